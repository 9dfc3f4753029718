package theme

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

//go:embed themes/*.toml
var files embed.FS

// base is the theme that every other starts from.
const base = "briefing"

// Names gives the names of the themes that come with the package.
func Names() []string { return []string{"briefing", "book", "plain"} }

// Named gives one of the themes that come with the package; "" is the default,
// "briefing".
func Named(name string) (*Theme, error) {
	if name == "" {
		name = base
	}
	if slices.Contains(Names(), name) {
		return load(nil, name)
	}
	return nil, fmt.Errorf("theme: there is no theme %q (there are %s)", name, strings.Join(Names(), ", "))
}

// Load reads a user's theme: a file that says where it differs from the theme
// its key "base" names, "briefing" when it names none. What is wrong in it is
// named by file, line and key.
func Load(fsys fs.FS, name string) (*Theme, error) {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("theme: %w", err)
	}
	settings, err := scan(name, string(text))
	if err != nil {
		return nil, err
	}
	from := base
	for i := range settings {
		s := &settings[i]
		s.dir = &folder{fsys, path.Dir(name)}
		if s.name() == "base" {
			from, _ = s.value.(string)
			if !slices.Contains(Names(), from) {
				return nil, s.errorf("there is no theme %q (there are %s)", from, strings.Join(Names(), ", "))
			}
		}
	}
	t, err := load(settings, from)
	if err != nil {
		return nil, err
	}
	t.Name = strings.TrimSuffix(path.Base(name), path.Ext(name))
	return t, nil
}

// load lays the named theme over the base, and the user's settings over that.
func load(user []setting, name string) (*Theme, error) {
	chain := []string{base}
	if name != base {
		chain = append(chain, name)
	}
	var all []setting
	for _, n := range chain {
		text, err := files.ReadFile("themes/" + n + ".toml")
		if err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		settings, err := scan(n+".toml", string(text))
		if err != nil {
			return nil, err
		}
		all = append(all, settings...)
	}
	t := &Theme{Name: name}
	return t, t.apply(append(all, user...))
}

// apply resolves the settings in three passes, as later tables refer to what
// earlier ones set: colours and papers, then the body, then the other styles.
func (t *Theme) apply(settings []setting) error {
	var errs []error
	t.Papers = map[string]Paper{}
	t.Styles = map[Name]Style{}
	var styles []setting
	for _, s := range settings {
		if strings.HasPrefix(s.table, "style.") {
			styles = append(styles, s)
		} else if err := t.set(s); err != nil {
			errs = append(errs, err)
		}
	}
	body := Style{Size: 1000}
	for _, s := range styles {
		if s.table == "style.body" {
			errs = append(errs, t.setStyle(&body, s))
		}
	}
	t.inherit(body)
	for _, s := range styles {
		if s.table != "style.body" {
			errs = append(errs, t.restyle(s))
		}
	}
	return errors.Join(append(errs, checkPapers(settings, t.Papers))...)
}

// leastPage is the smallest side that a page of a PDF has (ISO 19005-2, 6.1.13).
const leastPage = 3 * sp.Pt

// checkPapers sees that the text block of every paper lies on the page, and
// names the last line that had a say in it.
func checkPapers(settings []setting, papers map[string]Paper) error {
	last := map[string]setting{}
	for _, s := range settings {
		last[s.table] = s
	}
	for _, s := range settings {
		name, ok := strings.CutPrefix(s.table, "paper.")
		p := papers[name]
		if !ok || last[s.table] != s {
			continue
		}
		if p.Size <= 0 || p.Leading <= 0 || p.Measure < 4*p.Size || p.Measure+p.Inner > p.W || p.Top+p.Bottom+4*p.Leading > p.H {
			return s.errorf("the text block of paper %q does not fit its page", p.Name)
		}
		if p.W < leastPage || p.H < leastPage {
			return s.errorf("paper %q is smaller than a page may be", p.Name)
		}
	}
	return nil
}

// inherit gives every style what it shares with the body where it says nothing
// else. Spaces and indents are a style's own.
func (t *Theme) inherit(body Style) {
	heir := body
	heir.Size, heir.Before, heir.After = 1000, 0, 0
	heir.Left, heir.Right, heir.First = 0, 0, 0
	for _, n := range StyleNames() {
		t.Styles[n] = heir
	}
	t.Styles[Body] = body
}

func (t *Theme) restyle(s setting) error {
	name := Name(strings.TrimPrefix(s.table, "style."))
	st, ok := t.Styles[name]
	if !ok {
		return s.errorf("there is no style %q", name)
	}
	err := t.setStyle(&st, s)
	t.Styles[name] = st
	return err
}

// StyleNames gives the names of all styles, in the order of the tree's parts.
func StyleNames() []Name {
	return []Name{
		Body, Title, Subtitle, Kicker, Byline, Dateline, Standfirst,
		Heading1, Heading2, Heading3, Heading4, RunIn, SectionSub,
		Quote, Attribution, PullQuote, Callout, CalloutHead, Verse, Caption,
		TableCell, TableHead, Code, InlineCode, Note, Label, Display,
		ListItem, Term, About, Contents1, Contents2, ContentsTop,
		RunningHead, Folio, Colophon,
	}
}

// role says which role a theme's word for a font means.
func role(word string) (fonts.Role, bool) {
	switch r := fonts.Role(word); r {
	case fonts.Serif, fonts.Sans, fonts.Mono:
		return r, true
	}
	return "", false
}
