package transform

// step is one pass over the document. A step without a name is no guess and
// always runs.
type step struct {
	name, about string
	do          func(*run)
}

// steps lists the passes in their order, which matters: markers and tails are
// cut off the flat text first, then blocks are told apart, then sections nest,
// and last comes what needs the finished tree.
func steps() []step {
	return []step{
		{"", "", (*run).tidy},
		{"", "", (*run).recoverImages},
		{"scene-break", "a lone dash, asterisk or ellipsis is a scene break", (*run).sceneBreaks},
		{"signature", "short lines pushed to the right at the end are a signature", (*run).signatures},
		{"aligned-line", "short lines that ideographic spaces align keep their places", (*run).alignedLines},
		{"", "", (*run).documentLanguage},
		{"", "", (*run).excerpt},
		{"lead", "without an excerpt marker, an italic opening is the standfirst", (*run).lead},
		{"subtitle", "a short description beside a standfirst is the subtitle", (*run).describe},
		{"author-tail", "bold names after the last rule are about the authors", (*run).authorTail},
		{"sort-name", "a person's name is filed under the family's", (*run).sortNames},
		{"colophon", "a case number or source after the last rule is the colophon", (*run).colophon},
		{"display", "a paragraph of prose in backticks is display text", (*run).displays},
		{"attribution", "a last line that starts with a dash is a quotation's source", (*run).attributions},
		{"note-box", "a quotation that starts with “Note:” or the like is a box", (*run).noteBoxes},
		{"adjacent-quote", "quotations parted by a blank line only are one", (*run).joinQuotes},
		{"callout", "a quotation that starts with a heading is a box or a named speech", (*run).callouts},
		{"", "", (*run).boxLabels},
		{"framed-heading", "headings in quotations that rank over others are sections", (*run).framedHeadings},
		{"label", "a heading alone in a quotation is a label", (*run).labels},
		{"", "", (*run).innerHeadings},
		{"caption", "a line under or over a picture is its caption", (*run).captions},
		{"", "", (*run).figures},
		{"gallery", "four or more pictures in a row share the caption of the last", (*run).galleries},
		{"number-line", "four or more short lines with numbers keep their line breaks", (*run).numberLines},
		{"table-note", "italics beside a table are its caption or note", (*run).tableNotes},
		{"", "", (*run).alternatives},
		{"bracket-note", "[1] with an entry for each is a note", (*run).bracketNotes},
		{"italic-quote", "an italic paragraph after a lead-in is a quotation", (*run).italicQuotes},
		{"literal-list", "paragraphs or lines a) b) c) are one list that keeps its markers", (*run).literalLists},
		{"", "", (*run).tightLists},
		{"verse", "short Chinese lines after a colon are verse: four, or a couplet", (*run).verses},
		{"title-heading", "a first heading that repeats the title is left out", (*run).titleHeading},
		{"chapter-number", "a heading that is a chapter's number belongs to the next", (*run).chapterNumbers},
		{"section-line", "a bold line under a heading is its subtitle, a known name its author", (*run).sectionLines},
		{"capital-heading", "lines in capitals are the headings of a post that has no others", (*run).capitalHeadings},
		{"speaker", "bold names that take turns are who speaks", (*run).speakers},
		{"bold-heading", "a bold or short italic line before text is a small heading", (*run).boldHeadings},
		{"numbered-heading", "short lines that count on, with text between, are small headings", (*run).numberedHeadings},
		{"run-in", "a list of one short item before text is a small heading", (*run).runIns},
		{"", "", (*run).looseBreaks},
		{"", "", (*run).nest},
		{"", "", (*run).identify},
		{"", "", (*run).anchors},
		{"reference", "“see TITLE above” and “Figure 3” are links", (*run).references},
		{"language", "blocks in another language are marked", (*run).languages},
		{"", "", (*run).suspicions},
	}
}
