package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// sums writes what `sha256sum -c` reads, over the books, their covers and the
// other files of the catalogue.
func (c Catalog) sums(made []Output) Output {
	var lines []string
	for _, b := range c.Books {
		for _, f := range b.Files {
			lines = append(lines, sumLine(f.Sum, f.Path))
		}
		if b.Cover.Path != "" {
			lines = append(lines, sumLine(b.Cover.Sum, b.Cover.Path))
		}
	}
	for _, f := range made {
		sum := sha256.Sum256(f.Data)
		lines = append(lines, sumLine(hex.EncodeToString(sum[:]), f.Path))
	}
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
