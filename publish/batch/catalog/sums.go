package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// sums are the lines of SHA256SUMS for the books and their covers.
func (c Catalog) sums() []string {
	var lines []string
	for _, b := range c.Books {
		for _, f := range b.Files {
			lines = append(lines, sumLine(f.Sum, f.Path))
		}
		for _, p := range []Picture{b.Cover, b.Thumb} {
			if p.Path != "" {
				lines = append(lines, sumLine(p.Sum, p.Path))
			}
		}
	}
	return lines
}

// sumOf is the line of a file of the catalogue.
func sumOf(o Output) string {
	sum := sha256.Sum256(o.Data)
	return sumLine(hex.EncodeToString(sum[:]), o.Path)
}

// sumsFile is what `sha256sum -c` reads.
func sumsFile(lines []string) Output {
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(name(a), name(b)) })
	return Output{"SHA256SUMS", []byte(strings.Join(lines, ""))}
}

func name(line string) string { return line[strings.Index(line, "  ")+2:] }

// sumLine escapes as coreutils do: a backslash before the sum says that there
// are some in the name.
func sumLine(sum, path string) string {
	escaped := strings.NewReplacer("\\", `\\`, "\n", `\n`, "\r", `\r`).Replace(path)
	if escaped != path {
		sum = `\` + sum
	}
	return sum + "  " + escaped + "\n"
}
