package fonts_test

import (
	"testing"

	"github.com/octavo-press/octavo/fonts"
)

func TestEmojiLen(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"a", 0},
		{"", 0},
		{"5", 0},
		{"5\uFE0F\u20E3", 3},
		{"#\u20E3", 2},
		{"5\uFE0F", 0},
		{"😀 ", 1},
		{"😀\uFE0E", 0},
		{"❤", 0},
		{"❤\uFE0F", 2},
		{"👍🏽!", 2},
		{"☝🏽", 2},
		{"🇭🇰🇹🇼", 2},
		{"🇭", 0},
		{"👩\u200D👩\u200D👧\u200D👦", 7},
		{"🤦🏻\u200D♂\uFE0F", 5},
		{"❤\uFE0F\u200D🔥", 4},
		{"😀\u200Da", 1},
		{"🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", 7},
		{"→", 0},
		{"↩\uFE0F", 2},
	} {
		if got := fonts.EmojiLen([]rune(c.text)); got != c.want {
			t.Errorf("%q: got %d, want %d", c.text, got, c.want)
		}
	}
}
