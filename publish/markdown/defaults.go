package markdown

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// Defaults gives the front matter that a post has from elsewhere, for
// FrontMatterWith: from the "cascade" of Hugo's _index.md files above it, the
// nearest first, and from the "defaults" of Jekyll's configuration.
func Defaults(fsys fs.FS, name string, site map[string]any) (map[string]any, error) {
	values := map[string]any{}
	for dir := path.Dir(path.Clean(name)); ; dir = path.Dir(dir) {
		above, err := cascade(fsys, path.Join(dir, "_index.md"), name)
		if err != nil {
			return nil, err
		}
		complete(values, above)
		if dir == "." || dir == "/" {
			break
		}
	}
	list, _ := fields(site).peek("defaults")
	entries, _ := list.([]any)
	for i := len(entries) - 1; i >= 0; i-- { // the later one counts
		entry, _ := entries[i].(map[string]any)
		if scoped(entry["scope"], name) {
			v, _ := entry["values"].(map[string]any)
			complete(values, v)
		}
	}
	if len(values) == 0 {
		return nil, nil
	}
	return values, nil
}

// complete adds the values that are not there yet.
func complete(values, more map[string]any) {
	for _, k := range sortedKeys(more) {
		if _, there := spelling(values, k); !there {
			values[k] = more[k]
		}
	}
}

// cascade reads what an _index.md hands down. One that hands to pages of some
// kind, by "target" or "_target", hands to those by their path.
func cascade(fsys fs.FS, index, name string) (map[string]any, error) {
	info, err := fs.Stat(fsys, index)
	if err != nil || index == path.Clean(name) {
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return nil, err
	}
	if info.Size() > maxSiteFile {
		return nil, nil
	}
	data, err := readSmall(fsys, index, info)
	if err != nil {
		return nil, err
	}
	s, _, err := FrontMatter(index, data)
	if err != nil {
		return nil, err
	}
	values := map[string]any{}
	v, _ := fields(s.Meta.Extra).peek("cascade")
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, entry := range list {
		table, _ := entry.(map[string]any)
		if !targeted(table, name) {
			continue
		}
		params, _ := table["params"].(map[string]any)
		complete(values, table)
		complete(values, params)
	}
	for _, k := range []string{"target", "_target", "params"} {
		delete(values, k)
	}
	return values, nil
}

// targeted tells whether a cascade means a post.
func targeted(table map[string]any, name string) bool {
	for _, key := range []string{"target", "_target"} {
		if target, ok := table[key].(map[string]any); ok && target["path"] != nil {
			pattern := strings.Trim(textOf(target["path"]), "/")
			return strings.Contains(path.Clean(name), strings.TrimRight(strings.TrimSuffix(pattern, "**"), "/"))
		}
	}
	return table != nil
}

// scoped tells whether Jekyll's scope holds a post: by its folder, and by its
// kind, which a folder's name tells.
func scoped(scope any, name string) bool {
	s, _ := scope.(map[string]any)
	dir := strings.Trim(textOf(s["path"]), "/")
	kind := textOf(s["type"])
	in := "/" + path.Clean(name)
	return (dir == "" || strings.HasPrefix(in, "/"+dir+"/") || strings.HasPrefix(in, "/"+dir+".")) &&
		(kind == "" || strings.Contains(in, "/_"+kind+"/"))
}
