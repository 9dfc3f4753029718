package render

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode"
)

// MaxURL is how many bytes of a URL all that read one must take (RFC 9110,
// 4.1). With each escaped it still is a string that PDF/A may hold (ISO 19005-2,
// 6.1.13).
const MaxURL = 8000

// CleanURL gives a URL as it may stand in a book: http, https, mailto or tel,
// with whatever the URL standard does not take percent-encoded. It gives false
// for what cannot be mended.
func CleanURL(s string) (string, bool) {
	if len(s) > MaxURL {
		return "", false
	}
	s = strings.Map(visible, strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD")))
	if strings.HasPrefix(s, "//") {
		s = "https:" + s
	}
	scheme, rest, ok := strings.Cut(s, ":")
	switch scheme = strings.ToLower(scheme); {
	case !ok:
		return "", false
	case scheme == "http" || scheme == "https":
		return cleanWeb(scheme, rest)
	case (scheme == "mailto" || scheme == "tel") && strings.TrimSpace(rest) != "":
		return scheme + ":" + encode(rest), true
	}
	return "", false
}

// visible drops the control characters that browsers drop from URLs, too.
func visible(r rune) rune {
	if r < ' ' || r == 0x7F {
		return -1
	}
	return r
}

func cleanWeb(scheme, rest string) (string, bool) {
	rest, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return "", false
	}
	end := strings.IndexAny(rest, "/?#\\")
	if end < 0 {
		end = len(rest)
	}
	host, ok := cleanHost(rest[:end])
	if !ok {
		return "", false
	}
	tail := rest[end:]
	if strings.HasPrefix(tail, "\\") {
		tail = "/" + tail[1:]
	}
	before, fragment, ok := strings.Cut(tail, "#")
	out := scheme + "://" + host + encode(before)
	if ok {
		out += "#" + encode(fragment)
	}
	return out, true
}

// cleanHost gives host and port; a name and password it leaves out.
func cleanHost(s string) (string, bool) {
	s = s[strings.LastIndexByte(s, '@')+1:]
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		host, port = s[:i], s[i+1:]
	}
	if n, err := strconv.Atoi(port); port != "" && (err != nil || n < 0 || n > 65535 || port[0] == '+') {
		return "", false
	}
	if in, ok := strings.CutPrefix(host, "["); ok {
		addr, err := netip.ParseAddr(strings.TrimSuffix(in, "]"))
		if err != nil || !addr.Is6() || addr.Zone() != "" {
			return "", false
		}
	} else if !domain(host) {
		return "", false
	}
	if port != "" {
		return host + ":" + port, true
	}
	return host, true
}

// domain tells whether a host can be a name: one without characters that are
// not seen and make it look like another. Numbers that look like an IPv4
// address must be one.
func domain(host string) bool {
	name := strings.TrimSuffix(host, ".")
	if name == "" || len(name) > 253 || strings.ContainsFunc(name, unseen) {
		return false
	}
	last := ""
	for part := range strings.SplitSeq(name, ".") {
		if part == "" || len(part) > 63 || strings.ContainsAny(part, " \"#%/:<>?@[\\]^`{|}!$&'()*+,;=~") {
			return false
		}
		last = part
	}
	if strings.Trim(last, "0123456789") == "" {
		_, err := netip.ParseAddr(name)
		return err == nil
	}
	return true
}

// unseen tells characters that format text, such as those that turn it round.
func unseen(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsSpace(r) }

const hexDigits = "0123456789ABCDEF"

// encode percent-encodes what may not stand in a path, query or fragment.
func encode(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if urlByte(c) || c == '%' && i+2 < len(s) && hex(s[i+1]) && hex(s[i+2]) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return b.String()
}

func urlByte(c byte) bool {
	switch {
	case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9':
		return true
	}
	return strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0
}

func hex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
