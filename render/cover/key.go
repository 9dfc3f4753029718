package cover

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/theme"
)

// version is part of every key: it changes when the same book comes to have
// another cover.
const version = 2

// keyOf names a cover by all that it is made of: words, picture, look and
// faces.
func keyOf(b *render.Book) string {
	m := &b.Doc.Meta
	h := sha256.New()
	say := func(s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }
	for _, s := range []string{m.Title, m.Subtitle, m.Series, m.SeriesNumber, m.Language, m.TitleLang, m.Publisher,
		b.Theme.Publisher, m.Date.Format("2006-01-02"), string(b.Options.Cover)} {
		say(s)
	}
	say(strconv.Itoa(len(m.Authors)))
	for _, a := range m.Authors {
		say(a.Name)
	}
	if a := asset(b); a != nil {
		say(a.Key)
	}
	for _, name := range []theme.Name{theme.Kicker, theme.Title, theme.Subtitle, theme.Byline, theme.Dateline} {
		fmt.Fprintf(h, "%v", b.Theme.Styles[name])
	}
	fmt.Fprintf(h, "%v", b.Theme.Accent)
	if b.Fonts != nil {
		for _, f := range b.Fonts.Faces() {
			fmt.Fprintf(h, "%s %d ", f.Name(), len(f.Data()))
		}
	}
	return fmt.Sprintf("cover-%d-%s", version, hex.EncodeToString(h.Sum(nil)))
}
