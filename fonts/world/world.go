// Package world ships faces for the scripts that are neither Latin, Greek,
// Cyrillic nor East Asian, for mathematical letters, symbols and emoji, and
// for rare Han characters. The licences lie beside the files.
//
//	set, err := fonts.NewSet(append(latin.Files(), world.Files()...)...)
package world

import (
	_ "embed" // the files below

	"github.com/octavo-press/octavo/fonts"
)

var (
	//go:embed NotoNaskhArabic-Regular.ttf
	arabic []byte
	//go:embed NotoNaskhArabic-Bold.ttf
	arabicBold []byte
	//go:embed NotoSerifHebrew-Regular.ttf
	hebrew []byte
	//go:embed NotoSerifHebrew-Bold.ttf
	hebrewBold []byte
	//go:embed NotoSerifThai-Regular.ttf
	thai []byte
	//go:embed NotoSerifThai-Bold.ttf
	thaiBold []byte
	//go:embed NotoSerif-Regular.ttf
	serif []byte
	//go:embed NotoSerifTibetan-Regular.ttf
	tibetan []byte
	//go:embed NotoSansCanadianAboriginal-Regular.ttf
	canadianAboriginal []byte
	//go:embed NotoSerifDevanagari-Regular.ttf
	devanagari []byte
	//go:embed NotoSerifBengali-Regular.ttf
	bengali []byte
	//go:embed NotoSerifGurmukhi-Regular.ttf
	gurmukhi []byte
	//go:embed NotoSerifGujarati-Regular.ttf
	gujarati []byte
	//go:embed NotoSerifTamil-Regular.ttf
	tamil []byte
	//go:embed NotoSerifTelugu-Regular.ttf
	telugu []byte
	//go:embed NotoSerifKannada-Regular.ttf
	kannada []byte
	//go:embed NotoSerifMalayalam-Regular.ttf
	malayalam []byte
	//go:embed NotoSerifSinhala-Regular.ttf
	sinhala []byte
	//go:embed NotoSerifLao-Regular.ttf
	lao []byte
	//go:embed NotoSerifKhmer-Regular.ttf
	khmer []byte
	//go:embed NotoSerifMyanmar-Regular.ttf
	myanmar []byte
	//go:embed NotoSerifEthiopic-Regular.ttf
	ethiopic []byte
	//go:embed NotoSerifGeorgian-Regular.ttf
	georgian []byte
	//go:embed NotoSerifArmenian-Regular.ttf
	armenian []byte
	//go:embed NotoSansWancho-Regular.ttf
	wancho []byte
	//go:embed STIXTwoMath-Regular.ttf
	math []byte
	//go:embed NotoSansSymbols2-Regular.ttf
	symbols []byte
	//go:embed NotoEmoji-Regular.ttf
	emoji []byte
	//go:embed OctavoRareHan-Regular.ttf
	rareHan []byte
)

// Files gives all faces of the package, those of letters before those of
// symbols, and emoji after symbols: a sign that is both is an emoji only
// where its selector says so.
func Files() []fonts.File {
	letters := face("Noto Serif", 400, serif)
	letters.Role = fonts.Serif // goes on where the text face's letters end
	return []fonts.File{
		letters,
		face("Noto Naskh Arabic", 400, arabic, "ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug"),
		face("Noto Naskh Arabic", 700, arabicBold, "ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug"),
		face("Noto Serif Hebrew", 400, hebrew, "he", "yi"),
		face("Noto Serif Hebrew", 700, hebrewBold, "he", "yi"),
		face("Noto Serif Thai", 400, thai, "th"),
		face("Noto Serif Thai", 700, thaiBold, "th"),
		face("Noto Serif Tibetan", 400, tibetan, "bo", "dz"),
		face("Noto Sans Canadian Aboriginal", 400, canadianAboriginal, "iu", "cr", "oj"),
		face("Noto Serif Devanagari", 400, devanagari, "hi", "mr", "ne", "sa"),
		face("Noto Serif Bengali", 400, bengali, "bn", "as"),
		face("Noto Serif Gurmukhi", 400, gurmukhi, "pa"),
		face("Noto Serif Gujarati", 400, gujarati, "gu"),
		face("Noto Serif Tamil", 400, tamil, "ta"),
		face("Noto Serif Telugu", 400, telugu, "te"),
		face("Noto Serif Kannada", 400, kannada, "kn"),
		face("Noto Serif Malayalam", 400, malayalam, "ml"),
		face("Noto Serif Sinhala", 400, sinhala, "si"),
		face("Noto Serif Lao", 400, lao, "lo"),
		face("Noto Serif Khmer", 400, khmer, "km"),
		face("Noto Serif Myanmar", 400, myanmar, "my"),
		face("Noto Serif Ethiopic", 400, ethiopic, "am", "ti"),
		face("Noto Serif Georgian", 400, georgian, "ka"),
		face("Noto Serif Armenian", 400, armenian, "hy"),
		face("Noto Sans Wancho", 400, wancho, "nnp"),
		face("STIX Two Math", 400, math),
		face("Noto Sans Symbols 2", 400, symbols),
		face("Noto Emoji", 400, emoji, "und-Zsye"),
		face("Octavo Rare Han", 400, rareHan),
	}
}

func face(family string, weight int, data []byte, langs ...string) fonts.File {
	return fonts.File{
		Family:  family,
		Role:    fonts.Fallback,
		Weight:  weight,
		Data:    data,
		Langs:   langs,
		Package: "github.com/octavo-press/octavo/fonts/world",
	}
}
