package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// colophon takes a short tail that starts with a word such as "Case number:"
// or "原文：" for the fine print of the post.
func (r *run) colophon() {
	start := lastRule(r.doc.Blocks)
	if start < 0 {
		return
	}
	tail := r.doc.Blocks[start+1:]
	if len(tail) == 0 || len(tail) > 3 || !isImprint(paragraphText(tail[0])) {
		return
	}
	for _, b := range tail {
		if s := paragraphText(b); s == "" || utf8.RuneCountInString(s) > 300 {
			return
		}
	}
	r.guess(tail[0], "%q after the last rule taken as the colophon", snippet(paragraphText(tail[0])))
	r.doc.Blocks = append(r.doc.Blocks[:start:start], &doc.Div{
		Attr:   doc.Attr{Pos: tail[0].At()},
		Role:   doc.RoleColophon,
		Blocks: tail,
	})
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
