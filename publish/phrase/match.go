package phrase

import "strings"

// For gives the words of the table that fits the language tag best: the tag
// itself, else the tag without its last part, and so on (RFC 4647, 3.4), else
// English. The result is shared and not to be changed.
func For(lang string) *Words {
	tag := canonical(lang)
	for tag != "" {
		if w := lookup(tag); w != nil {
			return w
		}
		tag = tag[:max(0, strings.LastIndexByte(tag, '-'))]
	}
	return &english
}

// Dir gives the direction a language is written in, "rtl" or "ltr".
func Dir(lang string) string {
	tag := canonical(lang)
	for _, script := range []string{"-arab", "-hebr", "-syrc", "-thaa"} {
		if strings.Contains(tag, script) {
			return "rtl"
		}
	}
	primary, rest, _ := strings.Cut(tag, "-")
	if strings.HasPrefix(rest, "latn") || strings.HasPrefix(rest, "cyrl") {
		return "ltr"
	}
	switch primary {
	case "ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "syr":
		return "rtl"
	}
	return "ltr"
}

func lookup(tag string) *Words {
	for _, w := range tables {
		if strings.EqualFold(w.Lang, tag) {
			return w
		}
	}
	return nil
}

// canonical lowers a tag and replaces what has a table under another name:
// old codes, close relatives, and Chinese that names a place and no script.
func canonical(lang string) string {
	tag := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"))
	primary, rest, _ := strings.Cut(tag, "-")
	switch primary {
	case "zh", "cmn", "yue", "wuu", "nan", "hak":
		return chinese(primary, rest)
	case "no", "nn":
		return "nb"
	case "iw":
		return "he"
	case "in":
		return "id"
	}
	return tag
}

func chinese(primary, rest string) string {
	for part := range strings.SplitSeq(rest, "-") {
		switch part {
		case "hant", "tw", "hk", "mo":
			return "zh-hant"
		case "hans", "cn", "sg", "my":
			return "zh-hans"
		}
	}
	if primary == "yue" || primary == "nan" || primary == "hak" {
		return "zh-hant"
	}
	return "zh-hans"
}

// tables lists every language there is; nothing runs at start-up for it.
var tables = [...]*Words{
	&english, &german, &dutch, &swedish, &danish, &norwegian,
	&french, &spanish, &italian, &portuguese, &romanian,
	&russian, &ukrainian, &polish, &czech,
	&greek, &finnish, &hungarian, &turkish,
	&traditionalChinese, &simplifiedChinese, &japanese, &korean,
	&thai, &vietnamese, &indonesian,
	&arabic, &hebrew, &persian,
}
