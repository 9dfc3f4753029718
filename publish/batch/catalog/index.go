package catalog

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"time"
)

// indexHTML works without script and without style; each link says of which
// book it is (WCAG 2.2, 2.4.4).
const indexHTML = `<!DOCTYPE html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<link rel="alternate" type="application/atom+xml;profile=opds-catalog;kind=acquisition" href="catalog.xml" title="OPDS 1.2">
<link rel="alternate" type="application/opds+json" href="catalog.json" title="OPDS 2.0">
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem }
li { margin-block: 1rem }
h2 { font-size: 1.1rem; margin: 0 }
p { margin: 0 }
.access { font-size: .85rem }
:root { color-scheme: light dark }
</style>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<ul>
{{- range .Books}}{{$title := .Title}}{{$lang := .Language}}
<li>
<h2{{with .Language}} lang="{{.}}" dir="auto"{{end}}>{{.Title}}{{with .Subtitle}}: {{.}}{{end}}</h2>
<p>{{with by .}}<span dir="auto">{{.}}</span> · {{end}}{{with date .Date}}<time datetime="{{.}}">{{.}}</time> · {{end}}{{with .Language}}{{.}}{{end}}</p>
<p>{{range $i, $f := .Files}}{{if $i}} · {{end}}<a href="{{href $f.Path}}" type="{{type $f.Format}}" aria-label="{{upper $f.Format}}: {{$title}}">{{upper $f.Format}}</a> ({{size $f.Bytes}}{{with $f.Pages}}, {{.}} p.{{end}}){{end}}</p>
{{- with .Access}}{{with .Summary}}
<p class="access"{{with $lang}} lang="{{.}}" dir="auto"{{end}}>{{.}}</p>{{end}}{{end}}
</li>
{{- end}}
</ul>
</main>
</body>
</html>
`

// page writes index.html.
func (c Catalog) page() Output {
	t := template.Must(template.New("index").Funcs(template.FuncMap{
		"by": func(b Book) string { return strings.Join(b.Authors, ", ") }, "date": day, "href": href, "size": size,
		"type": mediaType, "upper": strings.ToUpper,
	}).Parse(indexHTML))
	var b bytes.Buffer
	if err := t.Execute(&b, c); err != nil {
		panic(err) // the template is ours, and a buffer takes all
	}
	return Output{"index.html", b.Bytes()}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
