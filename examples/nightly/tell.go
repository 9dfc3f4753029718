package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/octavo-press/octavo/publish/batch"
	"github.com/octavo-press/octavo/publish/bookfile"
)

// tell writes the report, and its numbers where they are wanted.
func (c *cli) tell(r batch.Report, w io.Writer) error {
	var err error
	if c.Metrics != "" {
		err = bookfile.Write(c.Metrics, metrics(r))
	}
	return errors.Join(err, c.write(r, w))
}

func (c *cli) write(r batch.Report, w io.Writer) error {
	if !c.JSON {
		_, err := fmt.Fprintln(w, r)
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}
