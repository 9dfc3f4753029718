package markdown

import "strings"

// valueOf gives what an expression of JSX stands for where that is plain to
// see: a string, a number, a picture that is required or that the post has
// imported. Any other is "".
func (p *parse) valueOf(expr string) string {
	if s, ok := unquoted(expr); ok {
		return sitePath(s)
	}
	if strings.Trim(expr, "0123456789") == "" {
		return expr
	}
	for _, call := range []string{"require(", "useBaseUrl(", "withBase("} {
		rest, ok := strings.CutPrefix(expr, call)
		arg, after, closed := strings.Cut(rest, ")")
		if s, quoted := unquoted(strings.TrimSpace(arg)); ok && closed && quoted && (after == "" || after == ".default") {
			return sitePath(s)
		}
	}
	return p.imports[strings.TrimSuffix(strings.TrimSuffix(expr, ".default"), ".src")]
}

// unquoted takes the quotation marks off a string of JavaScript.
func unquoted(s string) (string, bool) {
	inner := strings.Trim(s, "'\"`")
	return inner, len(inner) == len(s)-2
}

// maxImports bounds how many imports are kept.
const maxImports = 1000

// imported keeps what a line such as "import map from './map.png'" names, for
// pictures are shown by that name.
func (p *parse) imported(line string) {
	rest, ok := strings.CutPrefix(strings.TrimSuffix(line, ";"), "import ")
	name, from, found := strings.Cut(rest, " from ")
	if path, quoted := unquoted(strings.TrimSpace(from)); ok && found && quoted && isPicture(path) && len(p.imports) < maxImports {
		if p.imports == nil {
			p.imports = map[string]string{}
		}
		p.imports[strings.TrimSpace(name)] = sitePath(path)
	}
}

// sitePath gives what Docusaurus writes "@site/static/map.png".
func sitePath(s string) string {
	if rest, ok := strings.CutPrefix(s, "@site/"); ok {
		return "/" + rest
	}
	return s
}
