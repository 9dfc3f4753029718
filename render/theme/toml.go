package theme

import (
	"fmt"
	"strconv"
	"strings"
)

// setting is one line of a theme file: key = value under [table].
type setting struct {
	file  string
	line  int
	table string
	key   string
	value any     // string, float64 or bool
	dir   *folder // of the file, nil for a theme of the package
}

// name is what messages call the setting.
func (s setting) name() string {
	if s.table == "" {
		return s.key
	}
	return s.table + "." + s.key
}

// errorf is an error that begins with the file and line.
func (s setting) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s: %w", s.file, s.line, s.name(), fmt.Errorf(format, args...))
}

// scan reads the part of TOML that themes are written in: tables, and keys
// with strings, numbers and booleans. It is 30 times as fast as a whole TOML
// reader, which every start would pay for, and knows the line of every key.
func scan(file, text string) ([]setting, error) {
	var settings []setting
	table := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		s := setting{file: file, line: i + 1, table: table}
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name, rest, ok := strings.Cut(line[1:], "]")
			if !ok || !blank(rest) {
				return nil, fmt.Errorf("%s:%d: not a table: %s", file, i+1, line)
			}
			table = strings.TrimSpace(name)
		default:
			if err := s.read(line); err != nil {
				return nil, err
			}
			settings = append(settings, s)
		}
	}
	return settings, nil
}

// read takes "key = value # comment" apart.
func (s *setting) read(line string) error {
	key, value, ok := strings.Cut(line, "=")
	if !ok {
		return fmt.Errorf("%s:%d: not key = value: %s", s.file, s.line, line)
	}
	s.key = strings.Trim(strings.TrimSpace(key), `"`)
	value = strings.TrimSpace(value)
	if strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'") {
		return s.readString(value)
	}
	value, _, _ = strings.Cut(value, "#")
	value = strings.TrimSpace(value)
	switch value {
	case "true", "false":
		s.value = value == "true"
		return nil
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return s.errorf("%q is no string, number or boolean", value)
	}
	s.value = n
	return nil
}

func (s *setting) readString(value string) error {
	end := strings.IndexByte(value[1:], value[0])
	if end < 0 || !blank(value[end+2:]) {
		return s.errorf("the string does not end: %s", value)
	}
	s.value = value[1 : end+1]
	return nil
}

// blank says whether nothing but a comment follows.
func blank(rest string) bool {
	rest = strings.TrimSpace(rest)
	return rest == "" || rest[0] == '#'
}
