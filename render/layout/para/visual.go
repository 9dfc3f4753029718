package para

// visual puts the parts of a line in the order they stand on the paper (rule
// L2 of UAX #9): what is on a level or above is turned, from the highest
// level down to the lowest odd one.
func visual(parts []part) {
	high, low := uint8(0), uint8(255)
	for i := range parts {
		l := parts[i].level
		high = max(high, l)
		if l&1 != 0 {
			low = min(low, l)
		}
	}
	for level := high; level >= low; level-- {
		for i := 0; i < len(parts); {
			j := i
			for j < len(parts) && parts[j].level >= level {
				j++
			}
			reverse(parts[i:j])
			i = max(j, i+1)
		}
	}
}

// ReadingOrder puts the pieces of a line in the order to read them in: what
// rule L2 turned is turned back, from the lowest level up.
func (l *Line) ReadingOrder() {
	high := uint8(0)
	for i := range l.Pieces {
		high = max(high, l.Pieces[i].Level)
	}
	for level := uint8(1); level <= high; level++ {
		for i := 0; i < len(l.Pieces); {
			j := i
			for j < len(l.Pieces) && l.Pieces[j].Level >= level {
				j++
			}
			reverse(l.Pieces[i:j])
			i = max(j, i+1)
		}
	}
}
