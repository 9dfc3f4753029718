package pdf

import (
	"bytes"
	"testing"
)

func TestRenderStartsAndEnds(t *testing.T) {
	out := sampler(t).render(t)
	if !bytes.HasPrefix(out, []byte("%PDF-1.7\n%")) || !bytes.HasSuffix(out, []byte("%%EOF\n")) {
		t.Errorf("not a PDF: %q … %q", out[:20], out[len(out)-20:])
	}
}
