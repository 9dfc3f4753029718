package doc

import (
	"reflect"
	"time"
	"unicode"
	"unicode/utf8"
)

// Version is the version of the JSON form. It changes when a program that
// reads the form would have to.
//
// The form, for filters in any language: an object with "version", "file" (the
// file of every node that names no other), "meta" and "blocks". A node is an
// object with "type", the Go name of its type, and its fields in lower camel
// case ("runIn", "colSpan"); those that are empty, zero or false are left out.
// Dates are RFC 3339. Order of keys means nothing.
const Version = 1

// maxDepth is how many nodes may lie within one another. It is far above what
// a parser of posts lets through, and far below what fills a stack.
const maxDepth = 1000

// The codec reads the tree's own types instead of a second set of structs that
// would have to follow them: a new node only needs its line in newNode, and
// the sample test fails until it is there.

var (
	blockType  = reflect.TypeFor[Block]()
	inlineType = reflect.TypeFor[Inline]()
	timeType   = reflect.TypeFor[time.Time]()
	posType    = reflect.TypeFor[Pos]()
)

// newNode gives an empty node of the type with this name, or nil.
func newNode(name string) Node {
	switch name {
	case "Section":
		return new(Section)
	case "Paragraph":
		return new(Paragraph)
	case "Quote":
		return new(Quote)
	case "PullQuote":
		return new(PullQuote)
	case "Callout":
		return new(Callout)
	case "Verse":
		return new(Verse)
	case "Figure":
		return new(Figure)
	case "Table":
		return new(Table)
	case "List":
		return new(List)
	case "Definitions":
		return new(Definitions)
	case "CodeBlock":
		return new(CodeBlock)
	case "MathBlock":
		return new(MathBlock)
	case "SceneBreak":
		return new(SceneBreak)
	case "Div":
		return new(Div)
	}
	if n := newInline(name); n != nil {
		return n
	}
	return nil
}

func newInline(name string) Inline {
	switch name {
	case "Text":
		return new(Text)
	case "Emphasis":
		return new(Emphasis)
	case "Strong":
		return new(Strong)
	case "Strike":
		return new(Strike)
	case "Code":
		return new(Code)
	case "Link":
		return new(Link)
	case "Image":
		return new(Image)
	case "Note":
		return new(Note)
	case "Math":
		return new(Math)
	case "LineBreak":
		return new(LineBreak)
	case "Superscript":
		return new(Superscript)
	case "Subscript":
		return new(Subscript)
	case "SmallCaps":
		return new(SmallCaps)
	case "Ruby":
		return new(Ruby)
	case "Span":
		return new(Span)
	}
	return nil
}

// isNode tells structs that are nodes of a sum, and so carry "type".
func isNode(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(blockType) || p.Implements(inlineType)
}

// fields calls f for every field of a struct by its JSON name, those of
// embedded structs as its own, until f fails. An embedded Pos is not among
// them, for its file is written only where it differs.
func fields(v reflect.Value, f func(name string, v reflect.Value) error) error {
	for i := range v.NumField() {
		sf := v.Type().Field(i)
		var err error
		switch {
		case sf.Anonymous && sf.Type == posType:
		case sf.Anonymous:
			err = fields(v.Field(i), f)
		default:
			err = f(jsonName(sf.Name), v.Field(i))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// jsonName lowers the first letter, or all of an abbreviation: "url", "id".
func jsonName(name string) string {
	switch name {
	case "URL":
		return "url"
	case "ID":
		return "id"
	}
	r, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[n:]
}

// posOf gives the position in a struct that embeds one.
func posOf(v reflect.Value) (reflect.Value, bool) {
	f := v.FieldByName("Pos")
	return f, f.IsValid() && f.Type() == posType
}
