package para

// sampleText is prose for the tests.
const sampleText = "The printer who sets a page by hand looks at each line as he closes it, but he " +
	"remembers the lines above. A paragraph that begins too tight ends too loose, and no care spent on its last " +
	"words mends the damage. Machines forgot this for a long time: they filled a line, forgot it, and filled " +
	"the next. To weigh all the lines of a paragraph together takes a little more arithmetic, and the reader, " +
	"who never notices it, reads on without stumbling over rivers of white."
