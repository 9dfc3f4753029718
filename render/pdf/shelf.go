package pdf

import (
	"bytes"
	"sync"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// shelf keeps the skeletons that gopdf made of books without pictures: those of
// as many pages of one size are the same. For each, gopdf makes a compressor of
// 800 KB, which is a seventh of what a book allocates.
type shelf struct {
	mu   sync.Mutex
	kept map[shape][]byte
}

// shape is what a skeleton without pictures depends on.
type shape struct {
	pages int
	w, h  sp.Len
	face  *fonts.Face // the pattern of all
}

// Of skeletons, shelved are kept, and none of more pages than shelvedPages: some
// KB each.
const (
	shelved      = 128
	shelvedPages = 100
)

// paint gives gopdf's file of the pages, made when there is none of their shape.
// A nil shelf keeps nothing.
func (s *shelf) paint(pages []frame.Page, res *resources) (painted, error) {
	like, one := shapeOf(pages, res)
	if s == nil || !one {
		return paint(pages, res)
	}
	s.mu.Lock()
	file := s.kept[like]
	s.mu.Unlock()
	if file != nil {
		return painted{file: bytes.Clone(file)}, nil // it is taken apart in its place
	}
	made, err := paint(pages, res)
	if err != nil {
		return made, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil || len(s.kept) >= shelved {
		s.kept = map[shape][]byte{}
	}
	s.kept[like] = bytes.Clone(made.file)
	return made, nil
}

// shapeOf gives the shape of a book's skeleton, if that is all it depends on.
func shapeOf(pages []frame.Page, res *resources) (like shape, one bool) {
	if len(res.drawn) > 0 || len(pages) > shelvedPages {
		return like, false
	}
	like = shape{pages: len(pages), w: pages[0].W, h: pages[0].H}
	for i := range pages {
		if pages[i].W != like.w || pages[i].H != like.h {
			return like, false
		}
	}
	if len(res.faces.list) > 0 {
		like.face = res.faces.list[0].src
	}
	return like, true
}
