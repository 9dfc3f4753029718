package asset

import (
	"errors"
	"fmt"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/imaging"
)

// problem is what is wrong with a picture.
type problem struct {
	code     string
	severity doc.Severity
	err      error
}

// classify gives an error its stable code.
func classify(err error) problem {
	if errors.Is(err, ErrStale) {
		return problem{"image-stale", doc.Info, err} // it may wrap any of the others
	}
	for _, c := range []struct {
		is   error
		code string
	}{
		{ErrOffline, "image-offline"},
		{imaging.ErrTooBig, "image-too-big"},
		{imaging.ErrType, "image-type"},
		{imaging.ErrBroken, "image-broken"},
	} {
		if errors.Is(err, c.is) {
			return problem{c.code, doc.Error, err}
		}
	}
	return problem{"image-missing", doc.Error, err}
}

func (p problem) diagnostic(r ref) doc.Diagnostic {
	return doc.Diagnostic{Code: p.code, Severity: p.severity, Pos: r.pos,
		Message: fmt.Sprintf("%s: %v", shorten(r.url), p.err)}
}

// shorten keeps a data URL from filling a message.
func shorten(url string) string {
	const most = 120
	if url == "" {
		return "a picture"
	}
	if len(url) <= most {
		return url
	}
	return strings.ToValidUTF8(url[:most], "") + "…"
}
