package svg

import (
	"cmp"
	"slices"
	"strings"
)

// These bound the work of matching, and what it gives.
const (
	maxRules    = 5_000
	maxMatches  = 20_000_000
	maxDeclared = 1_000_000
)

// declaration sets a property.
type declaration struct {
	name, value string
	important   bool
}

// rule is a selector with its declarations.
type rule struct {
	selector []compound // the last one is of the element itself
	weight   int        // specificity: ids, classes, types
	decls    []declaration
}

// compound is the simple selectors for one element: "rect.bar#first".
type compound struct {
	tag, id string
	classes []string
	child   bool // of the compound before, not of anything below it
}

// parseSheet reads a style sheet as far as drawings use it: types, classes,
// ids, descendants and children. At-rules and other selectors are passed over.
func parseSheet(css string) []rule {
	css = strings.NewReplacer("<!--", "", "-->", "").Replace(withoutComments(css))
	var rules []rule
	for len(rules) < maxRules {
		head, rest, ok := strings.Cut(css, "{")
		if !ok {
			break
		}
		if at := strings.TrimSpace(head); strings.HasPrefix(at, "@") {
			css = skipAtRule(css[strings.Index(css, "@"):])
			continue
		}
		body, rest, _ := strings.Cut(rest, "}")
		css = rest
		decls := parseDeclarations(body)
		for one := range strings.SplitSeq(head, ",") {
			if sel, weight := parseSelector(one); sel != nil {
				rules = append(rules, rule{sel, weight, decls})
			}
		}
	}
	slices.SortStableFunc(rules, func(a, b rule) int { return cmp.Compare(a.weight, b.weight) })
	return rules
}

func withoutComments(css string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(css, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
}

// skipAtRule passes over "@import …;" and "@media … { … }".
func skipAtRule(css string) string {
	depth := 0
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth <= 0 {
				return css[i+1:]
			}
		case ';':
			if depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}

// parseSelector gives nil for selectors that are not known.
func parseSelector(s string) (sel []compound, weight int) {
	child := false
	for part := range strings.FieldsSeq(strings.ReplaceAll(s, ">", " > ")) {
		if part == ">" {
			child = true
			continue
		}
		c, w, ok := parseCompound(part)
		if !ok {
			return nil, 0
		}
		c.child, child = child, false
		sel, weight = append(sel, c), weight+w
	}
	return sel, weight
}

func parseCompound(s string) (c compound, weight int, ok bool) {
	if s == ":root" {
		return compound{tag: "svg"}, 100, true
	}
	for s != "" {
		end := 1 + strings.IndexAny(s[1:], ".#")
		if end == 0 {
			end = len(s)
		}
		part := s[:end]
		s = s[end:]
		if strings.ContainsAny(part, ":[+~()\\") {
			return c, 0, false
		}
		switch {
		case part == "*":
		case part[0] == '.':
			c.classes = append(c.classes, part[1:])
			weight += 100
		case part[0] == '#':
			c.id = part[1:]
			weight += 10_000
		default:
			c.tag = part
			weight++
		}
	}
	return c, weight, true
}

// parseDeclarations reads "name: value; …", the text of a style attribute.
func parseDeclarations(s string) []declaration {
	var out []declaration
	for _, one := range splitTop(withoutComments(s), ';') {
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		d := declaration{name: strings.ToLower(strings.TrimSpace(name)), value: strings.TrimSpace(value)}
		if v, found := strings.CutSuffix(d.value, "important"); found {
			d.value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!"))
			d.important = true
		}
		out = append(out, plainDeclarations(d)...)
	}
	return out
}

// splitTop splits at a byte outside of brackets and quotes.
func splitTop(s string, sep byte) []string {
	var out []string
	depth, start := 0, 0
	var quote byte
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == sep && depth <= 0:
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

// plainDeclarations brings a declaration to what is known: functions of
// colour schemes and variables resolved, "font" taken apart.
func plainDeclarations(d declaration) []declaration {
	v, ok := plainValue(d.value)
	if !ok {
		return nil
	}
	d.value = v
	if d.name != "font" {
		return []declaration{d}
	}
	var out []declaration
	for _, f := range parseFont(v) {
		out = append(out, declaration{f[0], f[1], d.important})
	}
	return out
}

// plainValue takes the light one of light-dark(), and what var() falls back
// on; a variable without that leaves no value.
func plainValue(v string) (string, bool) {
	for range 8 {
		open := max(strings.LastIndex(v, "light-dark("), strings.LastIndex(v, "var("))
		if open < 0 {
			return v, v != ""
		}
		name, rest, _ := strings.Cut(v[open:], "(")
		end := closing(rest)
		args := splitTop(rest[:end], ',')
		with := ""
		if name == "light-dark" {
			with = args[0]
		} else if len(args) > 1 {
			with = strings.Join(args[1:], ",")
		}
		v = strings.TrimSpace(v[:open] + strings.TrimSpace(with) + rest[min(len(rest), end+1):])
	}
	return "", false
}

// closing gives the index of the bracket that closes one already open.
func closing(s string) int {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s)
}

// parseFont takes the shorthand apart: style and weight, size with an optional
// leading, families.
func parseFont(v string) [][2]string {
	var out [][2]string
	words := strings.Fields(v)
	for i, w := range words {
		switch {
		case w == "italic" || w == "oblique":
			out = append(out, [2]string{"font-style", w})
		case w == "bold" || w == "bolder" || w == "lighter" || len(w) == 3 && strings.HasSuffix(w, "00"):
			out = append(out, [2]string{"font-weight", w})
		case w[0] >= '0' && w[0] <= '9' || w[0] == '.':
			size, _, _ := strings.Cut(w, "/")
			out = append(out, [2]string{"font-size", size})
			return append(out, [2]string{"font-family", strings.Join(words[i+1:], " ")})
		}
	}
	return out
}
