package main

import (
	"fmt"
	"log"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

const (
	rounds  = 3
	seconds = 10
	address = "127.0.0.1:18080"
)

// instance is one process of the service as the demo shows it.
type instance struct {
	name, region string
	rate         int // requests per second in the first round
}

var instances = []instance{{"shop-1", "eu", 1100}, {"shop-2", "us", 700}}

// kinds tells which profiles of a round are kept: the CPU of all, the rest of the first.
func kinds(round int) []string {
	if round == 1 {
		return []string{"cpu", "heap", "goroutine", "mutex", "block"}
	}
	return []string{"cpu"}
}

// record runs a binary once for each instance and round and returns the profiles it kept.
func record(binary string, c commit, out string) []profile {
	var profiles []profile
	folder := filepath.Join("profiles", c.hash)
	check(os.MkdirAll(filepath.Join(out, folder), 0o755))
	for _, at := range instances {
		for round := 1; round <= rounds; round++ {
			log.Printf("%s %s round %d", c.tag, at.name, round)
			written := serve(binary, at.rate*(5+round)/6)
			for _, kind := range kinds(round) {
				file := filepath.Join(folder, fmt.Sprintf("%s-%s-%d.pb.gz", kind, at.name, round))
				content, err := os.ReadFile(filepath.Join(written, kind+".pb.gz"))
				check(err)
				check(os.WriteFile(filepath.Join(out, file), content, 0o644))
				profiles = append(profiles, newProfile(file, c, kind, at, round))
			}
			check(os.RemoveAll(written))
		}
	}
	return profiles
}

// serve runs the service under load until it has written its profiles, and returns their folder.
func serve(binary string, rate int) string {
	folder, err := os.MkdirTemp("", "demo-shop-profiles")
	check(err)
	length := strconv.Itoa(seconds) + "s"
	server := exec.Command(binary, "-serve", address, "-record", folder, "-for", length)
	server.Stderr = os.Stderr
	check(server.Start())
	await()
	visitor := exec.Command(binary, "-visit", address, "-rate", strconv.Itoa(rate), "-for", length)
	check(visitor.Start())
	if err := server.Wait(); err != nil {
		log.Fatalf("the service failed: %v", err)
	}
	visitor.Process.Kill()
	visitor.Wait()
	return folder
}

// await returns once the service accepts connections.
func await() {
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		if connection, err := net.Dial("tcp", address); err == nil {
			connection.Close()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	log.Fatalf("nothing listens on %s", address)
}
