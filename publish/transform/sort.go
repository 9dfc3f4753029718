package transform

import (
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// sortNames gives authors the form they are filed under, "Oak, Ann B.", where
// the name is surely one person's in Latin letters. Organisations and names
// that begin with the family's, as Han ones do, are filed as they stand.
func (r *run) sortNames() {
	switch primary(r.doc.Meta.Language) {
	case "zh", "ja", "ko", "hu", "vi":
		return
	}
	for i, a := range r.doc.Meta.Authors {
		if sort := sortName(a.Name); a.Sort == "" && sort != "" {
			r.report(r.step, doc.Info, r.head(), "author %q filed as %q", a.Name, sort)
			r.doc.Meta.Authors[i].Sort = sort
		}
	}
}

// sortName gives the filing form of a person's name, "" for any other.
func sortName(name string) string {
	name, suffix, _ := strings.Cut(name, ", ")
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 5 || !isPersonal(words) || isTitle(words[0]) {
		return ""
	}
	if n := len(words) - 1; suffix == "" && n > 1 && isNameSuffix(words[n]) {
		words, suffix = words[:n], words[n]
	}
	family := len(words) - 1
	for family > 1 && (unicode.IsLower(firstRune(words[family-1])) || isPatronym(words[family-1])) {
		family-- // a particle: "von Oak"
	}
	sort := strings.Join(words[family:], " ") + ", " + strings.Join(words[:family], " ")
	if suffix != "" {
		sort += ", " + suffix
	}
	return sort
}

// isPersonal tells words that can be a person's name: capitalised and not all
// capitals, but for particles in between, and none that organisations have.
func isPersonal(words []string) bool {
	small := false // has lower-case letters
	for i, w := range words {
		first := firstRune(w)
		if !unicode.Is(unicode.Latin, first) || strings.ContainsAny(w, "0123456789@/&+") || isOrganisation(w) {
			return false
		}
		if unicode.IsLower(first) && (i == 0 || i == len(words)-1 || !isParticle(w)) {
			return false
		}
		small = small || strings.IndexFunc(w, unicode.IsLower) >= 0
	}
	return small
}

func isParticle(w string) bool {
	switch w {
	case "von", "van", "de", "der", "den", "da", "di", "du", "del", "della", "la", "le", "dos", "das", "zu", "zur", "ten", "ter", "al", "el", "bin", "ibn", "af":
		return true
	}
	return false
}

// isPatronym tells the words of Irish and Scottish family names, capitalised as
// they are.
func isPatronym(w string) bool {
	switch w {
	case "Ó", "Ní", "Nic", "Uí", "Mac":
		return true
	}
	return false
}

// isTitle tells the first word of a name that is none of it.
func isTitle(w string) bool {
	switch strings.TrimRight(w, ".") {
	case "President", "Prime", "Minister", "Senator", "Governor", "Mayor", "Judge", "Justice", "Ambassador", "General", "Colonel", "Major",
		"Captain", "Admiral", "King", "Queen", "Prince", "Princess", "Emperor", "Pope", "Bishop", "Cardinal", "Saint", "St", "Rev", "Reverend",
		"Sir", "Lord", "Lady", "Dame", "Dr", "Prof", "Professor", "Mr", "Mrs", "Ms":
		return true
	}
	return false
}

func isNameSuffix(w string) bool {
	switch strings.TrimRight(w, ".") {
	case "Jr", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

func isOrganisation(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".,")) {
	case "team", "institute", "institution", "center", "centre", "department", "ministry", "office", "council", "committee",
		"foundation", "university", "school", "agency", "bureau", "association", "commission", "group", "society", "company",
		"corporation", "ltd", "inc", "gmbh", "press", "news", "project", "network", "the", "editors", "editorial", "staff",
		"board", "collective", "working", "wg", "developers", "authors", "contributors", "community", "blog", "union", "party",
		"government", "embassy", "army", "service", "services", "authority", "administration", "desk", "secretariat", "court", "police",
		"federation", "alliance", "coalition", "forum", "trust", "library", "museum", "media", "journal", "magazine", "review", "lab", "laboratory", "research", "studies", "initiative", "program", "programme":
		return true
	}
	return false
}
