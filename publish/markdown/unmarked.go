package markdown

import (
	"bytes"
	"strings"
)

// unmarked reads metadata that stands above the text without marks around it,
// and gives the text: Pandoc's title block, whose lines begin with "%", or the
// "Title: …" lines of Pelican and MultiMarkdown.
func (m *matter) unmarked() ([]byte, error) {
	head := bytes.TrimLeft(m.text, "\n")
	if body, ok, err := m.unopened(head); ok {
		return body, err
	}
	first := strings.TrimRight(string(firstLine(head)), " \t")
	var body []byte
	switch {
	case strings.HasPrefix(first, "% "):
		body = m.titleBlock(head)
	case fieldLine(first) && strings.EqualFold(first[:min(len(first), 6)], "title:"):
		body = m.fieldLines(head)
	}
	if body == nil {
		return m.text, nil
	}
	m.line = lineAt(m.text, len(m.text)-len(head))
	m.raw = head[:len(head)-len(body)]
	return body, nil
}

// unopened reads YAML that only ends with a mark, as Hexo takes it. Lines of
// prose over a "---" are a heading, so every line has to look like YAML, and one
// of them has to be a title or a date.
func (m *matter) unopened(text []byte) (body []byte, ok bool, err error) {
	telling := false
	at, keys := 0, 0
	for at < len(text) {
		line := string(firstLine(text[at:]))
		next := min(at+len(line)+1, len(text))
		switch s := strings.TrimSpace(line); {
		case s == "---":
			if !telling || keys < 2 {
				return nil, false, nil
			}
			m.raw, m.line = text[:at], lineAt(m.text, len(m.text)-len(text))
			return text[next:], true, m.take(m.yaml)
		case fieldLine(s):
			key, _, _ := strings.Cut(strings.ToLower(s), ":")
			telling = telling || key == "title" || key == "date"
			keys++
		case line == "" || line[0] != ' ' && line[0] != '\t' && !strings.HasPrefix(line, "- "):
			return nil, false, nil
		}
		at = next
	}
	return nil, false, nil
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
