// Command demo-shop serves a small shop over HTTP.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"net/http"
	"runtime"
	"time"

	"github.com/lineflame/demo-shop/basket"
	"github.com/lineflame/demo-shop/catalog"
	"github.com/lineflame/demo-shop/receipt"
)

func main() {
	runtime.MemProfileRate = 32 << 10 // finer than usual: the shop is small
	address := flag.String("serve", "localhost:8080", "address to listen on")
	target := flag.String("visit", "", "address of a shop to send requests to, instead of serving")
	rate := flag.Int("rate", 500, "requests per second to send when visiting")
	record := flag.String("record", "", "folder to write profiles to, after which the shop closes")
	length := flag.Duration("for", 10*time.Second, "how long to visit or record")
	flag.Parse()

	products := catalog.New(2400)
	if *target != "" {
		visit("http://"+*target, *rate, *length, products.Products())
		return
	}
	s := newShop(products)
	if *record == "" {
		log.Fatal(http.ListenAndServe(*address, s.routes()))
	}
	go func() { log.Fatal(http.ListenAndServe(*address, s.routes())) }()
	if err := profile(*record, *length); err != nil {
		log.Fatal(err)
	}
}

type shop struct {
	catalog *catalog.Catalog
	baskets *basket.Store
	archive *receipt.Archive
}

func newShop(assortment *catalog.Catalog) *shop {
	s := &shop{
		catalog: assortment,
		baskets: basket.NewStore(),
		archive: receipt.NewArchive(2, 4096),
	}
	for _, customer := range customers {
		s.baskets.Import(customer, pastPurchases(assortment.Products(), 6_000))
	}
	return s
}

func pastPurchases(products []catalog.Product, n int) []basket.Purchase {
	purchases := make([]basket.Purchase, 0, n)
	start, step := time.Now().AddDate(-2, 0, 0), 2*365*24*time.Hour/time.Duration(n)
	for i := range n {
		purchases = append(purchases, basket.Purchase{
			SKU:      products[i*31%len(products)].SKU,
			Quantity: 1 + i%2,
			At:       start.Add(time.Duration(i) * step),
			Returned: i%9 == 0,
		})
	}
	return purchases
}

func (s *shop) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /search", func(w http.ResponseWriter, r *http.Request) {
		answer(w, s.catalog.Search(r.FormValue("q"), 20))
	})
	mux.HandleFunc("GET /categories", func(w http.ResponseWriter, r *http.Request) {
		answer(w, s.catalog.Counts())
	})
	mux.HandleFunc("POST /basket/{customer}", s.add)
	mux.HandleFunc("POST /checkout/{customer}", s.checkout)
	return mux
}

func (s *shop) add(w http.ResponseWriter, r *http.Request) {
	product, ok := s.catalog.Find(r.FormValue("sku"))
	if !ok {
		http.Error(w, "no such product", http.StatusNotFound)
		return
	}
	answer(w, s.baskets.Add(r.PathValue("customer"), product))
}

func (s *shop) checkout(w http.ResponseWriter, r *http.Request) {
	order, err := s.baskets.Checkout(r.PathValue("customer"), time.Now())
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	s.archive.File(order)
	w.Write(receipt.Print(order))
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(value); err != nil {
		log.Print(err)
	}
}
