package markdown

import (
	"fmt"
	"strings"
	"time"
)

// date gives the post's date: that of the front matter, else of the file's
// name, else of Zola's path. What cannot be read is said.
func (m *matter) date() time.Time {
	v, key := m.keys.take(dateKeys...)
	t, ok := dateOf(v)
	if ok {
		return t
	}
	found, where := m.nameDate()
	switch {
	case v != nil && where != "":
		m.warn("date-invalid", m.lineOf(key), fmt.Sprintf("%q is no date; taken from the %s", textOf(v), where))
	case v != nil:
		m.warn("date-invalid", m.lineOf(key), fmt.Sprintf("%q is no date; the book has none", textOf(v)))
	case where == "":
		m.warn("date-missing", max(m.line, 1), "the post has no date, nor has its file name")
	}
	return found
}

func (m *matter) modified() time.Time {
	v, key := m.keys.take(modifiedKeys...)
	t, ok := dateOf(v)
	if v != nil && !ok {
		m.warn("date-invalid", m.lineOf(key), fmt.Sprintf("%q is no date", textOf(v)))
	}
	return t
}

// nameDate gives the date that stands in the file's name or the post's path.
func (m *matter) nameDate() (t time.Time, where string) {
	if t, _, ok := nameDate(bundle(m.name)); ok {
		return t, "file name"
	}
	v, _ := m.keys.peek("path")
	parts := strings.Split(textOf(v), "/")
	for i := 0; i+3 <= len(parts); i++ {
		if t, err := time.Parse("2006/01/02", strings.Join(parts[i:i+3], "/")); err == nil {
			return t, "path"
		}
	}
	return time.Time{}, ""
}

// nameDate reads "2025-07-31-slug" and gives the slug, too.
func nameDate(name string) (t time.Time, rest string, ok bool) {
	if len(name) < len(time.DateOnly) {
		return t, name, false
	}
	t, err := time.Parse(time.DateOnly, name[:len(time.DateOnly)])
	if err != nil {
		return t, name, false
	}
	return t, strings.TrimLeft(name[len(time.DateOnly):], "-_ "), true
}

// dateOf reads a date in whatever form it was decoded.
func dateOf(v any) (time.Time, bool) {
	if t, ok := v.(time.Time); ok {
		t = wallClock(t)
		return t, sound(t)
	}
	s := plainDate(strings.Join(strings.Fields(textOf(v)), " "))
	if s == "" || strings.HasPrefix(s, "0000") {
		return time.Time{}, false
	}
	for layout := range strings.SplitSeq(layouts, "\n") {
		if t, err := time.Parse(layout, s); err == nil && sound(t) {
			return t, true
		}
	}
	return time.Time{}, false
}

// sound reports whether a date can be written again: RFC 3339 knows no zone of
// 24 hours, which the time package reads, and four digits of a year, of which
// books take those in UTC.
func sound(t time.Time) bool {
	_, err := t.MarshalText()
	year := t.UTC().Year()
	return err == nil && t.Year() > 0 && year > 0 && year <= 9999
}

// plainDate takes what is only spoken out of a date: the ordinals in "May 1st",
// the stop of a shortened month.
func plainDate(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		bare := strings.TrimSuffix(w, ",")
		switch n := len(bare) - 2; {
		case strings.TrimRight(bare, ".") == "Sept":
			words[i] = "Sep"
		case n > 0 && n < 3 && strings.Trim(bare[:n], "0123456789") == "" && strings.Contains(" st nd rd th ", " "+bare[n:]+" "):
			words[i] = bare[:n] + w[len(bare):]
		case len(bare) == 4 && bare[3] == '.' && isLetter(rune(bare[0])):
			words[i] = bare[:3] + w[len(bare):]
		}
	}
	return strings.Join(words, " ")
}

// wallClock takes TOML's local times, whose zone is the machine's, as UTC, so
// that a book does not depend on where it is made.
func wallClock(t time.Time) time.Time {
	switch t.Location().String() {
	case "datetime-local", "date-local", "time-local":
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	}
	_, offset := t.Zone()
	return t.In(time.FixedZone("", offset))
}

// layouts are the forms dates have in posts. A date without a zone is UTC.
const layouts = `2006-01-02
2006-01-02 15:04:05 -0700
2006-01-02 15:04:05
2006-01-02T15:04:05Z07:00
2006-01-02T15:04:05-0700
2006-01-02T15:04:05
2006-01-02 15:04:05 Z07:00
2006-01-02 15:04:05Z07:00
2006-01-02 15:04:05 UTC
2006-01-02 15:04 -0700
2006-01-02 15:04
2006-01-02T15:04Z07:00
2006-01-02T15:04
2006-1-2 15:04:05
2006-1-2 15:04
2006-1-2
2006/1/2 15:04:05
2006/1/2 15:04
2006/1/2
2006.1.2
20060102
2006年1月2日
2006年1月2日 15:04
2006 年 1 月 2 日
2006년 1월 2일
2006. 1. 2.
2006. 1. 2
2.1.2006
January 2, 2006
January 2 2006
Jan 2 2006
January 2, 2006 15:04
January 2, 2006 3:04 PM
Monday, 2 January 2006
Monday 2 January 2006
2 Jan, 2006
2 January, 2006
Monday, January 2, 2006
Jan 2, 2006
2 January 2006
2 Jan 2006
Mon, 02 Jan 2006 15:04:05 -0700
Mon, 02 Jan 2006 15:04:05 UTC
2006-01
January 2006
Jan 2006
2006年1月
2006`
