package theme_test

import (
	"fmt"
	"testing/fstest"

	"github.com/octavo-press/octavo/render/theme"
)

func ExampleLoad() {
	files := fstest.MapFS{"house.toml": {Data: []byte("accent = \"#004488\"\n[style.title]\nsize = 2200\n")}}
	t, err := theme.Load(files, "house.toml")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(t.Name, t.Accent, t.Styles[theme.Title].Size)

	_, err = theme.Load(fstest.MapFS{"bad.toml": {Data: []byte("[style.title]\nsise = 2200\n")}}, "bad.toml")
	fmt.Println(err)
	// Output:
	// house [0 68 136] 2200
	// bad.toml:2: style.title.sise: there is no such key
}
