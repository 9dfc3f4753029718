//go:build !unix

package batch

import "os"

// lockFile does nothing where there is no flock: the scheduler must keep runs
// apart.
func lockFile(*os.File, bool) error { return nil }
