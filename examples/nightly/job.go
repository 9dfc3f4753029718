package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"
)

// jobFile is flags out of a TOML file, by their names. It is a kong.Resolver.
type jobFile map[string]any

func readJob(r io.Reader) (kong.Resolver, error) {
	j := jobFile{}
	if _, err := toml.NewDecoder(r).Decode(&j); err != nil {
		return nil, fmt.Errorf("the job file: %w", err)
	}
	return j, nil
}

// Validate refuses keys that are no flags.
func (j jobFile) Validate(app *kong.Application) error {
	for _, key := range slices.Sorted(maps.Keys(j)) {
		if !slices.ContainsFunc(app.Flags, func(f *kong.Flag) bool { return f.Name == key && key != "help" && key != "job" }) {
			return fmt.Errorf("the job file has an unknown key %s", key)
		}
	}
	return nil
}

// Resolve gives a flag's value, nil where the file has none.
func (j jobFile) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	return j[flag.Name], nil
}
