package main

import (
	"bytes"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// The function to look at in the demo, and a text that only its expensive line holds.
const (
	guiltyFunction    = "github.com/lineflame/demo-shop/basket.Discount"
	guiltyDeclaration = "func Discount("
	guiltyText        = "history[j].SKU == items[i].Product.SKU"
	regression        = "v1.1.0"
)

// index is what the server reads; examples/README.md describes it.
type index struct {
	Format     int           `json:"format"`
	Service    string        `json:"service"`
	Repository string        `json:"repository"`
	RootPath   string        `json:"rootPath"`
	GoVersion  string        `json:"goVersion"`
	Bundle     string        `json:"bundle"`
	Guilty     place         `json:"guilty"`
	Commits    []indexCommit `json:"commits"`
	Profiles   []profile     `json:"profiles"`
}

type indexCommit struct {
	Ref      string `json:"ref"`
	Tag      string `json:"tag"`
	Subject  string `json:"subject"`
	From     int    `json:"fromSeconds"`
	Until    int    `json:"untilSeconds"`
	Function place  `json:"function"`
}

type place struct {
	Ref       string `json:"ref"`
	Function  string `json:"function"`
	File      string `json:"file"`
	Path      string `json:"path"`
	StartLine int    `json:"startLine"`
	Line      int    `json:"line"` // 0: this commit has no such line
}

type profile struct {
	File    string            `json:"file"`
	Ref     string            `json:"ref"`
	Kind    string            `json:"kind"`
	Labels  map[string]string `json:"labels"`
	Seconds int               `json:"durationSeconds"`
	From    int               `json:"fromSeconds"`
	Until   int               `json:"untilSeconds"`
	Every   int               `json:"everySeconds"`
}

func newIndex() *index {
	return &index{
		Format:     1,
		Service:    "demo-shop",
		Repository: "https://github.com/lineflame/demo-shop",
		GoVersion:  runtime.Version(),
		Bundle:     "demo-shop.bundle",
	}
}

// newProfile puts a recorded profile on the schedule: rounds take turns, half a minute each.
func newProfile(file string, c commit, kind string, at instance, round int) profile {
	p := profile{
		File: filepath.ToSlash(file), Ref: c.hash, Kind: kind, Seconds: seconds,
		Labels: map[string]string{"instance": at.name, "region": at.region},
		From:   c.from, Until: c.until, Every: 60,
	}
	if kind == "cpu" {
		p.From, p.Every = c.from+30*(round-1), 30*rounds
	}
	return p
}

func (x *index) addProfile(p profile) { x.Profiles = append(x.Profiles, p) }

// addCommit finds the guilty function and line in the sources of the commit in the build folder.
func (x *index) addCommit(c commit, build string) {
	paths, err := filepath.Glob(filepath.Join(build, "basket", "*.go"))
	check(err)
	for _, path := range paths {
		content, err := os.ReadFile(path)
		check(err)
		start := lineOf(string(content), guiltyDeclaration)
		if start == 0 {
			continue
		}
		p := place{
			Ref: c.hash, Function: guiltyFunction, File: path, Path: "basket/" + filepath.Base(path),
			StartLine: start, Line: lineOf(string(content), guiltyText),
		}
		x.Commits = append(x.Commits, indexCommit{c.hash, c.tag, c.subject, c.from, c.until, p})
		if c.tag == regression {
			x.Guilty = p
		}
		return
	}
	log.Fatalf("%s has no %q", c.tag, guiltyDeclaration)
}

// lineOf returns the number of the first line that holds a text, 1-based, or 0.
func lineOf(content, text string) int {
	before, _, found := strings.Cut(content, text)
	if !found {
		return 0
	}
	return strings.Count(before, "\n") + 1
}

func (x *index) write(file string) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", "  ")
	check(encoder.Encode(x))
	check(os.WriteFile(file, out.Bytes(), 0o644))
}
