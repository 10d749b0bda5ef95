package main

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"
)

// profile writes one profile of each kind to the folder: the CPU of the given time, the others since the start.
func profile(folder string, length time.Duration) error {
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(10_000)
	cpu, err := os.Create(filepath.Join(folder, "cpu.pb.gz"))
	if err != nil {
		return err
	}
	defer cpu.Close()
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return err
	}
	time.Sleep(length)
	pprof.StopCPUProfile()
	runtime.GC()
	for _, kind := range []string{"heap", "goroutine", "mutex", "block"} {
		if err := write(filepath.Join(folder, kind+".pb.gz"), kind); err != nil {
			return err
		}
	}
	return nil
}

func write(name, kind string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return pprof.Lookup(kind).WriteTo(file, 0)
}
