// Command go pushes profiles of every type with the Pyroscope SDK for Go: cpu, heap, goroutine, mutex and block, with labels of the
// program and labels of a piece of work.
package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"log"
	"os"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/grafana/pyroscope-go"
)

func main() {
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	profiler, err := pyroscope.Start(pyroscope.Config{
		ApplicationName:   "interop-go",
		ServerAddress:     os.Getenv("INTEROP_ADDRESS"),
		BasicAuthUser:     os.Getenv("INTEROP_USER"),
		BasicAuthPassword: os.Getenv("INTEROP_PASSWORD"),
		TenantID:          os.Getenv("INTEROP_TENANT"),
		UploadRate:        4 * time.Second,
		Logger:            errorsOnly{},
		Tags: map[string]string{
			"service_repository": os.Getenv("INTEROP_REPOSITORY"),
			"service_git_ref":    os.Getenv("INTEROP_COMMIT"),
			"service_root_path":  "interop/go",
			"region":             "eu-north",
		},
		ProfileTypes: []pyroscope.ProfileType{
			pyroscope.ProfileCPU,
			pyroscope.ProfileAllocObjects,
			pyroscope.ProfileAllocSpace,
			pyroscope.ProfileInuseObjects,
			pyroscope.ProfileInuseSpace,
			pyroscope.ProfileGoroutines,
			pyroscope.ProfileMutexCount,
			pyroscope.ProfileMutexDuration,
			pyroscope.ProfileBlockCount,
			pyroscope.ProfileBlockDuration,
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	seconds, err := strconv.Atoi(os.Getenv("INTEROP_SECONDS"))
	if err != nil {
		log.Fatal("INTEROP_SECONDS: ", err)
	}
	work(time.Now().Add(time.Duration(seconds) * time.Second))
	if err := profiler.Stop(); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("{\"cpuSeconds\": %f}\n", cpuSeconds())
}

var (
	lock  sync.Mutex
	kept  = map[string][]byte{}
	large [][]byte
)

// work burns CPU under two labels, allocates, and lets two goroutines wait for one lock.
func work(end time.Time) {
	var group sync.WaitGroup
	for _, controller := range []string{"slow", "fast"} {
		group.Go(func() {
			for i := 0; time.Now().Before(end); i++ {
				pyroscope.TagWrapper(context.Background(), pyroscope.Labels("controller", controller), func(context.Context) {
					keep(i%500, burn(i))
				})
			}
		})
	}
	group.Wait()
}

//go:noinline
func burn(seed int) []byte {
	sum := []byte(strconv.Itoa(seed))
	for range 2000 {
		hash := sha256.Sum256(sum) // hot
		sum = hash[:]
	}
	return sum
}

//go:noinline
func keep(i int, sum []byte) {
	lock.Lock()
	defer lock.Unlock()
	time.Sleep(100 * time.Microsecond) // held
	kept[strconv.Itoa(i)] = sum
	if len(large) < 40 {
		large = append(large, make([]byte, 1<<20)) // allocated
	}
}

func cpuSeconds() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

// errorsOnly is a logger for the SDK that keeps quiet while all is well.
type errorsOnly struct{}

func (errorsOnly) Infof(string, ...any)              {}
func (errorsOnly) Debugf(string, ...any)             {}
func (errorsOnly) Errorf(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
