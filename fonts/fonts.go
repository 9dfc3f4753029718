// Package fonts holds type: files, the faces parsed from them, and the choice
// of a face for a character by role, script and language.
//
//	set, err := fonts.NewSet(latin.Files()...)
//	face := set.Face(fonts.Request{Role: fonts.Serif}, 'a')
//
// Font files are values. A program pays for the packages of faces it imports
// (fonts/latin, fonts/hant, …) and for no other.
package fonts

// Role is the part a family plays on the page.
type Role string

// The roles a theme asks for. A file with no role is for fallback only.
const (
	Serif    Role = "serif"
	Sans     Role = "sans"
	Mono     Role = "mono"
	Fallback Role = ""
)

// File is one font program and what it is for.
type File struct {
	Family  string // "Octavo Serif"
	Role    Role
	Weight  int // 100 to 900; 400 is regular
	Italic  bool
	Data    []byte   // an sfnt with glyf outlines, not compressed
	Langs   []string // BCP 47 language-scripts this file is the first choice of, such as "zh-Hant"; empty: any
	Package string   // import path of the package that ships it, for diagnostics
}

// Request says what face a character should be set in.
type Request struct {
	Role   Role
	Weight int // 0 means 400
	Italic bool
	Lang   string // BCP 47
}
