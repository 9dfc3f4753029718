package svg

// harmless reports the elements that only draw.
func harmless(name string) bool {
	switch name {
	case "svg", "g", "a", "switch", "defs", "symbol", "use", "title", "desc",
		"path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
		"text", "tspan", "textPath", "image",
		"linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
		"filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
		"feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
		"feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
		"feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence":
		return true
	}
	return false
}

// presents reports the presentation attributes (SVG 2, section 6.6), which
// style sheets set, too.
func presents(name string) bool {
	switch name {
	case "fill", "fill-opacity", "fill-rule", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
		"stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "opacity", "color",
		"clip-path", "clip-rule", "mask", "filter", "marker-start", "marker-mid", "marker-end",
		"stop-color", "stop-opacity", "flood-color", "flood-opacity", "lighting-color",
		"display", "visibility", "overflow", "vector-effect", "paint-order", "shape-rendering",
		"color-interpolation", "color-interpolation-filters", "image-rendering", "text-rendering",
		"font-family", "font-size", "font-style", "font-weight", "font-variant", "font-stretch",
		"text-anchor", "dominant-baseline", "alignment-baseline", "baseline-shift", "text-decoration",
		"letter-spacing", "word-spacing", "writing-mode", "direction", "unicode-bidi",
		"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry":
		return true
	}
	return false
}

// shapes reports the attributes that no style sheet sets.
func shapes(name string) bool {
	switch name {
	case "d", "points", "x1", "y1", "x2", "y2", "dx", "dy", "rotate", "textLength", "lengthAdjust", "pathLength",
		"transform", "viewBox", "preserveAspectRatio", "version", "xml:space", "xml:lang", "lang",
		"offset", "fx", "fy", "fr", "gradientUnits", "gradientTransform", "spreadMethod",
		"patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits",
		"markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient", "startOffset", "method", "spacing",
		"filterUnits", "primitiveUnits", "in", "in2", "result", "mode", "type", "values", "operator",
		"k1", "k2", "k3", "k4", "stdDeviation", "edgeMode", "order", "kernelMatrix", "divisor", "bias",
		"targetX", "targetY", "preserveAlpha", "surfaceScale", "diffuseConstant", "specularConstant",
		"specularExponent", "limitingConeAngle", "azimuth", "elevation", "z", "pointsAtX", "pointsAtY", "pointsAtZ",
		"scale", "xChannelSelector", "yChannelSelector", "radius", "baseFrequency", "numOctaves", "seed",
		"stitchTiles", "tableValues", "slope", "intercept", "amplitude", "exponent":
		return true
	}
	return false
}
