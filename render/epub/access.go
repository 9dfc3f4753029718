package epub

import "github.com/octavo-press/octavo/render/xhtml"

// access writes what EPUB Accessibility 1.1 (2.2) has a book say of itself,
// told from what it holds and nothing else.
func (f *finisher) access(w *xhtml.Writer) {
	h := f.xhtml.Holds
	all := func(property string, values ...string) {
		for _, v := range values {
			meta(w, property, "", v)
		}
	}
	described := h.Images == h.Described
	all("schema:accessMode", "textual")
	if h.Images > 0 {
		all("schema:accessMode", "visual")
		all("schema:accessModeSufficient", "textual,visual")
	}
	if described {
		all("schema:accessModeSufficient", "textual")
	}
	all("schema:accessibilityFeature", f.features()...)
	if h.Animated { // nobody looked whether it flashes
		all("schema:accessibilityHazard", "unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard")
	} else {
		all("schema:accessibilityHazard", "none")
	}
	f.summary(w)
	all("dcterms:conformsTo", f.backend.ConformsTo)
}

func (f *finisher) features() []string {
	h := f.xhtml.Holds
	fs := []string{"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"}
	for _, c := range []struct {
		holds bool
		name  string
	}{
		{h.Images > 0 && h.Images == h.Described, "alternativeText"},
		{len(f.xhtml.Pages) > 0, "pageBreakMarkers"},
		{len(f.xhtml.Pages) > 0, "pageNavigation"},
		{h.Ruby, "rubyAnnotations"},
		{h.Maths, "latex"},
	} {
		if c.holds {
			fs = append(fs, c.name)
		}
	}
	return fs
}
