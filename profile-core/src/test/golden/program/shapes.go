package main

var (
	sink int
	kept []*tree
)

type tree struct {
	left, right *tree
	payload     [64]byte
}

// node allocates recursively, from two lines.
func node(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{
		left:  node(depth - 1),
		right: node(depth - 1),
	}
}

// fib calls itself twice on one line.
func fib(n int) int {
	if n < 2 {
		return mix(n)
	}
	return fib(n-1) + fib(n-2)
}

// even and odd call each other.
//
//go:noinline
func even(n int) int {
	if n == 0 {
		return spin(500)
	}
	return odd(n-1) + mix(n)
}

//go:noinline
func odd(n int) int {
	return even(n-1) + mix(mix(n))
}

// mix is small enough to be inlined everywhere.
func mix(n int) int {
	n ^= n << 13
	n ^= n >> 7
	return n ^ n<<17
}

//go:noinline
func spin(n int) int {
	value := 1
	for i := 0; i < n; i++ {
		value = mix(value + i)
	}
	return value
}

type number interface{ ~int | ~float64 }

// sumOf is generic, and calls a closure.
func sumOf[T number](values []T, each func(T) T) T {
	var sum T
	for _, value := range values {
		sum += each(value)
	}
	return sum
}
