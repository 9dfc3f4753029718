package para

// costs weigh what is ugly in a paragraph against each other. A line costs
// (1 + badness + penalty)², after Knuth and Plass, "Breaking Paragraphs into
// Lines" (1981); badness is 100 for spaces at the limit of even setting, two
// thirds or one and a half of their width.
type costs struct {
	hyphen, poor, compound, shy, dash, url, open, cluster, together, emergency int32

	runt         int64 // a last line too short to stand alone
	lone         int64 // a last line of one square, or one and a mark
	apart        int64 // a line of squares only that part to fill it
	twoHyphens   int64 // each pair of lines that end in hyphens
	threeHyphens int64 // a third in a row, where nothing but an overfull line would save it
	lastHyphen   int64 // a hyphen at the end of the last line but one
	loose        int64 // a line beyond the limit of even setting
	jump         int64 // each class but one between neighbours' tightness
	expansion    int64 // badness of glyph expansion at its limit
	squeeze      int64 // hundredths by which shrinking is worse than stretching
	limit        int64 // thousandths of even setting's limit that a line may reach
}

// defaultCosts were tuned with TestSpacing on long English posts, for even
// spaces with no more than a tenth of the lines hyphenated at 132 mm.
var defaultCosts = costs{
	hyphen: 210, poor: 270, compound: 420, shy: 140, dash: 190, url: 100, open: 20, cluster: 350, together: 1500, emergency: 3000,
	runt: 20000, lone: 3000, apart: 60000, twoHyphens: 3000, threeHyphens: 1 << 38, lastHyphen: 10000, loose: 60000, jump: 4000,
	expansion: 60, squeeze: 127, limit: 2000,
}

// maxExpansion is the greatest glyph expansion, in thousandths.
const maxExpansion = 20

// penalty gives what a break of a kind costs.
func (c *costs) penalty(k breakKind) int32 {
	switch k {
	case breakTogether:
		return c.together
	case breakOpen:
		return c.open
	case breakDash:
		return c.dash
	case breakURL:
		return c.url
	case breakShy:
		return c.shy
	case breakSoft:
		return c.hyphen
	case breakPoor:
		return c.poor
	case breakCompound:
		return c.compound
	case breakCluster:
		return c.cluster
	case breakEmergency:
		return c.emergency
	}
	return 0
}
