package doc_test

import (
	"errors"
	"testing"

	"github.com/octavo-press/octavo/publish/doc"
)

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		" On\n\tTrees\u2028and  leaves ": "On Trees and leaves",
		"a\x00b\x1b[31m\x7f\u009fc":      "ab[31mc",
		"\x7f \ufffe":                    "",
		"invoice\u202Efdp.exe":           "invoicefdp.exe",
		"\u202Bא\u202C b":                "\u202Bא\u202C b",
		"\u2067א":                        "\u2067א\u2069",
		"\u2067א \u202Ab":                "\u2067א \u202Ab\u202C\u2069",
		"a\u2069\u202C":                  "a",
		"\u2068a\u202C\u2069":            "\u2068a\u2069",
		"شجرة\u200f!":                    "شجرة\u200f!",
		"می\u200cخواهم":                  "می\u200cخواهم",
	} {
		got := doc.OneLine(in)
		if got != want {
			t.Errorf("OneLine(%+q) = %+q, want %+q", in, got, want)
		}
		if again := doc.OneLine(got); again != got {
			t.Errorf("OneLine(%+q) = %+q", got, again)
		}
	}
}

// TestOneLineOfOutput keeps a post from writing lines or escapes of its own.
func TestOneLineOfOutput(t *testing.T) {
	pos := doc.Pos{File: "a\nb.md", Line: 3}
	d := doc.Diagnostic{Code: "image-missing", Severity: doc.Error, Pos: pos, Message: "x\x1b[2J\ny"}
	if got, want := d.String(), "a b.md:3: error image-missing: x[2J y"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	err := &doc.PostError{Code: "post-unreadable", Pos: pos, Err: errors.New("x\x1b[2J\ny")}
	if got, want := err.Error(), "a b.md:3: post-unreadable: x[2J y"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
