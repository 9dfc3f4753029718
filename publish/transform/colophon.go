package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// colophon takes a short tail that starts with a word such as "Case number:"
// or "原文：" for the fine print of the post. Without a rule it does so with a
// last line that names those who edited it.
func (r *run) colophon() {
	blocks := r.doc.Blocks
	start := lastRule(blocks)
	if start < 0 {
		if last := len(blocks) - 1; last > 0 && isStaffLine(paragraphText(blocks[last])) {
			r.setColophon(last, last)
		}
		return
	}
	tail := blocks[start+1:]
	if len(tail) == 0 || len(tail) > 3 || !isImprint(paragraphText(tail[0])) && !isStaffLine(paragraphText(tail[0])) {
		return
	}
	for _, b := range tail {
		if s := paragraphText(b); s == "" || utf8.RuneCountInString(s) > 300 {
			return
		}
	}
	r.setColophon(start, start+1)
}

// setColophon puts the colophon, which starts at body, in the place of the
// blocks from the rule on.
func (r *run) setColophon(rule, body int) {
	tail := r.doc.Blocks[body:]
	r.guess(tail[0], "%q at the end taken as the colophon", snippet(paragraphText(tail[0])))
	r.doc.Blocks = append(r.doc.Blocks[:rule:rule], &doc.Div{
		Attr:   doc.Attr{Pos: tail[0].At()},
		Role:   doc.RoleColophon,
		Blocks: tail,
	})
}

// isStaffLine tells a short line that names editors, "責任編輯：林木" or
// "(Reporting by Ann Oak; Editing by Ben Elm)".
func isStaffLine(s string) bool {
	s = strings.TrimLeft(s, "(（[【")
	if utf8.RuneCountInString(s) > 160 {
		return false
	}
	for _, lead := range []string{"Reporting by ", "Edited by ", "Editing by ", "Writing by "} {
		if strings.HasPrefix(s, lead) {
			return true
		}
	}
	label, _, _ := cutLabel(s)
	switch label {
	case "責任編輯", "责任编辑", "版面編輯", "版面编辑", "編輯", "编辑", "校對", "校对", "審校", "审校", "責編", "责编":
		return true
	}
	return false
}

// isImprint tells a line that starts with a colophon's label and a colon.
func isImprint(s string) bool {
	end := strings.IndexAny(s, ":：")
	if end < 0 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(s[:end])) {
	case "案件編號", "案件编号", "案號", "案号", "原文", "來源", "来源", "出處", "出处", "原載", "原载", "轉載自", "转载自",
		"記者", "记者", "採訪", "采访", "撰文", "撰稿", "文", "攝影", "摄影", "編輯", "编辑", "責任編輯", "责任编辑", "校對", "校对", "譯者", "译者", "翻譯", "翻译",
		"case number", "case no", "case no.", "case", "source", "originally published", "first published", "original":
		return true
	}
	return false
}
