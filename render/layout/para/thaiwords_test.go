package para

import (
	"testing"

	"github.com/octavo-press/octavo/render/sp"
)

// Lines of Thai do not end within common words where they have the room.
func TestThaiWordsStayWhole(t *testing.T) {
	s := newSetter(t)
	text := "ตัวเลือกที่สองคือติดตั้งชุดเครื่องมือสำหรับพัฒนาระบบ บนเครื่องของคุณตามพจนานุกรมของมหาวิทยาลัย"
	inside := thaiWords().within(text)
	lines := 0
	for mm := 45.0; mm < 90; mm += 2.5 {
		p := Paragraph{Runs: []Run{body(text)}, Lang: "th", Measure: sp.MM(mm), Align: Start}
		at := 0
		for _, l := range s.Set(p).Lines {
			if at += len(textOf(l)); at < len(text) && inside[at] {
				t.Errorf("at %v mm a line ends in %q", mm, textOf(l))
			}
			lines++
		}
	}
	if lines < 30 {
		t.Errorf("only %d lines", lines)
	}
}
