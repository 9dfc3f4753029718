package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// errSplit is output of gopdf that is not of the shape its version writes.
var errSplit = errors.New("unexpected output of gopdf")

// split takes gopdf's file apart by its own cross-reference table. It is no
// general reader: gopdf writes objects one after another, in the order of
// their numbers, each "N 0 obj\n" … "endobj\n\n".
func split(b []byte) (*file, error) {
	offsets, err := xrefTable(b)
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]object, 1, 2*len(offsets))}
	for i := range len(offsets) - 1 {
		o, err := splitObject(b[offsets[i]:offsets[i+1]], i+1)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", i+1, err)
		}
		f.objects = append(f.objects, o)
	}
	return f, nil
}

// xrefTable gives where objects 1, 2, … begin, and at last the table itself.
func xrefTable(b []byte) ([]int, error) {
	at := bytes.LastIndex(b, []byte("startxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("%w: no startxref", errSplit)
	}
	number, _, _ := bytes.Cut(b[at+len("startxref\n"):], []byte("\n"))
	table, err := strconv.Atoi(string(number))
	if err != nil || table < 0 || table > at {
		return nil, fmt.Errorf("%w: startxref %.20q", errSplit, number)
	}
	head, lines, _ := bytes.Cut(b[table:at], []byte("\n0000000000 65535 f \n"))
	count, ok := bytes.CutPrefix(head, []byte("xref\n0 "))
	n, err := strconv.Atoi(string(count))
	const line = 20 // the bytes of an entry (ISO 32000-1, 7.5.4)
	if !ok || err != nil || n < 1 || len(lines)/line < n-1 {
		return nil, fmt.Errorf("%w: xref %.20q", errSplit, head)
	}
	return entries(lines[:line*(n-1)], line, table)
}

// entries reads the offsets of an xref section; they grow.
func entries(lines []byte, line, end int) ([]int, error) {
	offsets := make([]int, 0, len(lines)/line+1)
	last := 0
	for ; len(lines) > 0; lines = lines[line:] {
		o, err := strconv.Atoi(string(lines[:10]))
		if err != nil || o < last || o > end {
			return nil, fmt.Errorf("%w: xref entry %.10q", errSplit, lines)
		}
		offsets = append(offsets, o)
		last = o
	}
	return append(offsets, end), nil
}

// splitObject reads an object, given from its number to the next object's.
func splitObject(b []byte, number int) (object, error) {
	body, ok := bytes.CutPrefix(b, []byte(strconv.Itoa(number)+" 0 obj\n"))
	if !ok {
		return object{}, fmt.Errorf("%w: %.20q", errSplit, b)
	}
	d, rest, err := parseDict(body)
	if err != nil {
		return object{}, fmt.Errorf("%w: %w", errSplit, err)
	}
	data, ok := bytes.CutPrefix(skipSpace(rest), []byte("stream\n"))
	if !ok {
		if string(bytes.TrimSpace(rest)) != "endobj" {
			return object{}, fmt.Errorf("%w: %.20q after the dictionary", errSplit, rest)
		}
		return object{value: d.append(nil)}, nil
	}
	n := d.int("Length")
	if n < 0 || n > len(data) || !bytes.HasPrefix(skipSpace(data[n:]), []byte("endstream")) {
		return object{}, fmt.Errorf("%w: stream of length %d", errSplit, n)
	}
	return object{value: d.without("Length").append(nil), stream: data[:n:n], isStream: true}, nil
}
