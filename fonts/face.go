package fonts

// Face is one font file, parsed when it is first used.
type Face struct{ file File }

// Set is the faces a book may be set in.
type Set struct{ faces []*Face }
