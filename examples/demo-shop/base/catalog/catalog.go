// Package catalog holds what the shop sells.
package catalog

import (
	"fmt"
	"sort"
	"strings"
)

// Cents is an amount of money.
type Cents int64

// Product is one thing on the shelves.
type Product struct {
	SKU   string
	Name  string
	Price Cents
}

// Category is a node of the shop's tree of shelves.
type Category struct {
	Name     string
	Products []Product
	Children []*Category
}

// Catalog is the whole assortment. It never changes once it is made.
type Catalog struct {
	root  *Category
	all   []Product
	bySKU map[string]Product
}

// New makes an assortment of the given size, the same one every time.
func New(products int) *Catalog {
	c := &Catalog{root: &Category{Name: "shop"}, bySKU: make(map[string]Product, products)}
	shelves := grow(c.root, 6, 3)
	for i := range products {
		p := Product{
			SKU:   fmt.Sprintf("SKU-%08d", i*7919%100000000),
			Name:  nameOf(i),
			Price: Cents(199 + i*37%9000),
		}
		shelf := shelves[i%len(shelves)]
		shelf.Products = append(shelf.Products, p)
		c.all = append(c.all, p)
		c.bySKU[p.SKU] = p
	}
	return c
}

// Products returns the assortment in the order of its making.
func (c *Catalog) Products() []Product { return c.all }

// Find looks a product up by its number.
func (c *Catalog) Find(sku string) (Product, bool) {
	p, ok := c.bySKU[sku]
	return p, ok
}

// Search returns the products whose name contains every word, cheapest first.
func (c *Catalog) Search(query string, limit int) []Product {
	words := strings.Fields(strings.ToLower(query))
	hits := Filter(c.all, func(p Product) bool {
		name := strings.ToLower(p.Name)
		for _, word := range words {
			if !strings.Contains(name, word) {
				return false
			}
		}
		return true
	})
	sort.Slice(hits, func(i, j int) bool {
		if hits[i].Price != hits[j].Price {
			return hits[i].Price < hits[j].Price
		}
		return hits[i].SKU < hits[j].SKU
	})
	return hits[:min(limit, len(hits))]
}

// Counts returns the number of products below each category, by its path.
func (c *Catalog) Counts() map[string]int {
	counts := map[string]int{}
	c.root.count("", counts)
	return counts
}

// count adds a category and everything below it, deepest first.
func (c *Category) count(above string, counts map[string]int) int {
	path := above + "/" + c.Name
	n := len(c.Products)
	for _, child := range c.Children {
		n += child.count(path, counts)
	}
	counts[path] = n
	return n
}

// grow makes the tree below a category and returns its leaves.
func grow(c *Category, depth, width int) []*Category {
	if depth == 0 {
		return []*Category{c}
	}
	var leaves []*Category
	for i := range width {
		child := &Category{Name: fmt.Sprintf("%c%d", 'a'+depth, i)}
		c.Children = append(c.Children, child)
		leaves = append(leaves, grow(child, depth-1, width)...)
	}
	return leaves
}

func nameOf(i int) string {
	colours := []string{"Red", "Blue", "Green", "Oak", "Brass", "Linen"}
	things := []string{"Lamp", "Chair", "Kettle", "Rug", "Shelf", "Mirror", "Clock"}
	return fmt.Sprintf("%s %s No. %d", colours[i%len(colours)], things[i%len(things)], i)
}
