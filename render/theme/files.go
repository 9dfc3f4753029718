package theme

import (
	"io/fs"
	"path"

	"github.com/octavo-press/octavo/fonts"
)

// folder is where a user's theme lies; the files it names lie beside it.
type folder struct {
	fsys fs.FS
	dir  string
}

// readFile gives the file a setting names.
func (s setting) readFile() (name string, data []byte, err error) {
	if err := text(s, &name); err != nil {
		return "", nil, err
	}
	if s.dir == nil {
		return "", nil, s.errorf("only a theme that is read from a folder can name files")
	}
	data, err = fs.ReadFile(s.dir.fsys, path.Join(s.dir.dir, name))
	if err != nil {
		return "", nil, s.errorf("%v", err)
	}
	return name, data, nil
}

func (t *Theme) setLogo(s setting) error {
	name, data, err := s.readFile()
	if err != nil {
		return err
	}
	t.Logo = &Logo{name, data}
	return nil
}

// faces are the keys of a font table.
var faces = map[string]struct {
	weight int
	italic bool
}{
	"regular": {400, false}, "italic": {400, true},
	"semibold": {600, false}, "semibold-italic": {600, true},
	"bold": {700, false}, "bold-italic": {700, true},
}

// setFile adds a face, such as that of key bold in table font.serif. A font
// that is damaged, or must not be embedded, is refused.
func (t *Theme) setFile(s setting) error {
	r, ok := role(s.table[len("font."):])
	if !ok {
		return s.errorf("want the table font.serif, font.sans or font.mono")
	}
	face, ok := faces[s.key]
	if !ok {
		return s.errorf("there is no such key")
	}
	_, data, err := s.readFile()
	if err != nil {
		return err
	}
	f, err := fonts.Open(data, r)
	if err != nil {
		return s.errorf("%w", err)
	}
	f.Weight, f.Italic = face.weight, face.italic
	t.Fonts = append(t.Fonts, f)
	return nil
}
