package doc_test

import (
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
