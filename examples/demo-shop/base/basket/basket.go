// Package basket keeps what customers are about to buy and what they bought.
package basket

import (
	"errors"
	"sync"
	"time"

	"github.com/lineflame/demo-shop/catalog"
)

// Item is a product in a basket.
type Item struct {
	Product  catalog.Product
	Quantity int
}

// Purchase is one line of an order that was placed.
type Purchase struct {
	SKU      string
	Quantity int
	At       time.Time
	Returned bool
}

// Quote is what a basket costs.
type Quote struct {
	Items    int
	Discount catalog.Cents
	Total    catalog.Cents
}

// Order is a basket at the till.
type Order struct {
	Customer string
	Items    []Item
	Quote    Quote
	At       time.Time
}

// ErrEmpty says that there is nothing to pay for.
var ErrEmpty = errors.New("the basket is empty")

// Store holds every customer's basket and history under one lock.
type Store struct {
	mu      sync.Mutex
	baskets map[string][]Item
	history map[string][]Purchase
}

// NewStore makes a store without customers.
func NewStore() *Store {
	return &Store{baskets: map[string][]Item{}, history: map[string][]Purchase{}}
}

// Import files purchases of the past, oldest first.
func (s *Store) Import(customer string, purchases []Purchase) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.history[customer] = append(s.history[customer], purchases...)
}

// Add puts a product into a basket and returns what the basket costs now.
func (s *Store) Add(customer string, p catalog.Product) Quote {
	s.mu.Lock()
	defer s.mu.Unlock()
	items := put(s.baskets[customer], p)
	s.baskets[customer] = items
	return s.quote(customer, items)
}

// Checkout prices a basket, empties it and files the order.
func (s *Store) Checkout(customer string, now time.Time) (Order, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	items := s.baskets[customer]
	if len(items) == 0 {
		return Order{}, ErrEmpty
	}
	order := Order{Customer: customer, Items: items, Quote: s.quote(customer, items), At: now}
	s.file(order)
	return order, nil
}

func (s *Store) quote(customer string, items []Item) Quote {
	saved := Discount(items, s.history[customer])
	return Quote{Items: len(items), Discount: saved, Total: subtotal(items) - saved}
}

// file moves an order from the baskets to the history, which keeps its size: the oldest purchases go.
func (s *Store) file(order Order) {
	delete(s.baskets, order.Customer)
	past := s.history[order.Customer]
	drop := min(len(order.Items), len(past))
	kept := append(past[:0], past[drop:]...)
	for _, item := range order.Items {
		kept = append(kept, Purchase{SKU: item.Product.SKU, Quantity: item.Quantity, At: order.At})
	}
	s.history[order.Customer] = kept
}

func put(items []Item, p catalog.Product) []Item {
	for i := range items {
		if items[i].Product.SKU == p.SKU {
			items[i].Quantity++
			return items
		}
	}
	return append(items, Item{Product: p, Quantity: 1})
}

func subtotal(items []Item) catalog.Cents {
	return catalog.SumBy(items, func(i Item) catalog.Cents {
		return i.Product.Price * catalog.Cents(i.Quantity)
	})
}
