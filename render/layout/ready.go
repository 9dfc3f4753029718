package layout

import (
	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/theme"
)

// readied are the styles of most posts, in the order in which they are met.
var readied = []theme.Name{theme.Title, theme.Byline, theme.Dateline, theme.Standfirst, theme.Body, theme.Heading1, theme.Heading2,
	theme.Quote, theme.RunIn, theme.Contents1, theme.Contents2, theme.RunningHead}

// Ready opens the faces that most posts are set in, which else happens when
// text first asks for them: it can be done while a post is read.
func (e *Engine) Ready(t *theme.Theme) {
	for _, n := range readied {
		st := t.Styles[n]
		e.open(fonts.Request{Role: st.Font, Weight: st.Weight, Italic: st.Italic})
	}
	body := t.Styles[theme.Body]
	e.open(fonts.Request{Role: body.Font, Weight: body.Weight, Italic: true})
	e.open(fonts.Request{Role: body.Font, Weight: 700})
}

func (e *Engine) open(req fonts.Request) {
	if f := e.set.Primary(req); f != nil {
		f.Ready()
	}
}
