package doc_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/octavo-press/octavo/publish/doc"
)

// TestJSONForm holds the form stable: a change of this file is a change of
// what filters in other languages read.
func TestJSONForm(t *testing.T) {
	var b bytes.Buffer
	if err := doc.WriteJSON(&b, doc.Sample()); err != nil {
		t.Fatal(err)
	}
	golden(t, "sample.json", b.String())
}

func TestJSONRoundTrip(t *testing.T) {
	two := doc.Sample()
	two.Blocks = append(two.Blocks, &doc.SceneBreak{Attr: doc.Attr{Pos: doc.Pos{File: "other.md", Line: 1}}}, &doc.SceneBreak{})
	for name, d := range map[string]*doc.Document{"sample": doc.Sample(), "empty": {}, "two files": two} {
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got doc.Document
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(d, &got); diff != "" {
			t.Errorf("%s: (-sent +back)\n%s", name, diff)
		}
	}
}

func TestJSONErrors(t *testing.T) {
	deep := strings.Repeat(`{"type":"Quote","blocks":[`, 1100) + strings.Repeat("]}", 1100)
	for _, tt := range []struct{ in, want string }{
		{`{"version":2}`, "document: version 2 is not 1"},
		{`{}`, "version <nil> is not 1"},
		{`[]`, "an object is due"},
		{`{"version":1} x`, "after top-level value"},
		{`{"version":`, "unexpected end"},
		{`{"version":1}{}`, "after top-level value"},
		{`{"version":1,"file":3}`, "document.file: string is due"},
		{`{"version":1,"blocks":[{"type":"Marquee"}]}`, `document.blocks[0]: unknown type "Marquee"`},
		{`{"version":1,"blocks":[{"type":"Text"}]}`, "document.blocks[0]: a Text is no Block"},
		{`{"version":1,"blocks":[{"type":"SceneBreak"},null]}`, "document.blocks[1]: an object is due"},
		{`{"version":1,"blocks":[{"type":"Paragraph","inlines":[{"type":"Text","txt":"x"}]}]}`,
			`document.blocks[0].inlines[0]: unknown field "txt"`},
		{`{"version":1,"blocks":[{"type":"Section","level":1.5}]}`, "document.blocks[0].level: int is due"},
		{`{"version":1,"blocks":[{"type":"Figure","images":[{"type":"Text"}]}]}`, "images[0]: type Image is due"},
		{`{"version":1,"meta":{"date":"2025"}}`, "document.meta.date: 2025 is no date"},
		{`{"version":1,"meta":{"date":"2025-01-02T03:04:05+24:00"}}`, "+24:00 is no date"},
		{`{"version":1,"more":{}}`, `unknown field "more"`},
		{`{"version":1,"blocks":[` + deep + `]}`, "more than 1000 levels"},
	} {
		var d doc.Document
		err := d.UnmarshalJSON([]byte(tt.in))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.80s: error %.200v, want %q", tt.in, err, tt.want)
		}
	}
}

func FuzzJSON(f *testing.F) {
	data, err := doc.Sample().MarshalJSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, s := range []string{`{"version":1,"meta":{"extra":{"a":[null,1e300,"\ud800"]}}}`, `{"version":1,"file":"a","blocks":[{"type":"List","items":[{"blocks":[{"type":"SceneBreak","file":"b","line":-1}]}]}]}`,
		`{"version":1,"meta":{"date":"9999-12-31T23:59:59.999999999+14:00","cover":{},"authors":[{}]}}`, `{"version":1.0,"blocks":[{"type":"Table","body":[{"cells":[{"colSpan":2147483647}]}]}]}`, `{"version":1,"version":2}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var d, back doc.Document
		if d.UnmarshalJSON(data) != nil {
			return
		}
		once, err := d.MarshalJSON()
		if err != nil {
			t.Fatalf("read but not written: %v", err)
		}
		if err := back.UnmarshalJSON(once); err != nil {
			t.Fatalf("%s is written but not read: %v", once, err)
		}
		if again, err := back.MarshalJSON(); err != nil || !bytes.Equal(again, once) {
			t.Fatalf("%s became %s: %v", once, again, err)
		}
	})
}

func ExampleWriteJSON() {
	d := &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: "A leaf."}}}}}
	doc.WriteJSON(os.Stdout, d)
	// Output:
	// {
	//   "version": 1,
	//   "blocks": [
	//     {
	//       "type": "Paragraph",
	//       "inlines": [
	//         {
	//           "type": "Text",
	//           "text": "A leaf."
	//         }
	//       ]
	//     }
	//   ]
	// }
}
