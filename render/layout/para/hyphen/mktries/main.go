// Command mktries packs hyphenation patterns of TeX's hyph-utf8 package into
// the tries that package hyphen embeds.
//
//	go run ./mktries -from hyph-utf8/patterns/tex -to tries
//
// It reads every hyph-NAME.tex of the folder, of which it takes the groups
// \patterns and \hyphenation, and writes NAME.trie.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", ".", "folder of hyph-NAME.tex")
	to := flag.String("to", "tries", "folder of NAME.trie")
	flag.Parse()
	files, err := filepath.Glob(filepath.Join(*from, "hyph-*.tex"))
	if err != nil || len(files) == 0 {
		log.Fatalf("mktries: no hyph-*.tex in %s", *from)
	}
	for _, file := range files {
		if err := convert(file, *to); err != nil {
			log.Fatalf("mktries: %v", err)
		}
	}
}

func convert(file, to string) error {
	source, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text := uncomment(string(source))
	t := newTrie()
	for p := range strings.FieldsSeq(group(text, `\patterns`)) {
		if err := t.addPattern(p); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	for w := range strings.FieldsSeq(group(text, `\hyphenation`)) {
		t.addException(w)
	}
	name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "hyph-"), ".tex")
	return os.WriteFile(filepath.Join(to, name+".trie"), t.encode(), 0o644)
}

// uncomment drops what follows a per cent sign on a line.
func uncomment(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		line, _, _ = strings.Cut(line, "%")
		b.WriteString(strings.TrimRight(line, "\n"))
		b.WriteByte('\n')
	}
	return b.String()
}

// group gives the braced text after a command.
func group(s, command string) string {
	_, s, ok := strings.Cut(s, command)
	if !ok {
		return ""
	}
	_, s, _ = strings.Cut(s, "{")
	s, _, _ = strings.Cut(s, "}")
	return s
}
