// Command mktries packs hyphenation patterns of TeX's hyph-utf8 package into
// the tries that package hyphen embeds.
//
//	go run ./mktries -from hyph-utf8/patterns/tex -to tries
//
// Of each language's hyph-NAME.tex it takes the groups \patterns and
// \hyphenation.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/octavo-press/octavo/render/layout/para/hyphen/internal/pack"
)

// languages are those whose patterns may be given on, by the names of their
// tries; NOTICE.md has the licences.
const languages = `be bg ca cy da de el en-gb en-us es et fi fr ga gl hr hu is
	it la lt nl no oc pl pt ru sl sv th tr uk`

func main() {
	log.SetFlags(0)
	from := flag.String("from", ".", "folder of hyph-NAME.tex")
	to := flag.String("to", "tries", "folder of NAME.trie")
	flag.Parse()
	for name := range strings.FieldsSeq(languages) {
		if err := convert(name, *from, *to); err != nil {
			log.Fatalf("mktries: %v", err)
		}
	}
}

// source gives the name that TeX has for a language's patterns.
func source(name string) string {
	switch name {
	case "de":
		return "hyph-de-1996.tex"
	case "el":
		return "hyph-el-monoton.tex"
	}
	return "hyph-" + name + ".tex"
}

func convert(name, from, to string) error {
	text, err := os.ReadFile(filepath.Join(from, source(name)))
	if err != nil {
		return err
	}
	tex := uncomment(string(text))
	t := pack.New()
	for p := range strings.FieldsSeq(group(tex, `\patterns`)) {
		if err := t.AddPattern(p); err != nil {
			return fmt.Errorf("%s: %w", source(name), err)
		}
	}
	for w := range strings.FieldsSeq(group(tex, `\hyphenation`)) {
		t.AddException(w)
	}
	return os.WriteFile(filepath.Join(to, name+".trie"), t.Encode(), 0o644)
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
