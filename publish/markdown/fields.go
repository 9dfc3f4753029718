package markdown

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// fields is front matter whose keys are taken out one after the other, so that
// what nobody asked for is left at the end.
type fields map[string]any

// nests are the tables in which Zola and Hugo keep a theme's own keys.
var nests = []string{"", "extra.", "params."}

// take removes all the keys and gives the first value that says something,
// with its key. A key may be a path, "cover.image", and any case.
func (f fields) take(keys ...string) (value any, key string) {
	for _, k := range keys {
		for _, nest := range nests {
			m, name, ok := f.find(nest + k)
			if !ok || value != nil && !blank(m[name]) {
				continue
			}
			if !blank(m[name]) {
				value, key = m[name], k
			}
			delete(m, name)
		}
	}
	return value, key
}

// peek gives a value that says something, and leaves it.
func (f fields) peek(key string) (any, bool) {
	for _, nest := range nests {
		if m, name, ok := f.find(nest + key); ok && !blank(m[name]) {
			return m[name], true
		}
	}
	return nil, false
}

// find gives the table that holds a key and the key as it is spelt there.
func (f fields) find(path string) (m map[string]any, name string, ok bool) {
	m = f
	for {
		head, tail, more := strings.Cut(path, ".")
		name, ok = spelling(m, head)
		if !ok || !more {
			return m, name, ok
		}
		if m, ok = m[name].(map[string]any); !ok {
			return nil, "", false
		}
		path = tail
	}
}

// spelling finds a key whatever its case; Hugo's are of any.
func spelling(m map[string]any, key string) (string, bool) {
	if _, ok := m[key]; ok {
		return key, true
	}
	found := ""
	for k := range m {
		if strings.EqualFold(strings.TrimSpace(k), key) && (found == "" || k < found) {
			found = k
		}
	}
	return found, found != ""
}

func blank(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// rest gives what is left as JSON values; nil when nothing is.
func (f fields) rest() map[string]any {
	for _, nest := range []string{"extra", "params", "taxonomies", "header"} {
		if m, ok := f[nest].(map[string]any); ok && len(m) == 0 {
			delete(f, nest)
		}
	}
	if len(f) == 0 {
		return nil
	}
	return jsonValue(map[string]any(f)).(map[string]any)
}

// jsonValue turns what the decoders give into the values encoding/json would:
// nil, bool, float64, string, []any and map[string]any.
func jsonValue(v any) any {
	switch v := v.(type) {
	case nil, bool, string:
		return v
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return strconv.FormatFloat(v, 'g', -1, 64)
		}
		return v
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = jsonValue(v[i])
		}
		return out
	case []map[string]any: // an array of tables in TOML
		out := make([]any, len(v))
		for i := range v {
			out[i] = jsonValue(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = jsonValue(e)
		}
		return out
	case time.Time:
		return stampOf(v)
	}
	return other(v)
}

// other turns the rest of the decoders' types: integers that a float64 cannot
// hold become strings, and keys that are no strings are written as ones.
func other(v any) any {
	switch v := v.(type) {
	case int64:
		return exact(v, float64(v))
	case uint64:
		return exact(v, float64(v))
	case int:
		return exact(v, float64(v))
	case map[any]any:
		out := map[string]any{}
		for k, e := range v {
			out[fmt.Sprint(k)] = jsonValue(e)
		}
		return out
	case json.Number:
		return v.String()
	}
	return fmt.Sprint(v)
}

func exact[N int | int64 | uint64](n N, f float64) any {
	if math.Abs(f) > 1<<53 {
		return fmt.Sprint(n)
	}
	return f
}

// stampOf writes a date that the front matter's own syntax has: TOML's local
// ones come without a zone.
func stampOf(t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// textOf gives a value as text: a scalar as it is, of a table the entry that
// names it, of a list the first that says something.
func textOf(v any) string {
	if all := textsOf(v); len(all) > 0 {
		return all[0]
	}
	return ""
}

// textsOf gives the texts of a list, or of the one value.
func textsOf(v any) []string {
	switch v := jsonValue(v).(type) {
	case nil:
		return nil
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, textsOf(e)...)
		}
		return out
	case map[string]any:
		inner, _ := fields(v).take("text", "name", "title", "value")
		return textsOf(inner)
	case float64:
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case string:
		return trimmed([]string{v})
	default:
		return []string{fmt.Sprint(v)}
	}
}

// trimmed drops the space around strings, and those that are nothing else.
func trimmed(list []string) []string {
	for i, s := range list {
		list[i] = strings.TrimSpace(s)
	}
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// sortedKeys gives a table's keys in order, so that output never depends on a
// map's.
func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
