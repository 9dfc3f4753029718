package imaging

import "encoding/binary"

// orientationTag is 0x0112 of TIFF 6.0, which EXIF 2.3 takes over.
const orientationTag = 0x0112

// tiffOrientation reads the orientation out of a TIFF structure, which is also
// what an EXIF block is; 1 when it says none.
func tiffOrientation(b []byte) int {
	order := tiffOrder(b)
	if order == nil {
		return 1
	}
	at := int64(order.Uint32(b[4:]))
	if at < 8 || at+2 > int64(len(b)) {
		return 1
	}
	entries := int(order.Uint16(b[at:]))
	for i := range entries {
		e := at + 2 + int64(i)*12
		if e+12 > int64(len(b)) {
			return 1
		}
		if order.Uint16(b[e:]) != orientationTag {
			continue
		}
		if v := int(order.Uint16(b[e+8:])); v >= 1 && v <= 8 {
			return v
		}
		return 1
	}
	return 1
}

func tiffOrder(b []byte) binary.ByteOrder {
	if len(b) < 8 {
		return nil
	}
	switch string(b[:4]) {
	case "II*\x00":
		return binary.LittleEndian
	case "MM\x00*":
		return binary.BigEndian
	}
	return nil
}

// upright gives the size a picture has when its orientation is applied: five
// to eight lie on their side.
func upright(w, h, orientation int) (int, int) {
	if orientation >= 5 {
		return h, w
	}
	return w, h
}
