package batch

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/batch/catalog"
)

// opened is an EPUB of ours that is read.
type opened struct {
	zip  *zip.Reader
	dir  string // of the package document
	pack packageDocument
}

// packageDocument is what is read of one (EPUB 3.3, 5).
type packageDocument struct {
	Metas []struct {
		Property string `xml:"property,attr"`
		Value    string `xml:",chardata"`
	} `xml:"metadata>meta"`
	Items []packageItem `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

type packageItem struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Type       string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

func (i packageItem) is(property string) bool {
	return slices.Contains(strings.Fields(i.Properties), property)
}

func openEPUB(data []byte) (*opened, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	b := &opened{zip: z}
	var container struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := b.xml("META-INF/container.xml", &container); err != nil {
		return nil, err
	}
	if len(container.Roots) == 0 {
		return nil, errors.New("it has no package document")
	}
	b.dir = path.Dir(container.Roots[0].Path)
	return b, b.xml(container.Roots[0].Path, &b.pack)
}

func (b *opened) xml(name string, to any) error {
	data, err := b.read(name)
	if err == nil {
		err = xml.Unmarshal(data, to)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// longestEntry bounds what a damaged book may unfold to; none of ours comes near.
const longestEntry = 256 << 20

func (b *opened) read(name string) ([]byte, error) {
	f, err := b.zip.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, longestEntry))
}

// cover gives the picture that the package document calls so (EPUB 3.3, 5.5.1,
// cover-image), nil when it names none.
func (b *opened) cover() (data []byte, mediaType string, err error) {
	for _, item := range b.pack.Items {
		if item.is("cover-image") {
			data, err := b.read(path.Join(b.dir, item.Href))
			return data, item.Type, err
		}
	}
	return nil, "", nil
}

// access gives what the book states of its accessibility, which its maker
// found by looking at every picture and heading.
func (b *opened) access() *catalog.Access {
	a := &catalog.Access{}
	for _, m := range b.pack.Metas {
		v := strings.TrimSpace(m.Value)
		switch m.Property {
		case "schema:accessMode":
			a.Modes = append(a.Modes, v)
		case "schema:accessModeSufficient":
			a.Sufficient = append(a.Sufficient, strings.Split(v, ","))
		case "schema:accessibilityFeature":
			a.Features = append(a.Features, v)
		case "schema:accessibilityHazard":
			a.Hazards = append(a.Hazards, v)
		case "schema:accessibilitySummary":
			a.Summary = v
		}
	}
	return a
}

// chapters gives the documents of the spine in order, but not the contents.
func (b *opened) chapters() ([][]byte, error) {
	var out [][]byte
	for _, ref := range b.pack.Spine {
		i := slices.IndexFunc(b.pack.Items, func(i packageItem) bool { return i.ID == ref.ID })
		if i < 0 || b.pack.Items[i].is("nav") {
			continue
		}
		data, err := b.read(path.Join(b.dir, b.pack.Items[i].Href))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}
