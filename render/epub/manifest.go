package epub

import (
	"encoding/xml"
	"fmt"
)

// item is a file in the manifest.
type item struct {
	ID   string `xml:"id,attr"`
	Href string `xml:"href,attr"`
}

// manifest reads the IDs that go-epub gave, by href.
func manifest(opf []byte) (map[string]item, error) {
	var p struct {
		Items []item `xml:"manifest>item"`
	}
	if err := xml.Unmarshal(opf, &p); err != nil {
		return nil, fmt.Errorf("go-epub's package document: %w", err)
	}
	items := make(map[string]item, len(p.Items))
	ids := map[string]bool{}
	for _, it := range p.Items {
		if _, ok := items[it.Href]; ok || ids[it.ID] {
			return nil, fmt.Errorf("go-epub lists %s twice", it.Href)
		}
		items[it.Href] = it
		ids[it.ID] = true
	}
	return items, nil
}
