package basket

import "github.com/lineflame/demo-shop/catalog"

// Discount is what a loyal customer saves: one percent of an item's price for each time it was bought
// before, ten percent at most.
func Discount(items []Item, history []Purchase) catalog.Cents {
	bought := make(map[string]int, len(items))
	for i := range items {
		bought[items[i].Product.SKU] = 0
	}
	for i := range history {
		if times, wanted := bought[history[i].SKU]; wanted {
			bought[history[i].SKU] = times + history[i].Quantity
		}
	}
	var saved catalog.Cents
	for i := range items {
		saved += percent(items[i].Product.Price, min(bought[items[i].Product.SKU], 10))
	}
	return saved
}

func percent(price catalog.Cents, n int) catalog.Cents {
	return price * catalog.Cents(n) / 100
}
