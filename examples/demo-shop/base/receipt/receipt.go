// Package receipt prints orders.
package receipt

import (
	"bytes"
	"encoding/hex"
	"sync"
	"text/template"

	"github.com/lineflame/demo-shop/basket"
	"github.com/lineflame/demo-shop/catalog"
)

var layout = template.Must(template.New("receipt").
	Funcs(template.FuncMap{"euro": euro}).
	Parse(`{{.Customer}}  {{.At.Format "2006-01-02 15:04"}}
{{range .Items}}{{printf "%3d x %-24s" .Quantity .Product.Name}} {{euro .Product.Price}}
{{end}}saved {{euro .Quote.Discount}}
total {{euro .Quote.Total}}
`))

// Archive prints receipts in the background and keeps the last of them.
type Archive struct {
	queue chan basket.Order
	mu    sync.RWMutex
	last  [][]byte
	next  int
}

// NewArchive starts the given number of printers.
func NewArchive(printers, keep int) *Archive {
	a := &Archive{queue: make(chan basket.Order, 4), last: make([][]byte, keep)}
	for range printers {
		go a.work()
	}
	return a
}

// File queues an order for the archive and waits when the printers are behind.
func (a *Archive) File(order basket.Order) { a.queue <- order }

func (a *Archive) work() {
	for order := range a.queue {
		text := Print(order)
		a.mu.Lock()
		a.last[a.next%len(a.last)] = text
		a.next++
		a.mu.Unlock()
	}
}

// Print lays an order out as text with a signature line.
func Print(order basket.Order) []byte {
	var out bytes.Buffer
	if err := layout.Execute(&out, order); err != nil {
		return []byte(err.Error())
	}
	out.WriteString("signed " + Sign(out.Bytes()) + "\n")
	return out.Bytes()
}

const rounds = 400

// Sign is a checksum that takes some work to forge.
func Sign(text []byte) string {
	h := uint64(0xcbf29ce484222325)
	for range rounds {
		for _, b := range text {
			h = mix(h, b)
		}
	}
	var raw [8]byte
	for i := range raw {
		raw[i] = byte(h >> (8 * i))
	}
	return hex.EncodeToString(raw[:])
}

// mix is one step of FNV-1a.
func mix(h uint64, b byte) uint64 {
	return (h ^ uint64(b)) * 0x100000001b3
}

func euro(c catalog.Cents) string {
	digits := []byte{byte('0' + c/10%10), byte('0' + c%10)}
	whole := []byte{}
	for rest := c / 100; rest > 0 || len(whole) == 0; rest /= 10 {
		whole = append([]byte{byte('0' + rest%10)}, whole...)
	}
	return string(whole) + "." + string(digits) + " EUR"
}
