package doc

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"time"
)

// UnmarshalJSON reads the JSON form, which Version describes. It accepts no
// other version, no type, field or value it does not know, and no tree deeper
// than any post can be.
func (d *Document) UnmarshalJSON(data []byte) error {
	var top any
	if err := json.Unmarshal(data, &top); err != nil {
		return fmt.Errorf("doc: JSON: %w", err)
	}
	m, ok := top.(map[string]any)
	if !ok {
		return formError("an object is due")
	}
	if v, ok := m["version"].(float64); !ok || v != Version {
		return formError("version %v is not %d, the only one known here", m["version"], Version)
	}
	delete(m, "version")
	var dc decoder
	var out Document
	if err := dc.members(m, reflect.ValueOf(&dc.head).Elem()); err != nil {
		return err
	}
	if err := dc.members(m, reflect.ValueOf(&out).Elem()); err != nil {
		return err
	}
	if err := allKnown(m); err != nil {
		return err
	}
	*d = out
	return nil
}

type decoder struct {
	head  struct{ File string } // what stands beside the document's own fields
	depth int
}

func (d *decoder) value(in any, v reflect.Value) error {
	if v.Type() == timeType {
		return d.time(in, v)
	}
	switch v.Kind() {
	case reflect.Interface:
		return d.node(in, v)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(in, v.Elem())
	case reflect.Slice:
		return d.slice(in, v)
	case reflect.Struct:
		return d.object(in, v)
	}
	return d.scalar(in, v)
}

func (d *decoder) scalar(in any, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Map:
		if m, ok := in.(map[string]any); ok {
			v.Set(reflect.ValueOf(m))
			return nil
		}
	case reflect.String:
		if s, ok := in.(string); ok {
			v.SetString(s)
			return nil
		}
	case reflect.Bool:
		if b, ok := in.(bool); ok {
			v.SetBool(b)
			return nil
		}
	case reflect.Int:
		if n, ok := in.(float64); ok && n == math.Trunc(n) && math.Abs(n) <= math.MaxInt32 {
			v.SetInt(int64(n))
			return nil
		}
	default:
		panic(fmt.Sprintf("doc: JSON cannot hold a %s", v.Type()))
	}
	return formError("%s is due", v.Kind())
}

func (d *decoder) time(in any, v reflect.Value) error {
	s, _ := in.(string)
	t, err := time.Parse(time.RFC3339Nano, s)
	if err == nil {
		_, err = t.MarshalText() // which refuses a zone of 24 hours, that Parse reads
	}
	if err != nil {
		return formError("%v is no date of RFC 3339", in)
	}
	v.Set(reflect.ValueOf(t))
	return nil
}

func (d *decoder) slice(in any, v reflect.Value) error {
	list, ok := in.([]any)
	if !ok {
		return formError("an array is due")
	}
	out := reflect.MakeSlice(v.Type(), len(list), len(list))
	for i, e := range list {
		if err := d.value(e, out.Index(i)); err != nil {
			return within(fmt.Sprintf("[%d]", i), err)
		}
	}
	if len(list) > 0 {
		v.Set(out)
	}
	return nil
}

// node reads a member of one of the sums by its "type".
func (d *decoder) node(in any, v reflect.Value) error {
	m, ok := in.(map[string]any)
	if !ok {
		return formError("an object is due")
	}
	name, _ := m["type"].(string)
	n := newNode(name)
	if n == nil {
		return formError("unknown type %q", name)
	}
	if !reflect.TypeOf(n).Implements(v.Type()) {
		return formError("a %s is no %s", name, v.Type().Name())
	}
	v.Set(reflect.ValueOf(n))
	return d.object(in, reflect.ValueOf(n).Elem())
}

func (d *decoder) object(in any, v reflect.Value) error {
	m, ok := in.(map[string]any)
	if !ok {
		return formError("an object is due")
	}
	if d.depth++; d.depth > maxDepth {
		return &formErr{message: fmt.Sprintf("more than %d levels", maxDepth), limit: &LimitError{"Depth", maxDepth}}
	}
	defer func() { d.depth-- }()
	if isNode(v.Type()) {
		if m["type"] != v.Type().Name() {
			return formError("type %s is due", v.Type().Name())
		}
		delete(m, "type")
	}
	if pos, ok := posOf(v); ok {
		pos.FieldByName("File").SetString(d.head.File)
		if err := d.members(m, pos); err != nil {
			return err
		}
	}
	if err := d.members(m, v); err != nil {
		return err
	}
	return allKnown(m)
}

// members reads the fields of a struct and takes them out of m.
func (d *decoder) members(m map[string]any, v reflect.Value) error {
	return fields(v, func(name string, v reflect.Value) error {
		in, ok := m[name]
		if !ok {
			return nil
		}
		delete(m, name)
		return within("."+name, d.value(in, v))
	})
}

// allKnown fails where a member is left that no field took.
func allKnown(m map[string]any) error {
	for _, name := range slices.Sorted(maps.Keys(m)) {
		return formError("unknown field %q", name)
	}
	return nil
}

// formErr is what is wrong with the JSON form, and where in it.
type formErr struct {
	path, message string
	limit         error // the LimitError of a form past one
}

func formError(format string, args ...any) error {
	return &formErr{message: fmt.Sprintf(format, args...)}
}

func (e *formErr) Error() string {
	return fmt.Sprintf("doc: JSON: document%s: %s", e.path, e.message)
}

func (e *formErr) Unwrap() error { return e.limit }

// within puts a step before the path of an error. Paths are built only on the
// way out of a failure, for they would cost more than the decoding.
func within(step string, err error) error {
	if e, ok := err.(*formErr); ok {
		e.path = step + e.path
	}
	return err
}
