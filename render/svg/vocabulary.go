package svg

import "strings"

// geometry gives the attributes that an element of SVG 1.1 may have beside its
// style, "" for elements that a reader is not given. They are held to that
// edition since it is the one that EPUBCheck knows the grammar of.
func geometry(element string) string {
	switch element {
	case "svg":
		return "x y width height viewBox preserveAspectRatio version"
	case "g", "defs":
		return "transform"
	case "title", "desc":
		return "lang"
	case "symbol":
		return "viewBox preserveAspectRatio"
	case "use":
		return "x y width height transform href"
	case "image":
		return "x y width height preserveAspectRatio transform href"
	case "path":
		return "d pathLength transform"
	case "rect":
		return "x y width height rx ry transform"
	case "circle":
		return "cx cy r transform"
	case "ellipse":
		return "cx cy rx ry transform"
	case "line":
		return "x1 y1 x2 y2 transform"
	case "polyline", "polygon":
		return "points transform"
	case "text":
		return "x y dx dy rotate textLength lengthAdjust transform"
	case "tspan":
		return "x y dx dy rotate textLength lengthAdjust"
	case "textPath":
		return "startOffset method spacing textLength lengthAdjust href"
	case "linearGradient":
		return "x1 y1 x2 y2 gradientUnits gradientTransform spreadMethod href"
	case "radialGradient":
		return "cx cy r fx fy gradientUnits gradientTransform spreadMethod href"
	case "stop":
		return "offset"
	case "pattern":
		return "x y width height patternUnits patternContentUnits patternTransform viewBox preserveAspectRatio href"
	case "clipPath":
		return "clipPathUnits transform"
	case "mask":
		return "x y width height maskUnits maskContentUnits"
	case "marker":
		return "refX refY markerUnits markerWidth markerHeight orient viewBox preserveAspectRatio"
	}
	return ""
}

// needs gives the attributes without which an element draws nothing and is no
// SVG 1.1.
func needs(element string) string {
	switch element {
	case "rect", "image":
		return "width height"
	case "circle":
		return "r"
	case "ellipse":
		return "rx ry"
	case "path":
		return "d"
	case "polyline", "polygon":
		return "points"
	}
	return ""
}

// holds reports whether an element may stand within another.
func holds(parent, element string) bool {
	lettering := element == "tspan" || element == "textPath"
	if element == "title" || element == "desc" {
		return true
	}
	switch parent {
	case "text", "tspan", "textPath":
		return lettering
	case "linearGradient", "radialGradient":
		return element == "stop"
	case "clipPath":
		return isShape(element) || element == "text" || element == "use"
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "image", "stop", "title", "desc":
		return false
	}
	return !lettering && element != "stop"
}

// presents reports the properties of style that a reader is given.
func presents(property string) bool {
	switch property {
	case "fill-opacity", "fill-rule", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
		"stroke-miterlimit", "stroke-opacity", "stroke-width", "opacity", "clip-rule", "stop-opacity",
		"display", "visibility", "overflow", "vector-effect", "paint-order", "shape-rendering", "image-rendering",
		"font-size", "font-style", "font-weight", "font-variant", "font-stretch",
		"text-anchor", "dominant-baseline", "alignment-baseline", "baseline-shift", "text-decoration",
		"letter-spacing", "word-spacing", "writing-mode", "direction", "unicode-bidi":
		return true
	}
	return isPaint(property) || isLink(property) || property == "font-family"
}

// isPaint reports the properties that are colours.
func isPaint(property string) bool {
	switch property {
	case "fill", "stroke", "color", "stop-color":
		return true
	}
	return false
}

// isLink reports the properties that lead to another element.
func isLink(property string) bool {
	return property == "clip-path" || property == "mask" || strings.HasPrefix(property, "marker-")
}

// isMeasure reports the properties whose bare numbers, which attributes may
// have, a style must give a unit.
func isMeasure(property string) bool {
	switch property {
	case "font-size", "letter-spacing", "word-spacing", "baseline-shift":
		return true
	}
	return false
}
