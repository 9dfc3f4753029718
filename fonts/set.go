package fonts

import "sync"

// Set is the faces a book may be set in. It is safe for concurrent use.
type Set struct {
	faces []*Face

	mu       sync.RWMutex
	cascades map[Request]*Cascade
}

// NewSet makes a set of files; of equals the earlier one is preferred. The
// error is of class ErrDamaged, ErrUnsupported or ErrRestricted, and names
// the file.
func NewSet(files ...File) (*Set, error) {
	s := &Set{cascades: map[Request]*Cascade{}}
	for _, file := range files {
		f, err := newFace(file)
		if err != nil {
			return nil, err
		}
		s.faces = append(s.faces, f)
	}
	return s, nil
}

// Faces gives all faces, in the order of their files.
func (s *Set) Faces() []*Face { return append([]*Face(nil), s.faces...) }

// Face gives the best face that has a character, or nil if none has.
func (s *Set) Face(req Request, r rune) *Face { return s.Cascade(req).Face(r) }

// Primary gives the face that text of the request is set in where nothing
// else is needed, or nil for an empty set.
func (s *Set) Primary(req Request) *Face { return s.Cascade(req).Primary() }

// maxCascades bounds the cache: requests carry language tags, and those come
// from posts.
const maxCascades = 256

// Cascade gives the order in which the faces are tried for a request. Ask for
// it once for a run of text, not once for a character.
func (s *Set) Cascade(req Request) *Cascade {
	s.mu.RLock()
	c := s.cascades[req]
	s.mu.RUnlock()
	if c != nil {
		return c
	}
	c = newCascade(s.faces, req)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.cascades) >= maxCascades {
		clear(s.cascades)
	}
	s.cascades[req] = c
	return c
}
