package doc

import "time"

// Samples gives one value of every block and every inline, each filled in as
// far as it goes. A test that takes them through whatever reads the tree
// notices a node that was forgotten.
func Samples() ([]Block, []Inline) { return sampleBlocks(), sampleInlines() }

// Sample gives a document that holds all of Samples and a full Meta.
func Sample() *Document {
	blocks, inlines := Samples()
	blocks = append(blocks, &Paragraph{Attr: Attr{Pos: Pos{"post.md", 60}}, Inlines: inlines})
	return &Document{Meta: sampleMeta(), Blocks: blocks}
}

func sampleText(line int, s string) []Inline {
	return []Inline{&Text{Pos{"post.md", line}, s}}
}

func samplePara(line int, s string) []Block {
	return []Block{&Paragraph{sampleAttr(line), sampleText(line, s)}}
}

func sampleAttr(line int) Attr { return Attr{Pos: Pos{"post.md", line}} }

func sampleMeta() Meta {
	return Meta{
		Title:        "On Trees",
		Subtitle:     "Leaf and\nbranch",
		Authors:      []Author{{Name: "Ann Oak", Sort: "Oak, Ann", Role: "aut", Bio: sampleText(9, "Ann Oak plants.")}},
		Date:         time.Date(2025, 7, 31, 12, 0, 0, 0, time.FixedZone("", 8*3600)),
		Modified:     time.Date(2025, 8, 1, 0, 0, 0, 0, time.UTC),
		Language:     "en",
		Summary:      "What trees are for.",
		Standfirst:   samplePara(10, "All that stands before."),
		Tags:         []string{"trees", "leaves"},
		Series:       "Woods",
		SeriesNumber: "2",
		Rights:       "CC BY 4.0",
		Publisher:    "Octavo",
		Source:       "https://example.org/trees",
		ID:           "doi:10.1000/182",
		Slug:         "on-trees",
		Draft:        true,
		Cover:        &Cover{Image: Image{URL: "oak.jpg", Alt: "An oak"}, Caption: sampleText(8, "An oak in May.")},
		Extra:        map[string]any{"layout": "post", "weight": 3.0, "menu": map[string]any{"main": []any{true, nil}}},
	}
}

func sampleBlocks() []Block {
	return []Block{
		&Section{Attr: Attr{Pos{"post.md", 12}, "leaves", "en", LTR}, Level: 1, Title: sampleText(12, "Leaves"),
			Subtitle: sampleText(13, "And buds"), Authors: []string{"Ann Oak"}, Role: RoleReferences,
			Blocks: []Block{&Section{Attr: Attr{Pos: Pos{"post.md", 14}, ID: "buds"}, Level: 2, RunIn: true,
				Title: sampleText(14, "Buds"), Blocks: samplePara(15, "They open.")}}},
		&Paragraph{Attr{Pos{"post.md", 16}, "", "ar", RTL}, sampleText(16, "شجرة")},
		&Quote{sampleAttr(18), samplePara(18, "A tree is a tree."), sampleText(19, "R. Elm")},
		&PullQuote{sampleAttr(20), samplePara(20, "Trees stand."), sampleText(20, "A. Oak")},
		&Callout{sampleAttr(22), "note", sampleText(22, "Mind"), samplePara(23, "Bark is thin.")},
		&Verse{sampleAttr(25), [][]Inline{sampleText(25, "O leaf"), sampleText(26, "O bough")}},
		&Figure{sampleAttr(28), []*Image{{Pos: Pos{"post.md", 28}, URL: "elm.png", Alt: "An elm"}},
			sampleText(29, "An elm."), sampleText(29, "R. Elm")},
		sampleTable(),
		&List{sampleAttr(36), true, 3, true, []Item{{Pos{"post.md", 36}, "（1）", Done, samplePara(36, "Water it.")}}},
		&Definitions{sampleAttr(38), []Definition{{Pos{"post.md", 38},
			[][]Inline{sampleText(38, "Bole"), sampleText(39, "Trunk")}, [][]Block{samplePara(40, "The stem.")}}}},
		&CodeBlock{sampleAttr(42), "go", "tree/leaf.go", "package tree\n\n// Leaf falls."},
		&MathBlock{sampleAttr(46), "h = \\frac{d}{2}"},
		&SceneBreak{sampleAttr(48)},
		&Div{sampleAttr(50), RoleDetails, append(samplePara(50, "More"), samplePara(51, "Folded away.")...)},
	}
}

func sampleTable() *Table {
	cell := func(line int, s string) Cell { return Cell{Pos: Pos{"post.md", line}, Blocks: samplePara(line, s)} }
	wide := cell(33, "Both")
	wide.Header, wide.ColSpan, wide.RowSpan = true, 2, 1
	return &Table{
		Attr:    sampleAttr(30),
		Head:    []Row{{Pos{"post.md", 30}, []Cell{cell(30, "Tree"), cell(30, "Height")}}},
		Body:    []Row{{Pos{"post.md", 32}, []Cell{cell(32, "Oak"), cell(32, "30")}}, {Pos{"post.md", 33}, []Cell{wide}}},
		Align:   []Align{AlignLeft, AlignRight},
		Caption: sampleText(34, "Heights"),
		Note:    sampleText(35, "In metres."),
	}
}

func sampleInlines() []Inline {
	at := Pos{"post.md", 60}
	in := func(s string) []Inline { return sampleText(60, s) }
	return []Inline{
		&Text{at, "Text"},
		&Emphasis{at, in("stressed")},
		&Strong{at, in("strong")},
		&Strike{at, in("struck")},
		&Code{at, "code()"},
		&Link{at, "https://example.org/", "A site", in("linked")},
		&Image{at, "ash.svg", "An ash", "Ash", "https://example.org/ash", 40, 30, true},
		&Note{at, "fn-1", "1", samplePara(62, "Under the page.")},
		&Math{at, "x^2"},
		&LineBreak{at},
		&Superscript{at, in("up")},
		&Subscript{at, in("down")},
		&SmallCaps{at, in("small")},
		&Ruby{at, in("木"), "き"},
		&Span{at, "term", RoleAbbr, "fr", LTR, "hypertext", in("HT")},
	}
}
