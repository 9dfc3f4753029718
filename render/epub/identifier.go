package epub

import (
	"crypto/sha1"
	"strings"

	"github.com/google/uuid"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// identifier gives the name of the book for all its editions, whatever their
// device: what the post claims, else a UUID of its address, else one of its
// content.
func identifier(b *render.Book, title string) string {
	m := &b.Doc.Meta
	if id := claimed(m.ID); id != "" {
		return id
	}
	if m.Source != "" {
		return "urn:uuid:" + uuid.NewSHA1(uuid.NameSpaceURL, []byte(m.Source)).String()
	}
	return "urn:uuid:" + contentID(b.Doc, title).String()
}

// contentID gives a UUID of what tells a post from another: title, names, words
// and pictures. It is that of RFC 9562, 5.5, of all these, each with a line feed
// behind it; they are never in one place.
func contentID(d *doc.Document, title string) (id uuid.UUID) {
	space := ours()
	h := sha1.New()
	h.Write(space[:])
	var line []byte
	add := func(s string) {
		line = append(append(line[:0], s...), '\n')
		h.Write(line)
	}
	add(title)
	for _, a := range d.Meta.Authors {
		add(a.Name)
	}
	doc.Walk(d, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Text:
			add(n.Text)
		case *doc.Code:
			add(n.Text)
		case *doc.CodeBlock:
			if n.Title != "" { // books had their identifiers before listings had titles
				add(n.Title)
			}
			add(n.Text)
		case *doc.Math:
			add(n.Source)
		case *doc.MathBlock:
			add(n.Source)
		case *doc.Image:
			add(n.URL)
		}
		return true
	})
	copy(id[:], h.Sum(nil))
	id[6] = id[6]&0x0f | 5<<4 // the version
	id[8] = id[8]&0x3f | 0x80 // the variant
	return id
}

// ours is the namespace of UUIDs that name a content.
func ours() uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/octavo-press/octavo"))
}

// claimed gives an identifier that is one wherever it is read: a DOI, an ISBN,
// a UUID or another URN. Any other is "".
func claimed(s string) string {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s)
	for _, p := range []string{"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"} {
		if strings.HasPrefix(low, p) {
			low, s = low[len(p):], strings.TrimSpace(s[len(p):])
			break
		}
	}
	switch {
	case isDOI(s):
		return "doi:" + s
	case isbn(low) != "":
		return "urn:isbn:" + isbn(low)
	}
	if id, err := uuid.Parse(s); err == nil {
		return "urn:uuid:" + id.String()
	}
	name, rest, _ := strings.Cut(strings.TrimPrefix(low, "urn:"), ":")
	if strings.HasPrefix(low, "urn:") && name != "uuid" && name != "isbn" && len(name) > 1 && rest != "" && !strings.ContainsAny(s, " \t\n") {
		return s
	}
	return ""
}

// isDOI tells a DOI, "10.", a registrant of digits, "/", and a suffix (ISO
// 26324).
func isDOI(s string) bool {
	prefix, suffix, ok := strings.Cut(s, "/")
	registrant, ten := strings.CutPrefix(prefix, "10.")
	return ok && ten && len(registrant) >= 4 && strings.Trim(registrant, "0123456789.") == "" &&
		suffix != "" && !strings.ContainsAny(suffix, " \t\n")
}

// isbn gives the digits of an ISBN whose check digit is right, else "".
func isbn(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "urn:"), "isbn")
	s = strings.NewReplacer("-", "", " ", "", ":", "").Replace(s)
	sum := 0
	for i, r := range s {
		d := int(r - '0')
		if r == 'x' && i == 9 && len(s) == 10 {
			d = 10
		} else if r < '0' || r > '9' {
			return ""
		}
		if len(s) == 13 {
			sum += d * (1 + i%2*2) // ISBN-13: weights 1 and 3, modulo 10
		} else {
			sum += d * (10 - i) // ISBN-10: weights 10 to 1, modulo 11
		}
	}
	if len(s) == 13 && sum%10 == 0 && strings.HasPrefix(s, "97") || len(s) == 10 && sum%11 == 0 {
		return strings.ToUpper(s)
	}
	return ""
}
