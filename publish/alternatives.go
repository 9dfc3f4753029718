package publish

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/BurntSushi/toml"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// Decorative is the alternative of a picture that means nothing to a listener.
const Decorative = "-"

// Alternatives says of pictures what they show, for those who do not see them.
// The key is the SHA-256 of the picture's file, in hex, so that a picture keeps
// its alternative wherever it goes and loses it when it changes. A post's own
// alternative wins.
type Alternatives map[string]string

// ReadAlternatives reads alternatives from a TOML file with a line for each
// picture, and any number of comments. An empty text is one yet to be written.
//
//	"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef" = "A ferry at low water"
func ReadAlternatives(fsys fs.FS, name string) (Alternatives, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	var a Alternatives
	md, err := toml.Decode(string(src), &a)
	if err != nil {
		return nil, settingsError(name, err)
	}
	for _, k := range md.Keys() {
		if b, e := hex.DecodeString(k[0]); e != nil || len(b) != 32 {
			err = errors.Join(err, fmt.Errorf("%s: %q is no SHA-256 of a picture's file", name, k[0]))
		}
	}
	return a, err
}

// describe gives the pictures without an alternative those of the
// configuration.
func (a Alternatives) describe(d *doc.Document, assets map[string]*render.Asset) {
	if len(a) == 0 {
		return
	}
	doc.WalkPictures(d, func(m *doc.Image, caption []doc.Inline) {
		if found := assets[m.URL]; found != nil && !doc.Described(m, caption) {
			a.say(m, found.Source)
		}
	})
}

func (a Alternatives) say(m *doc.Image, hash string) {
	switch alt := a[hash]; alt {
	case "":
	case Decorative:
		m.Alt, m.Decorative = "", true
	default:
		m.Alt, m.Decorative = alt, false
	}
}

// Picture is a place in a post where a picture stands.
type Picture struct {
	Pos       doc.Pos
	URL       string
	Hash      string // SHA-256 of its file, in hex; "" when it cannot be had
	Caption   string
	Described bool // by the post or the configuration, or for decoration only
}

// Pictures lists the pictures of a post in reading order, each place of one.
// They are read, not decoded.
func (p *Press) Pictures(ctx context.Context, post Post) ([]Picture, []doc.Diagnostic, error) {
	d, diags, err := p.Tree(post)
	if err != nil {
		return nil, diags, err
	}
	hashes, err := p.resolver(post, false).Hashes(ctx, d)
	if err != nil {
		return nil, diags, err
	}
	var pictures []Picture
	doc.WalkPictures(d, func(m *doc.Image, caption []doc.Inline) {
		hash := hashes[m.URL]
		pictures = append(pictures, Picture{
			Pos: m.Pos, URL: m.URL, Hash: hash, Caption: doc.OneLine(doc.PlainText(caption)),
			Described: m.Decorative || doc.Described(m, caption) || p.config.Alts[hash] != "",
		})
	})
	slices.SortStableFunc(pictures, func(a, b Picture) int { return a.Pos.Line - b.Pos.Line })
	return pictures, diags, nil
}
