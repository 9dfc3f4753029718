package fonts_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/fonts/world"
)

func TestOpen(t *testing.T) {
	want := latin.OctavoSerif()[4]
	got, err := fonts.Open(want.Data, fonts.Serif)
	if err != nil {
		t.Fatal(err)
	}
	if got.Family != want.Family || got.Weight != want.Weight || got.Italic != want.Italic || got.Role != want.Role {
		t.Errorf("got %s %d italic %v, want %s %d italic %v", got.Family, got.Weight, got.Italic, want.Family, want.Weight, want.Italic)
	}
}

// use does with a font all that a book does; damage must not make it panic.
func use(data []byte) error {
	set, err := fonts.NewSet(fonts.File{Family: "Hostile", Role: fonts.Serif, Data: data})
	if err != nil {
		return err
	}
	f := set.Primary(fonts.Request{})
	f.Feature("smcp")
	for _, text := range []string{"efficiency AVA e\u0301", "مرحبا بالعالم", "שָׁלוֹם"} {
		in := whole(text)
		in.RTL = in.Text[0] > 0x500
		for _, g := range f.Shape(in) {
			f.Advance(g.ID)
			f.Outline(g.ID)
		}
	}
	for gid := 0; gid < f.NumGlyphs(); gid += 97 {
		f.Outline(uint16(gid))
	}
	return nil
}

func TestTruncatedFont(t *testing.T) {
	data := latin.JetBrainsMono()[0].Data
	for n := 0; n < len(data); n += 1024 {
		if err := use(data[:n]); !errors.Is(err, fonts.ErrDamaged) {
			t.Errorf("%d bytes: got %v, want ErrDamaged", n, err)
		}
	}
}

// TestFlippedBytes flips bytes anywhere, and the more among the tables that
// lead to others.
func TestFlippedBytes(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, f := range []fonts.File{latin.OctavoSerif()[1], world.Files()[0]} {
		if err := use(f.Data); err != nil {
			t.Fatal(err)
		}
		for range 150 {
			data := bytes.Clone(f.Data)
			for range 1 + rnd.IntN(40) {
				tag := []string{"", "cmap", "GSUB", "GPOS", "GDEF", "loca", "head"}[rnd.IntN(7)]
				from, length := tableBounds(f.Data, tag)
				if length > 400 && rnd.IntN(2) == 0 {
					length = 400
				}
				data[from+rnd.IntN(length)] = byte(rnd.Uint32())
			}
			_ = use(data)
		}
	}
}

// tableBounds finds a table; "" is the whole file.
func tableBounds(data []byte, tag string) (from, length int) {
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if e := data[12+16*i:]; len(e) >= 16 && string(e[:4]) == tag {
			from, length = int(binary.BigEndian.Uint32(e[8:])), int(binary.BigEndian.Uint32(e[12:]))
		}
	}
	if length <= 0 {
		return 0, len(data)
	}
	return from, length
}

// TestRepeatedSubtables gives GPOS as many subtables as fit by naming the same
// ones again and again; the face still sets its glyphs.
func TestRepeatedSubtables(t *testing.T) {
	data := bytes.Clone(latin.OctavoSerif()[0].Data)
	from, length := tableBounds(data, "GPOS")
	lookups := data[from+int(binary.BigEndian.Uint16(data[from+8:])):]
	n := (length - 4096) / 2
	binary.BigEndian.PutUint16(lookups, uint16(min(n, 30000)))
	for i := range 30000 {
		binary.BigEndian.PutUint16(lookups[2+2*i:], 2)
	}
	if err := use(data); err != nil {
		t.Fatal(err)
	}
}

func TestErrorClasses(t *testing.T) {
	good := latin.JetBrainsMono()[0].Data
	os2, _ := tableBounds(good, "OS/2")
	patch := func(off int, b []byte) []byte {
		data := bytes.Clone(good)
		copy(data[off:], b)
		return data
	}
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, fonts.ErrDamaged},
		{"text", []byte("This is no font at all."), fonts.ErrDamaged},
		{"collection", patch(0, []byte("ttcf")), fonts.ErrUnsupported},
		{"CFF", patch(0, []byte("OTTO")), fonts.ErrUnsupported},
		{"WOFF2", patch(0, []byte("wOF2")), fonts.ErrUnsupported},
		{"restricted", patch(os2+8, []byte{0, 2}), fonts.ErrRestricted},
		{"no subsets", patch(os2+8, []byte{1, 0}), fonts.ErrRestricted},
		{"preview and print", patch(os2+8, []byte{0, 4}), nil},
	} {
		_, err := fonts.NewSet(fonts.File{Family: c.name, Data: c.data})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
}
