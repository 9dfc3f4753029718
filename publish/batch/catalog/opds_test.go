package catalog_test

import (
	"encoding/json"
	"encoding/xml"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/batch/catalog"
)

type atomLink struct {
	Rel   string `xml:"rel,attr"`
	Type  string `xml:"type,attr"`
	Group string `xml:"http://opds-spec.org/2010/catalog facetGroup,attr"`
}

type atomThing struct {
	ID      []string     `xml:"http://www.w3.org/2005/Atom id"`
	Title   []string     `xml:"http://www.w3.org/2005/Atom title"`
	Updated []string     `xml:"http://www.w3.org/2005/Atom updated"`
	Authors []string     `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []atomLink   `xml:"http://www.w3.org/2005/Atom link"`
	Entries []*atomThing `xml:"http://www.w3.org/2005/Atom entry"`
}

func (a *atomThing) count(rel string) (n int) {
	for _, l := range a.Links {
		if l.Rel == rel || strings.HasSuffix(rel, "*") && strings.HasPrefix(l.Rel, strings.TrimSuffix(rel, "*")) {
			n++
		}
	}
	return n
}

// whole holds what RFC 4287, 4.1 wants of a feed and an entry.
func (a *atomThing) whole(t *testing.T, at string) {
	t.Helper()
	if len(a.ID) != 1 || len(a.Title) != 1 || len(a.Updated) != 1 || !strings.HasPrefix(a.ID[0], "urn:uuid:") {
		t.Errorf("%s: id %v, title %v, updated %v", at, a.ID, a.Title, a.Updated)
	}
}

// TestAtomFeedsKeepTheRules of OPDS 1.2: what each feed and entry must have.
func TestAtomFeedsKeepTheRules(t *testing.T) {
	c := shelf()
	c.PerPage = 2
	for f := range c.Files() {
		if path.Ext(f.Path) != ".xml" {
			continue
		}
		var feed atomThing
		if err := xml.Unmarshal(f.Data, &feed); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		feed.whole(t, f.Path)
		if len(feed.Authors) != 1 || feed.count("self") != 1 || feed.count("start") != 1 { // 2.6, 2.1
			t.Errorf("%s: %+v", f.Path, feed.Links)
		}
		self := feed.Links[slices.IndexFunc(feed.Links, func(l atomLink) bool { return l.Rel == "self" })]
		acquisition := strings.HasSuffix(self.Type, "kind=acquisition")
		if feed.count("http://opds-spec.org/facet") > 0 && !acquisition { // 4
			t.Errorf("%s: facets in a feed that leads on", f.Path)
		}
		seen := map[string]bool{}
		for _, e := range feed.Entries {
			e.whole(t, f.Path)
			if (e.count("http://opds-spec.org/acquisition*") > 0) != acquisition { // 2.2, 5
				t.Errorf("%s: %v has the links %+v", f.Path, e.Title, e.Links)
			}
			if seen[e.ID[0]] {
				t.Errorf("%s: %v twice", f.Path, e.ID)
			}
			seen[e.ID[0]] = true
		}
	}
}

// TestJSONFeedsKeepTheRules of OPDS 2.0 and its schemas.
func TestJSONFeedsKeepTheRules(t *testing.T) {
	type link struct{ Rel, Href, Type string }
	for _, c := range []catalog.Catalog{shelf(), {}} {
		for f := range c.Files() {
			if path.Ext(f.Path) != ".json" {
				continue
			}
			var feed struct {
				Metadata     struct{ Title string }
				Links        []link
				Publications []struct {
					Metadata struct{ Title, Identifier string }
					Links    []link
					Images   []link
				}
				Groups *[]any
			}
			if err := json.Unmarshal(f.Data, &feed); err != nil {
				t.Fatalf("%s: %v", f.Path, err)
			}
			self := slices.ContainsFunc(feed.Links, func(l link) bool { return l.Rel == "self" && l.Href == path.Base(f.Path) })
			if feed.Metadata.Title == "" || !self || (feed.Publications == nil) != (feed.Groups != nil) {
				t.Errorf("%s: %+v", f.Path, feed)
			}
			for _, p := range feed.Publications {
				open := slices.ContainsFunc(p.Links, func(l link) bool { return l.Rel == "http://opds-spec.org/acquisition/open-access" })
				shown := slices.ContainsFunc(p.Images, func(l link) bool { return l.Type == "image/jpeg" || l.Type == "image/png" || l.Type == "image/gif" })
				if p.Metadata.Title == "" || p.Metadata.Identifier == "" || !open || shown != (p.Images != nil) {
					t.Errorf("%s: %+v", f.Path, p)
				}
			}
		}
	}
}
