package para

import (
	"strings"
	"sync"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/layout/para/hyphen"
)

// Setter sets paragraphs. It keeps the words it has shaped, so that the next
// post is set faster; what it keeps is bounded. It is safe for concurrent use.
type Setter struct {
	set   *fonts.Set
	words cache

	mu      sync.RWMutex
	styles  map[styleKey]*style
	nextID  uint32
	hyphens map[string]*hyphen.Patterns
	idle    sync.Pool // of *scratch
}

// maxStyles bounds the styles kept: their languages come from posts.
const maxStyles = 256

// NewSetter makes a setter of the faces of a set.
func NewSetter(set *fonts.Set) *Setter {
	return &Setter{
		set:     set,
		styles:  map[styleKey]*style{},
		hyphens: map[string]*hyphen.Patterns{},
		idle:    sync.Pool{New: func() any { return new(scratch) }},
	}
}

// style gives the resolved style of a run.
func (s *Setter) style(k styleKey) *style {
	s.mu.RLock()
	st := s.styles[k]
	s.mu.RUnlock()
	if st != nil {
		return st
	}
	k.lang = strings.Clone(k.lang) // not to keep a post's text alive
	s.mu.Lock()
	id := s.nextID
	s.nextID++
	s.mu.Unlock()
	st = s.newStyle(k, id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.styles[k]; old != nil {
		return old
	}
	if len(s.styles) >= maxStyles {
		clear(s.styles)
	}
	s.styles[k] = st
	return st
}

// patterns gives the hyphenation patterns of a name, or nil.
func (s *Setter) patterns(name string) *hyphen.Patterns {
	if name == "" {
		return nil
	}
	s.mu.RLock()
	p := s.hyphens[name]
	s.mu.RUnlock()
	if p == nil {
		p = hyphen.Open(name)
		s.mu.Lock()
		s.hyphens[name] = p
		s.mu.Unlock()
	}
	return p
}
