// Command push-go is a program that profiles itself and pushes to Lineflame with the Pyroscope SDK for Go.
//
// What makes source appear next to the costs are the three labels below: where the code is, which commit was
// built, and (only when the module is not at the repository's root) in which folder.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/grafana/pyroscope-go"
)

func main() {
	address := flag.String("address", "http://127.0.0.1:4040", "Lineflame's address")
	repository := flag.String("repository", "https://github.com/lineflame/lineflame", "label service_repository")
	ref := flag.String("ref", "main", "label service_git_ref: the commit, tag or branch that was built")
	rootPath := flag.String("root-path", "examples/push-go", "label service_root_path")
	duration := flag.Duration("duration", 30*time.Second, "how long to run")
	upload := flag.Duration("upload", 5*time.Second, "how often to push")
	flag.Parse()

	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)

	profiler, err := pyroscope.Start(pyroscope.Config{
		ApplicationName: "push-go",
		ServerAddress:   *address,
		UploadRate:      *upload,
		Logger:          errorsOnly{},
		Tags: map[string]string{
			"service_repository": *repository,
			"service_git_ref":    *ref,
			"service_root_path":  *rootPath,
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
	work(*duration)
	if err := profiler.Stop(); err != nil {
		log.Fatal(err)
	}
}

// work burns CPU, allocates and contends for a lock until the time is over.
func work(duration time.Duration) {
	var (
		lock   sync.Mutex
		prints = map[string]int{}
		group  sync.WaitGroup
		end    = time.Now().Add(duration)
	)
	for worker := range 2 {
		group.Go(func() {
			for i := 0; time.Now().Before(end); i++ {
				print := fingerprint(worker, i%1000)
				lock.Lock()
				prints[print]++
				time.Sleep(10 * time.Microsecond)
				lock.Unlock()
			}
		})
	}
	group.Wait()
	fmt.Printf("%d fingerprints\n", len(prints))
}

func fingerprint(worker, i int) string {
	sum := []byte(fmt.Sprint(worker, i))
	for range 200 {
		hash := sha256.Sum256(sum)
		sum = hash[:]
	}
	return fmt.Sprintf("%x", sum)
}

// errorsOnly is a logger for the SDK that keeps quiet while all is well.
type errorsOnly struct{}

func (errorsOnly) Infof(string, ...any)              {}
func (errorsOnly) Debugf(string, ...any)             {}
func (errorsOnly) Errorf(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
