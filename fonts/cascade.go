package fonts

import (
	"cmp"
	"slices"
)

// Cascade is the order in which faces are tried for the characters of a
// request.
type Cascade struct {
	faces []*Face
	wide  []*Face // for ambiguous characters in Han text; else nil
	emoji []*Face
}

// newCascade orders the faces: the role's own family, then the faces of the
// language, then the other general families, then all the rest; within a
// family the nearest style is first.
func newCascade(faces []*Face, req Request) *Cascade {
	if req.Weight == 0 {
		req.Weight = 400
	}
	lang := region(req.Lang)
	family := familyOrder(faces)
	key := func(f *Face) [3]int {
		return [3]int{tier(f, req.Role, lang) + light(f, req), family[f.file.Family], styleDistance(f, req)}
	}
	compare := func(a, b *Face) int {
		ka, kb := key(a), key(b)
		return slices.Compare(ka[:], kb[:])
	}
	c := &Cascade{faces: slices.SortedStableFunc(slices.Values(faces), compare)}
	if han(lang) {
		c.wide = preferring(c.faces, lang)
	}
	c.emoji = preferring(c.faces, emojiRegion)
	return c
}

// light puts Han faces of text weight behind all others for a bold request: a
// heavy face has fewer characters, and one that it lacks had better come heavy
// from another region's face than light from its own.
func light(f *Face, req Request) int {
	if req.Weight >= 600 && f.file.Weight < 500 && slices.ContainsFunc(f.file.Langs, func(l string) bool { return han(region(l)) }) {
		return 6
	}
	return 0
}

// preferring puts the faces made for a language before the others.
func preferring(faces []*Face, lang string) []*Face {
	return slices.SortedStableFunc(slices.Values(faces), func(a, b *Face) int {
		return cmp.Compare(languageTier(a, lang), languageTier(b, lang))
	})
}

// familyOrder numbers the families as they first appear.
func familyOrder(faces []*Face) map[string]int {
	order := map[string]int{}
	for _, f := range faces {
		if _, ok := order[f.file.Family]; !ok {
			order[f.file.Family] = len(order)
		}
	}
	return order
}

// tier ranks a face for a role and language; lower is better.
func tier(f *Face, role Role, lang string) int {
	switch {
	case len(f.file.Langs) == 0 && f.file.Role == role && role != Fallback:
		return 0
	case languageTier(f, lang) == 0 && f.file.Role == role:
		return 1
	case languageTier(f, lang) == 0:
		return 2
	case len(f.file.Langs) == 0 && f.file.Role == Serif:
		return 3
	case len(f.file.Langs) == 0 && f.file.Role != Fallback:
		return 4
	default:
		return 5
	}
}

// languageTier is 0 for faces made for a language.
func languageTier(f *Face, lang string) int {
	for _, l := range f.file.Langs {
		if region(l) == lang {
			return 0
		}
	}
	return 1
}

// styleDistance tells how far a face's style is from the request's: a slant
// weighs more than any weight, and halfway a bold request takes the heavier.
func styleDistance(f *Face, req Request) int {
	d := 2 * (f.file.Weight - req.Weight)
	if d < 0 {
		d = -d
		if req.Weight >= 500 {
			d++
		}
	} else if req.Weight < 500 && d > 0 {
		d++
	}
	if f.file.Italic != req.Italic {
		d += 4000
	}
	return d
}

// Primary gives the face of plain text, or nil for an empty set.
func (c *Cascade) Primary() *Face {
	if len(c.faces) == 0 {
		return nil
	}
	return c.faces[0]
}

// Face gives the first face that has a character, or nil if none has.
// Transparent characters are at home in the primary face.
func (c *Cascade) Face(r rune) *Face {
	if Transparent(r) {
		return c.Primary()
	}
	for _, f := range c.order(r) {
		if f.shows(r) {
			return f
		}
	}
	return nil
}

// Cluster gives the face of a grapheme cluster: an emoji sequence gets a face
// of emoji, anything else the first face that has all of its characters. It
// is nil if no face has them all; then each has to be set by itself.
func (c *Cascade) Cluster(text []rune) *Face {
	if len(text) == 0 {
		return nil
	}
	if n := EmojiLen(text); n > 0 {
		if f := first(c.emoji, text[:n]); f != nil {
			return f
		}
	}
	if len(text) == 1 {
		return c.Face(text[0])
	}
	return first(c.order(text[0]), text)
}

func (c *Cascade) order(r rune) []*Face {
	if c.wide != nil && Ambiguous(r) {
		return c.wide
	}
	return c.faces
}

// first gives the first face that can set all of the characters.
func first(faces []*Face, text []rune) *Face {
	for _, f := range faces {
		if f.showsAll(text) {
			return f
		}
	}
	return nil
}
