package doc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"time"
)

// MarshalJSON gives the document's JSON form, which Version describes. The
// same document gives the same bytes.
func (d *Document) MarshalJSON() ([]byte, error) {
	e := encoder{file: firstFile(d)}
	fmt.Fprintf(&e.b, `{"version":%d`, Version)
	if e.file != "" {
		e.b.WriteString(`,"file":`)
		e.scalar(e.file)
	}
	for _, f := range []struct {
		name string
		v    any
	}{{"meta", &d.Meta}, {"blocks", &d.Blocks}} {
		if err := e.field(f.name, reflect.ValueOf(f.v).Elem()); err != nil {
			return nil, fmt.Errorf("doc: JSON: %w", err)
		}
	}
	e.b.WriteByte('}')
	return e.b.Bytes(), nil
}

// WriteJSON writes the document's JSON form, indented for reading.
func WriteJSON(w io.Writer, d *Document) error {
	compact, err := d.MarshalJSON()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return fmt.Errorf("doc: JSON: %w", err)
	}
	b.WriteByte('\n')
	_, err = w.Write(b.Bytes())
	return err
}

// firstFile gives the file that nodes without one of their own come from.
func firstFile(d *Document) string {
	file := ""
	Walk(d, func(n Node) bool {
		if file == "" {
			file = n.At().File
		}
		return file == ""
	})
	return file
}

type encoder struct {
	b    bytes.Buffer
	file string
}

// field writes one member of an object whose first one is written already,
// unless there is nothing to say.
func (e *encoder) field(name string, v reflect.Value) error {
	if empty(v) {
		return nil
	}
	e.comma()
	e.scalar(name)
	e.b.WriteByte(':')
	return e.value(v)
}

func (e *encoder) comma() {
	if b := e.b.Bytes(); len(b) > 0 && b[len(b)-1] != '{' && b[len(b)-1] != '[' {
		e.b.WriteByte(',')
	}
}

func empty(v reflect.Value) bool {
	switch {
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Map:
		return v.Len() == 0
	case v.Type() == timeType:
		return v.Interface().(time.Time).IsZero()
	}
	return v.IsZero()
}

func (e *encoder) value(v reflect.Value) error {
	if v.Type() == timeType {
		return e.any(v.Interface())
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return fmt.Errorf("nil where a %s is due", v.Type())
		}
		return e.value(v.Elem())
	case reflect.Slice:
		return e.slice(v)
	case reflect.Struct:
		return e.object(v)
	case reflect.String:
		e.scalar(v.String())
		return nil
	}
	return e.any(v.Interface())
}

func (e *encoder) slice(v reflect.Value) error {
	e.b.WriteByte('[')
	for i := range v.Len() {
		e.comma()
		if err := e.value(v.Index(i)); err != nil {
			return err
		}
	}
	e.b.WriteByte(']')
	return nil
}

func (e *encoder) object(v reflect.Value) error {
	e.b.WriteByte('{')
	if isNode(v.Type()) {
		fmt.Fprintf(&e.b, `"type":%q`, v.Type().Name())
	}
	if pos, ok := posOf(v); ok {
		e.pos(pos.Interface().(Pos))
	}
	if err := fields(v, e.field); err != nil {
		return err
	}
	e.b.WriteByte('}')
	return nil
}

func (e *encoder) pos(p Pos) {
	if p.File != e.file {
		e.comma()
		e.b.WriteString(`"file":`)
		e.scalar(p.File)
	}
	if p.Line != 0 {
		e.comma()
		fmt.Fprintf(&e.b, `"line":%d`, p.Line)
	}
}

// scalar writes a string.
func (e *encoder) scalar(s string) {
	// A string always encodes.
	_ = e.any(s)
}

func (e *encoder) any(v any) error {
	enc := json.NewEncoder(&e.b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	e.b.Truncate(e.b.Len() - 1) // Encode ends with a newline
	return nil
}
