package pdf

import _ "embed" // the profile below

// srgb is Graeme Gill's sRGB profile, which is in the public domain; see
// srgb.txt.
//
//go:embed srgb.icc
var srgb []byte

// outputIntent says that the colours are sRGB, which PDF/A asks for where
// they are given as plain RGB (ISO 19005-2, 6.2.4.3).
func (b *builder) outputIntent() {
	profile := b.file.addStream(dict{}.with("N", "3"), srgb)
	v := []byte("[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)" +
		"/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
	b.catalog = b.catalog.set("OutputIntents", append(profile.append(v), ">>]"...))
}
