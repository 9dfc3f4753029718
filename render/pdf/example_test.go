package pdf_test

import (
	"bytes"
	"context"
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/pdf"
	"github.com/octavo-press/octavo/render/sp"
)

func Example() {
	pages := &frame.Document{
		Elements: []frame.Element{{Tag: "Document"}},
		Pages: []frame.Page{{W: sp.MM(148), H: sp.MM(210), Label: "1", Items: []frame.Item{
			&frame.Rule{X: sp.MM(20), Y: sp.MM(30), W: sp.MM(108), H: sp.Pt},
		}}},
	}
	book := &render.Book{
		Doc:  &doc.Document{Meta: doc.Meta{Title: "On Trees", Language: "en"}},
		Laid: func(context.Context) (*render.Laid, error) { return &render.Laid{Frames: pages}, nil },
	}
	var file bytes.Buffer
	out, err := pdf.Backend{}.Render(context.Background(), book, &file)
	fmt.Println(out.Pages, err, file.String()[:8])
	// Output: 1 <nil> %PDF-1.7
}
