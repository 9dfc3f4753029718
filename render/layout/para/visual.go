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
