package pdf

import (
	"strconv"
	"strings"
)

// attachment puts the post itself into the book, as its source (ISO 19005-3,
// 6.8).
func (b *builder) attachment() {
	a := b.book.Options.Attach
	if a == nil {
		return
	}
	params := strconv.AppendInt([]byte("<</Size "), int64(len(a.Data)), 10)
	params = append(appendKey(params, "/ModDate", infoDate(b.book.Modified)), ">>"...)
	d := dict{}.with("Type", "/EmbeddedFile").with("Subtype", mimeName(a.MIME)).set("Params", params)
	stream := b.file.addStream(d, a.Data)
	v := appendText([]byte("<</Type/Filespec/F"), a.Name)
	v = appendText(append(v, "/UF"...), a.Name)
	v = append(v, "/AFRelationship/Source/Desc(The post this book was made from)/EF<</F "...)
	v = stream.append(append(stream.append(v), "/UF "...))
	spec := b.file.add(append(v, ">>>>"...))
	b.catalog = b.catalog.set("AF", append(spec.append([]byte{'['}), ']'))
	b.names = b.names.set("EmbeddedFiles", nameTree([]named{{a.Name, spec.bytes()}}))
}

// mimeName writes a media type as a PDF name.
func mimeName(mime string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(mime) {
		if c := mime[i]; c > ' ' && c < 0x7F && c != '#' && !isDelimiter(c) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'#', hexDigits[c>>4], hexDigits[c&15]})
		}
	}
	return b.String()
}
