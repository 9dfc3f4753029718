package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// cutter cuts lines of code to a measure, by the widths of a monospaced face.
type cutter struct {
	measure sp.Len
	hang    sp.Len // of the parts after the first
	narrow  sp.Len
	wide    sp.Len // of East Asian characters
}

func newCutter(f *flow, at setting, st *style, measure sp.Len) *cutter {
	_, narrow := f.setter.Natural(para.Paragraph{Runs: f.plain(at, st, "0"), Lang: at.lang})
	return &cutter{measure: measure, hang: 2 * narrow, narrow: max(narrow, 1), wide: st.size}
}

// cut gives the parts of a line. It cuts behind a space or a mark where one
// stands in the last third of the measure, else anywhere.
func (k *cutter) cut(line string) []string {
	if sp.Len(len(line))*k.narrow <= k.measure {
		return []string{line}
	}
	var parts []string
	room := k.measure
	for {
		n := k.fit(line, room)
		parts = append(parts, line[:n])
		line = line[n:]
		if line == "" {
			return parts
		}
		room = max(k.measure-k.hang, 4*k.wide)
	}
}

// fit gives how many bytes of the line stand in the room.
func (k *cutter) fit(line string, room sp.Len) int {
	var w sp.Len
	good := 0
	for i, r := range line {
		adv := k.narrow
		if r >= 0x1100 {
			adv = k.wide
		}
		if w+adv > room && i > 0 {
			if good > 0 {
				return good
			}
			return i
		}
		w += adv
		if w > room*2/3 && strings.ContainsRune(" ,;)]}/&|.", r) {
			good = i + utf8.RuneLen(r)
		}
	}
	return len(line)
}

// expandTabs puts spaces up to the next fourth column in place of tabs.
func expandTabs(text string) string {
	if strings.IndexByte(text, '\t') < 0 {
		return text
	}
	var b strings.Builder
	col := 0
	for _, r := range text {
		if r == '\n' {
			col = -1
		}
		if r != '\t' {
			b.WriteRune(r)
			col++
			continue
		}
		n := 4 - col%4
		b.WriteString("    "[:n])
		col += n
	}
	return b.String()
}
