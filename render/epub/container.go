package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
)

// container is what go-epub makes of a book: where its package document is, and
// the ID of each file.
type container struct {
	xml []byte            // META-INF/container.xml
	ids map[string]string // by href
}

// read takes the container from go-epub's archive. It passes over what it could
// not write, so that a file missing here is an error of its.
func read(archive []byte, files []resource) (*container, error) {
	zr, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	packed := make(map[string]*zip.File, len(zr.File))
	for _, file := range zr.File {
		packed[file.Name] = file
	}
	box := &container{}
	if box.xml, err = extract(packed, containerName, line); err != nil {
		return nil, err
	}
	if !bytes.Contains(box.xml, []byte(opfName)) || !bytes.Contains(box.xml, []byte("</container>")) {
		return nil, fmt.Errorf("go-epub did not keep %s", containerName)
	}
	opf, err := extract(packed, opfName, line*(8+len(files)))
	if err != nil {
		return nil, err
	}
	if box.ids, err = identities(opf); err != nil {
		return nil, err
	}
	for _, r := range files {
		if packed[root+r.href] == nil || box.ids[r.href] == "" {
			return nil, fmt.Errorf("go-epub left out %s", r.href)
		}
	}
	return box, nil
}

// serves reports whether a container has all of a book's files.
func (c *container) serves(files []resource) bool {
	return c != nil && !slices.ContainsFunc(files, func(r resource) bool { return c.ids[r.href] == "" })
}

// with gives a container that has another's files, too.
func (c *container) with(more *container) *container {
	all := &container{xml: more.xml, ids: maps.Clone(more.ids)}
	maps.Copy(all.ids, c.ids)
	return all
}

// line is more than go-epub writes of one file in the package document, or in
// the container.
const line = 1 << 10

// extract gives a file of the archive that cannot be larger than most.
func extract(packed map[string]*zip.File, name string, most int) ([]byte, error) {
	file := packed[name]
	if file == nil {
		return nil, fmt.Errorf("go-epub left out %s", name)
	}
	if file.UncompressedSize64 > uint64(most) {
		return nil, fmt.Errorf("go-epub wrote %d bytes of %s", file.UncompressedSize64, name)
	}
	r, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b := make([]byte, file.UncompressedSize64)
	_, err = io.ReadFull(r, b)
	return b, err
}

// identities reads the IDs that go-epub gave from its package document.
func identities(opf []byte) (map[string]string, error) {
	var p struct {
		Items []struct {
			ID   string `xml:"id,attr"`
			Href string `xml:"href,attr"`
		} `xml:"manifest>item"`
	}
	if err := xml.Unmarshal(opf, &p); err != nil {
		return nil, fmt.Errorf("go-epub's package document: %w", err)
	}
	ids := make(map[string]string, len(p.Items))
	given := map[string]bool{}
	for _, it := range p.Items {
		if ids[it.Href] != "" || given[it.ID] {
			return nil, fmt.Errorf("go-epub lists %s twice", it.Href)
		}
		ids[it.Href] = it.ID
		given[it.ID] = true
	}
	return ids, nil
}
