// Command recorder builds each commit of the demo service, puts it under load on loopback, and writes
// its profiles, their index and golden data. The script "record" beside this folder calls it.
package main

import (
	"flag"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// commit is one state of the service and the part of the demo's hour in which it runs.
type commit struct {
	tag         string
	hash        string
	subject     string
	from, until int // seconds relative to now
}

func main() {
	history := flag.String("history", "", "git directory with the service's commits")
	build := flag.String("build", "", "folder to build the service in; its path shows in the profiles")
	out := flag.String("out", "", "folder for profiles and index")
	golden := flag.String("golden", "", "folder for golden data")
	flag.Parse()

	commits := []commit{
		{tag: "v1.0.0", from: -3600, until: -1800},
		{tag: "v1.1.0", from: -1800, until: -600},
		{tag: "v1.2.0", from: -600, until: 0},
	}
	clean(filepath.Join(*out, "profiles"))
	clean(*golden)
	index := newIndex()
	for i := range commits {
		c := &commits[i]
		c.hash = run(*history, "git", "rev-parse", c.tag+"^{commit}")
		c.subject = run(*history, "git", "log", "-1", "--format=%s", c.hash)
		binary := compile(*history, *build, c.hash)
		index.addCommit(*c, *build)
		for _, p := range record(binary, *c, *out) {
			index.addProfile(p)
			writeGolden(*out, p.File, *golden)
		}
		os.Remove(binary)
	}
	index.write(filepath.Join(*out, "index.json"))
}

// compile checks a commit out into the build folder, which loses what it held, and builds it.
func compile(history, build, hash string) string {
	clean(build)
	run(history, "sh", "-c", "git archive "+hash+" | tar -x -C '"+build+"'")
	binary := filepath.Join(os.TempDir(), "demo-shop-"+hash[:7])
	run(build, "go", "build", "-buildvcs=false", "-o", binary, ".")
	return binary
}

func clean(folder string) {
	check(os.RemoveAll(folder))
	check(os.MkdirAll(folder, 0o755))
}

// run returns what a command prints; a command that fails ends the recording.
func run(folder string, name string, arguments ...string) string {
	command := exec.Command(name, arguments...)
	command.Dir = folder
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		log.Fatalf("%s %s: %v", name, strings.Join(arguments, " "), err)
	}
	return strings.TrimSpace(string(output))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
