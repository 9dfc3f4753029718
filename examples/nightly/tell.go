package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/octavo-press/octavo/publish/batch"
)

// tell writes the report.
func (c *cli) tell(r batch.Report, w io.Writer) error {
	if !c.JSON {
		_, err := fmt.Fprintln(w, r)
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}
