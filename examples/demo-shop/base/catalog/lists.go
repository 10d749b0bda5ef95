package catalog

// Filter returns the items that are to be kept, in their order.
func Filter[T any](items []T, keep func(T) bool) []T {
	var kept []T
	for _, item := range items {
		if keep(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

// SumBy adds up one number of each item.
func SumBy[T any, N ~int | ~int64](items []T, number func(T) N) N {
	var sum N
	for _, item := range items {
		sum += number(item)
	}
	return sum
}
