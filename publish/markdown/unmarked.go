package markdown

import (
	"bytes"
	"strings"
)

// unmarked reads metadata that stands above the text without marks around it,
// and gives the text: Pandoc's title block, whose lines begin with "%", or the
// "Title: …" lines of Pelican and MultiMarkdown.
func (m *matter) unmarked() []byte {
	head := bytes.TrimLeft(m.text, "\n")
	first := strings.TrimRight(string(firstLine(head)), " \t")
	var body []byte
	switch {
	case strings.HasPrefix(first, "% "):
		body = m.titleBlock(head)
	case fieldLine(first) && strings.EqualFold(first[:min(len(first), 6)], "title:"):
		body = m.fieldLines(head)
	}
	if body == nil {
		return m.text
	}
	m.line = lineAt(m.text, len(m.text)-len(head))
	m.raw = head[:len(head)-len(body)]
	return body
}

// titleBlock reads up to three entries, title, authors and date; lines that
// begin with a space belong to the one before (Pandoc, "pandoc_title_block").
func (m *matter) titleBlock(text []byte) []byte {
	var entries []string
	rest := text
	for len(rest) > 0 {
		line := firstLine(rest)
		s := strings.TrimSpace(strings.TrimPrefix(string(line), "%"))
		switch {
		case len(line) > 0 && line[0] == '%' && len(entries) < 3:
			entries = append(entries, s)
		case len(line) > 0 && line[0] == ' ' && s != "":
			last := &entries[len(entries)-1]
			if len(entries) == 2 {
				*last += ";" // every author has a line
			}
			*last = strings.TrimSpace(*last + " " + s)
		default:
			m.values = titleEntries(entries)
			return rest
		}
		rest = rest[min(len(line)+1, len(rest)):]
	}
	m.values = titleEntries(entries)
	return rest
}

func titleEntries(entries []string) map[string]any {
	values := map[string]any{}
	for i, key := range []string{"title", "author", "date"} {
		if i >= len(entries) || entries[i] == "" {
			continue
		}
		values[key] = entries[i]
		if key == "author" && strings.Contains(entries[i], ";") {
			var names []any
			for _, name := range trimmed(strings.Split(entries[i], ";")) {
				names = append(names, name)
			}
			values[key] = names
		}
	}
	return values
}

// fieldLines reads lines of "Key: value" up to an empty one. There have to be
// two at least, for prose may begin like one.
func (m *matter) fieldLines(text []byte) []byte {
	values := map[string]any{}
	last := ""
	rest := text
	for len(rest) > 0 && len(values) < maxNesting {
		line := string(firstLine(rest))
		rest = rest[min(len(line)+1, len(rest)):]
		switch s := strings.TrimSpace(line); {
		case s == "":
			if len(values) < 2 {
				return nil
			}
			m.values = values
			return rest
		case line[0] == ' ' || line[0] == '\t':
			values[last] = values[last].(string) + " " + s
		case fieldLine(s):
			key, value, _ := strings.Cut(s, ":")
			last = strings.ToLower(key)
			values[last] = strings.TrimSpace(value)
		default:
			return nil
		}
	}
	return nil
}

// fieldLine tells "Key: value".
func fieldLine(s string) bool {
	key, value, ok := strings.Cut(s, ":")
	return ok && key != "" && len(key) < 30 && strings.IndexFunc(key, notName) < 0 && !strings.HasPrefix(value, "//")
}
