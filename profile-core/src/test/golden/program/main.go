// Command golden burns CPU, memory, locks and channels in every shape that counting has to get right, and writes the
// profiles: recursion (direct, mutual, at two call sites), inlined leaves, generics, closures, methods, goroutines.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

func main() {
	folder := os.Args[1]
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	runtime.MemProfileRate = 512

	cpu := create(folder, "cpu")
	check(pprof.StartCPUProfile(cpu))
	work(2500 * time.Millisecond)
	pprof.StopCPUProfile()
	check(cpu.Close())

	parked := make(chan int)
	park(parked, 3)
	for _, name := range []string{"heap", "mutex", "block", "goroutine"} {
		file := create(folder, name)
		check(pprof.Lookup(name).WriteTo(file, 0))
		check(file.Close())
	}
	runtime.KeepAlive(kept)
}

func create(folder, name string) *os.File {
	file, err := os.Create(filepath.Join(folder, name+".pb.gz"))
	check(err)
	return file
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func work(duration time.Duration) {
	var waiting sync.WaitGroup
	var lock sync.Mutex
	end := time.Now().Add(duration)
	for worker := 0; worker < 2; worker++ {
		waiting.Add(1)
		go func() {
			defer waiting.Done()
			for time.Now().Before(end) {
				round(&lock)
			}
		}()
	}
	waiting.Wait()
}

func round(lock *sync.Mutex) {
	sink += fib(18) + even(300)
	sink += sumOf([]int{3, 5, 7}, func(i int) int { return spin(i * 900) })
	sink += int(sumOf([]float64{1, 2}, func(f float64) float64 { return float64(spin(int(f) * 900)) }))
	lock.Lock()
	kept = append(kept, node(4))
	if len(kept) > 200 {
		kept = kept[:20]
	}
	sink += spin(2000)
	lock.Unlock()
}

func park(channel chan int, count int) {
	for i := 0; i < count; i++ {
		go func() { <-channel }()
	}
	time.Sleep(10 * time.Millisecond)
}
