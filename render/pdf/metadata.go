package pdf

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// metadata writes what is known of the book twice, in step: as XMP, which is
// the word of both standards, and in the Info dictionary, which many viewers
// still read.
func (b *builder) metadata() {
	m := b.catalogue()
	r := b.file.reserve(1)
	// Archives look for metadata without unpacking the file.
	b.file.objects[r] = object{value: []byte("<</Type/Metadata/Subtype/XML>>"), stream: m.xmp(), isStream: true}
	b.catalog = b.catalog.set("Metadata", r.bytes())
	b.info = b.file.add(m.info())
}

// catalogue is the metadata of a book as plain text.
type catalogue struct {
	title, description, language string
	authors, tags                []string
	publisher, rights            string
	source, id                   string
	created, modified            time.Time
	part                         string // of PDF/A
}

const producer = "octavo"

func (b *builder) catalogue() catalogue {
	m := &b.book.Doc.Meta
	c := catalogue{
		title: cutText(doc.OneLine(m.Title)), description: cutText(doc.OneLine(m.Summary)), language: b.language(),
		tags: lines(m.Tags), publisher: doc.OneLine(m.Publisher), rights: doc.OneLine(m.Rights),
		source: doc.OneLine(m.Source), id: doc.OneLine(m.ID), authors: doc.Byline(m),
		created: m.Date, modified: b.book.Modified, part: "2",
	}
	if b.book.Options.Attach != nil {
		c.part = "3" // the part that allows any attachment
	}
	if c.title == "" {
		c.title = "Untitled" // PDF/UA wants one (ISO 14289-1, 7.1)
	}
	return c
}

// lines gives what is left of each text in one line.
func lines(texts []string) []string {
	var all []string
	for _, s := range texts {
		if s = doc.OneLine(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// info writes the Info dictionary.
func (c *catalogue) info() []byte {
	v := appendKey([]byte("<<"), "/Title", c.title)
	v = appendKey(v, "/Author", strings.Join(c.authors, "; "))
	v = appendKey(v, "/Subject", c.description)
	v = appendKey(v, "/Keywords", strings.Join(c.tags, ", "))
	v = appendKey(v, "/Creator", producer)
	v = appendKey(v, "/Producer", producer)
	v = appendKey(v, "/CreationDate", infoDate(c.created))
	v = appendKey(v, "/ModDate", infoDate(c.modified))
	return append(v, ">>"...)
}

// infoDate writes a date as ISO 32000-1, 7.9.4 wants it, "" for none.
func infoDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	s := t.Format("D:20060102150405Z07:00")
	if at := strings.LastIndexByte(s, ':'); at > 2 {
		return s[:at] + "'" + s[at+1:] + "'"
	}
	return s
}

// xmpDate writes the same date for XMP.
func xmpDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// xmpHead begins the packet; the identifier is the one XMP gives to all
// packets (ISO 16684-1, 7.3.2).
const xmpHead = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
	`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
	` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
	` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
`

// xmpTail claims the standards. PDF/A asks that the schema of the PDF/UA claim
// be described, since XMP does not know it (ISO 19005-2, 6.6.2.3).
const xmpTail = `<pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>` +
	`</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`

// xmp writes the packet.
func (c *catalogue) xmp() []byte {
	x := xmpWriter(xmpHead)
	x.alternative("dc:title", c.title)
	x.list("dc:creator", "Seq", c.authors)
	x.alternative("dc:description", c.description)
	x.list("dc:language", "Bag", some(c.language))
	x.list("dc:subject", "Bag", c.tags)
	x.list("dc:publisher", "Bag", some(c.publisher))
	x.list("dc:date", "Seq", some(xmpDate(c.created)))
	x.alternative("dc:rights", c.rights)
	x.plain("dc:source", c.source)
	x.plain("dc:identifier", c.id)
	x.plain("pdf:Keywords", strings.Join(c.tags, ", "))
	x.plain("pdf:Producer", producer)
	x.plain("xmp:CreatorTool", producer)
	x.plain("xmp:CreateDate", xmpDate(c.created))
	x.plain("xmp:ModifyDate", xmpDate(c.modified))
	x.plain("pdfaid:part", c.part)
	return append(x, xmpTail...)
}

// some is a list of what there is.
func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// xmpWriter is a packet being written. Properties without a value are left
// out.
type xmpWriter []byte

func (x *xmpWriter) raw(parts ...string) {
	for _, p := range parts {
		*x = append(*x, p...)
	}
}

func (x *xmpWriter) plain(name, value string) {
	if value != "" {
		x.raw("<", name, ">", escapeXML(value), "</", name, ">\n")
	}
}

func (x *xmpWriter) list(name, kind string, values []string) {
	if len(values) == 0 {
		return
	}
	x.raw("<", name, "><rdf:", kind, ">")
	for _, v := range values {
		x.raw("<rdf:li>", escapeXML(v), "</rdf:li>")
	}
	x.raw("</rdf:", kind, "></", name, ">\n")
}

// alternative writes a text that could stand in several languages.
func (x *xmpWriter) alternative(name, value string) {
	if value != "" {
		x.raw("<", name, `><rdf:Alt><rdf:li xml:lang="x-default">`, escapeXML(value), "</rdf:li></rdf:Alt></", name, ">\n")
	}
}

// escapeXML escapes text and drops what XML 1.0 cannot hold.
func escapeXML(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '\n' || r == '\t' || r >= ' ' && r != 0xFFFE && r != 0xFFFF && utf8.ValidRune(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
