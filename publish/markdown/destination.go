package markdown

import (
	"bytes"
	"strings"
)

// destinations makes links of what goldmark would not see as links: it resolves
// the tags in destinations, [text]({{< ref "page.md" >}}), and writes the spaces
// in file names, ![](my photo.jpg), as URLs have them. Code is left alone, and
// no line moves.
func (c *converter) destinations(src []byte) []byte {
	if !bytes.Contains(src, []byte("](")) && !bytes.Contains(src, []byte("]: {")) {
		return src
	}
	out := make([]byte, 0, len(src)+len(src)/8)
	fence := ""
	line := c.lines.base
	for l := range bytes.Lines(src) {
		s := string(l)
		if mark := fenceMark(s); mark != "" && (fence == "" || strings.HasPrefix(mark, fence)) {
			if fence == "" {
				fence = mark
			} else {
				fence = ""
			}
		} else if fence == "" && strings.ContainsAny(s, "{ ") && strings.Contains(s, "]") && !strings.HasPrefix(s, "    ") {
			s = c.destinationLine(s, line)
		}
		out = append(out, s...)
		line++
	}
	return out
}

// fenceMark gives the backticks or tildes that a fence has.
func fenceMark(line string) string {
	line = strings.TrimLeft(line, " \t>")
	for _, c := range []string{"`", "~"} {
		if n := len(line) - len(strings.TrimLeft(line, c)); n >= 3 {
			return line[:n]
		}
	}
	return ""
}

// destinationLine resolves the tags after "](" and "]: " in a line.
func (c *converter) destinationLine(s string, line int) string {
	var b strings.Builder
	code := false
	for i := 0; i < len(s); {
		switch {
		case s[i] == '`':
			code = !code
		case !code && s[i] == ']' && (strings.HasPrefix(s[i:], "](") || strings.HasPrefix(s[i:], "]: ")):
			rest := s[i+2:]
			url, n := "", destinationEnd(rest)
			if n > 0 {
				url = c.linkURL(rest[:n], line)
			} else if n = spacedFile(rest); n > 0 && s[i+1] == '(' {
				url = strings.ReplaceAll(rest[:n], " ", "%20")
			} else {
				break
			}
			b.WriteString(s[:i+2] + url)
			s, i = rest[n:], 0
			continue
		}
		i++
	}
	b.WriteString(s)
	return b.String()
}

// destinationEnd gives the length of a destination with tags in it, 0 when
// there are none.
func destinationEnd(s string) int {
	tags := false
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '{':
			_, n, ok := readTag([]byte(s[i:]))
			if !ok || strings.Contains(s[i:i+n], "\n") {
				return 0
			}
			tags = true
			i += n
			continue
		case c == ')' || c == '\n' || c == ' ' && i > 0:
			if tags {
				return i
			}
			return 0
		}
		i++
	}
	return 0
}

// spacedFile gives the length of a file's name with spaces in it that a bracket
// begins with, 0 when it is none. A title after it is not part of it.
func spacedFile(s string) int {
	end := strings.IndexAny(s, ")\n\"<")
	if end < 0 || s[end] == '<' || s[end] == '\n' {
		return 0
	}
	name := strings.TrimRight(s[:end], " ")
	if !strings.Contains(name, " ") || strings.ContainsAny(name, "'(\\") {
		return 0
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || len(name)-dot > 6 || strings.ContainsAny(name[dot:], " ,;") || dot+1 == len(name) {
		return 0
	}
	return len(name)
}
