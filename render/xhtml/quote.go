package xhtml

import "github.com/octavo-press/octavo/publish/doc"

func (c *converter) quote(q *doc.Quote) {
	c.open("blockquote", q, "")
	c.Raw("\n")
	c.blocks(q.Blocks)
	c.attribution(q.Attribution)
	c.Raw("</blockquote>\n")
}

func (c *converter) pullQuote(q *doc.PullQuote) {
	c.open("aside", q, `class="pullquote" epub:type="pullquote" role="doc-pullquote"`)
	c.Raw("\n")
	c.blocks(q.Blocks)
	c.attribution(q.Attribution)
	c.Raw("</aside>\n")
}

// attribution writes the source of a quotation after a dash, which in Chinese
// is two wide.
func (c *converter) attribution(who []doc.Inline) {
	if len(who) == 0 {
		return
	}
	dash := "— "
	if east(c.out.Lang) {
		dash = "——"
	}
	c.Raw(`<p class="attribution">`, dash)
	c.inlines(who)
	c.Raw("</p>\n")
}
