package markdown

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// siteFiles are the configurations of the site generators, in the order in
// which they are looked for: Jekyll's and Hexo's, Hugo's, Zola's.
var siteFiles = []string{"_config.yml", "_config.yaml", "_config.toml", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json",
	"config/_default/hugo.toml", "config/_default/config.toml", "zola.toml", "config.toml", "config.yaml", "config.yml", "config.json"}

// maxSiteFile bounds a configuration.
const maxSiteFile = maxMatter

// SiteConfig finds the configuration of the site that lies in a folder, and
// gives its values for Options.Site and the file's name; none is no error.
func SiteConfig(fsys fs.FS) (site map[string]any, name string, err error) {
	for _, name := range siteFiles {
		info, err := fs.Stat(fsys, name)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
			continue
		}
		if err == nil && info.Size() > maxSiteFile {
			err = fmt.Errorf("%s: a configuration of over a megabyte", name)
		}
		var data []byte
		if err == nil {
			data, err = readSmall(fsys, name, info)
		}
		if err != nil {
			return nil, name, err
		}
		site, err := ReadSite(name, data)
		return site, name, err
	}
	return nil, "", nil
}

// readSmall reads no more of a file than its size may be. A pipe or a device is
// not opened: that may never end.
func readSmall(fsys fs.FS, name string, info fs.FileInfo) ([]byte, error) {
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %s: not a regular file", name, info.Mode().Type())
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxSiteFile))
}

// ReadSite reads a site's configuration: YAML, TOML or JSON by the name's
// extension. Beside the keys of the file it has "url", where the site stands
// without a path, and "baseurl", the path, whatever the generator calls them.
// An error is a *doc.PostError.
func ReadSite(name string, data []byte) (map[string]any, error) {
	text, err := clean(name, data)
	if err != nil {
		return nil, err
	}
	m := matter{reporter: reporter{name: name}, text: text, raw: text, line: 1}
	read := m.yaml
	switch path.Ext(name) {
	case ".toml":
		read = decodeTOML
	case ".json":
		read = decodeJSON
	}
	if err := m.take(read); err != nil {
		return nil, err
	}
	site, _ := jsonValue(m.values).(map[string]any)
	addressOf(site)
	return site, nil
}

// addressOf parts the address that Hugo ("baseURL"), Zola ("base_url") and Hexo
// ("url" with "root") write as one.
func addressOf(site map[string]any) {
	if site == nil {
		return
	}
	f := fields(site)
	whole := ""
	for _, key := range []string{"baseurl", "base_url", "url", "site_url"} {
		if v, ok := f.peek(key); ok && strings.Contains(textOf(v), "://") {
			whole = textOf(v)
			break
		}
	}
	root, hasRoot := f.peek("root")
	base, _ := f.peek("baseurl")
	if whole == "" {
		return
	}
	scheme, rest, _ := strings.Cut(whole, "://")
	host, dir, _ := strings.Cut(rest, "/")
	switch {
	case hasRoot:
		dir = textOf(root)
	case !strings.Contains(textOf(base), "://") && textOf(base) != "":
		dir = textOf(base)
	}
	name, _ := spelling(site, "baseurl")
	delete(site, name)
	site["url"] = scheme + "://" + host
	site["baseurl"] = ""
	if dir = strings.Trim(dir, "/"); dir != "" {
		site["baseurl"] = "/" + dir
	}
}

// siteAddress gives where the site of a configuration stands, with its path
// and no slash at the end; "" when that is not known.
func siteAddress(site map[string]any) string {
	if len(site) == 0 {
		return ""
	}
	url, _ := fields(site).peek("url")
	base, _ := fields(site).peek("baseurl")
	if !strings.Contains(textOf(url), "://") {
		return ""
	}
	return strings.TrimRight(strings.TrimRight(textOf(url), "/")+"/"+strings.Trim(textOf(base), "/"), "/")
}
