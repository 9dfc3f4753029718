package phrase_test

import (
	"fmt"
	"time"

	"github.com/octavo-press/octavo/publish/phrase"
)

func ExampleFor() {
	day := time.Date(2025, 7, 31, 0, 0, 0, 0, time.UTC)
	for _, lang := range []string{"en-GB", "zh-TW", "pt-BR"} {
		w := phrase.For(lang)
		fmt.Println(w.Contents, "·", w.Date(day), "·", w.List([]string{"A", "B", "C"}))
	}
	// Output:
	// Contents · 31 July 2025 · A, B and C
	// 目錄 · 2025 年 7 月 31 日 · A、B、C
	// Índice · 31 de julho de 2025 · A, B e C
}
