package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/lineflame/demo-shop/catalog"
)

var customers = []string{"ada", "ben", "cleo", "dev", "eva", "finn", "gus", "hana"}

// visit sends requests at a steady rate, each customer one after the other.
func visit(base string, rate int, length time.Duration, products []catalog.Product) {
	end := time.After(length)
	done := make(chan struct{})
	var group sync.WaitGroup
	pause := time.Second * time.Duration(len(customers)) / time.Duration(rate)
	for n, customer := range customers {
		group.Add(1)
		go func() {
			defer group.Done()
			shopping(base, customer, products, n, pause, done)
		}()
	}
	<-end
	close(done)
	group.Wait()
}

// shopping is one customer: looks around, fills a basket and goes to the till, over and over.
func shopping(base, customer string, products []catalog.Product, seed int, pause time.Duration, done <-chan struct{}) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for i := seed * 101; ; i++ {
		select {
		case <-done:
			return
		case <-tick.C:
		}
		switch product := products[i*13%len(products)]; {
		case i%60 == 59:
			call("POST", base+"/checkout/"+customer)
		case i%30 == 14:
			call("GET", base+"/categories")
		case i%5 == 0:
			call("GET", base+"/search?q="+url.QueryEscape(fmt.Sprintf("lamp no. %d", i%10)))
		default:
			call("POST", base+"/basket/"+customer+"?sku="+product.SKU)
		}
	}
}

func call(method, address string) {
	request, err := http.NewRequest(method, address, nil)
	if err != nil {
		log.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Print(err)
		return
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
}
