package asset

import (
	"fmt"
	"net/netip"
	"slices"
	"syscall"
)

// reserved are the networks that are not the public internet, beside those
// that netip names (RFC 6890 and its registry).
func reserved() []netip.Prefix {
	var out []netip.Prefix
	for _, s := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
		"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fec0::/10",
	} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// checkAddress is a net.Dialer's Control: it sees the address that is really
// dialled, after DNS and redirects, so no name can lead inside.
func (c HTTPConfig) checkAddress(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", errPrivate, address)
	}
	a := ap.Addr().Unmap()
	if public(a) || slices.ContainsFunc(c.Private, func(p netip.Prefix) bool { return p.Contains(a.WithZone("")) }) {
		return nil
	}
	return fmt.Errorf("%w: %s", errPrivate, a)
}

func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if inner, ok := embedded(a); ok {
		return public(inner)
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false // loopback, link-local and multicast are no global unicast
	}
	for _, p := range reserved() {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// embedded gives the IPv4 address that NAT64 (64:ff9b::/96) and 6to4
// (2002::/16) addresses lead to.
func embedded(a netip.Addr) (netip.Addr, bool) {
	b := a.As16()
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(a):
		return netip.AddrFrom4([4]byte(b[12:16])), true
	case netip.MustParsePrefix("2002::/16").Contains(a):
		return netip.AddrFrom4([4]byte(b[2:6])), true
	}
	return netip.Addr{}, false
}
