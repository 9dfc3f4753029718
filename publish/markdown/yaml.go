package markdown

import (
	"bytes"
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

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
	if bytes.IndexByte(data, '*') >= 0 {
		if err := unfolds(data); err != nil {
			return nil, err
		}
	}
	var v any
	// Jekyll's and Hugo's parsers take a key twice, so a post may have it.
	dec := yaml.NewDecoder(bytes.NewReader(data), yaml.AllowDuplicateMapKey())
	if err := dec.Decode(&v); err != nil && len(bytes.TrimSpace(data)) > 0 {
		return nil, err
	}
	return v, nil
}

// maxUnfolded is how many values front matter may have once each reference is
// what it refers to: an anchor of ten references to an anchor of ten, and so
// on, is the classic way to a full memory.
const maxUnfolded = 100_000

// unfolds refuses YAML that is small only as it is written.
func unfolds(data []byte) error {
	f, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return err
	}
	c := valueCount{anchors: map[string]int{}}
	for _, d := range f.Docs {
		ast.Walk(&c, d.Body)
	}
	if c.n > maxUnfolded {
		return errors.New("references to anchors that make it too large")
	}
	return nil
}

// valueCount counts values; those that a reference stands for count again.
type valueCount struct {
	n       int
	anchors map[string]int // what is in each
}

// Visit counts one node.
func (c *valueCount) Visit(node ast.Node) ast.Visitor {
	switch node := node.(type) {
	case *ast.AliasNode:
		c.add(c.anchors[node.Value.GetToken().Value])
		return nil
	case *ast.AnchorNode:
		in := valueCount{anchors: c.anchors}
		ast.Walk(&in, node.Value)
		c.anchors[node.Name.GetToken().Value] = in.n
		c.add(in.n)
		return nil
	}
	c.add(1)
	return c
}

func (c *valueCount) add(n int) { c.n = min(c.n+n, maxUnfolded+1) }

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
