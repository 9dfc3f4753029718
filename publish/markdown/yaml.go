package markdown

import (
	"bytes"
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// maxAliases bounds what references to anchors can grow to: thirty at most
// make 3^10 copies, the largest product of so many.
const maxAliases = 30

// yaml decodes YAML. Lines indented with tabs are no YAML, but Hexo takes
// them, so they are mended where nothing else helps.
func (m *matter) yaml(data []byte) (any, error) {
	v, err := decodeYAML(data)
	if err == nil {
		return v, nil
	}
	mended, line := untab(data)
	if line == 0 {
		return nil, err
	}
	if v, again := decodeYAML(mended); again == nil {
		m.warn("front-matter-tabs", m.line+line-1, "tabs indent the front matter; YAML wants spaces")
		return v, nil
	}
	return nil, err
}

func decodeYAML(data []byte) (any, error) {
	if bytes.IndexByte(data, '*') >= 0 && aliases(data) > maxAliases {
		return nil, errors.New("too many references to anchors")
	}
	var v any
	// Jekyll's and Hugo's parsers take a key twice, so a post may have it.
	dec := yaml.NewDecoder(bytes.NewReader(data), yaml.AllowDuplicateMapKey())
	if err := dec.Decode(&v); err != nil && len(bytes.TrimSpace(data)) > 0 {
		return nil, err
	}
	return v, nil
}

func aliases(data []byte) int {
	n := 0
	for _, t := range lexer.Tokenize(string(data)) {
		if t.Type == token.AliasType {
			n++
		}
	}
	return n
}

// untab puts two spaces for each tab that begins a line, as Hexo does, and
// gives the first such line, 0 when there is none.
func untab(data []byte) (mended []byte, first int) {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		rest := bytes.TrimLeft(line, "\t")
		tabs := len(line) - len(rest)
		if tabs > 0 && first == 0 {
			first = n
		}
		mended = append(mended, strings.Repeat("  ", tabs)...)
		mended = append(mended, rest...)
	}
	return mended, first
}

// yamlError gives the line within the front matter and what is wrong there.
func yamlError(err error) (line int, message string) {
	var ye yaml.Error
	if !errors.As(err, &ye) {
		return 0, err.Error()
	}
	if t := ye.GetToken(); t != nil && t.Position != nil {
		line = t.Position.Line
	}
	return line, ye.GetMessage()
}
