package markdown

import "github.com/octavo-press/octavo/publish/doc"

func (c *converter) construct(e element) ([]doc.Node, bool) { return nil, false }

func (c *converter) siteURL(url string, line int) string { return url }
