#!/usr/bin/env python3
"""Makes the font files of fonts/latin, hant, hans, jpan, kore and world from
their sources, by subsetting them to published character lists.

    pip install fonttools==4.68.0
    npm install @expo-google-fonts/{noto-serif-hk,...}   # versions in README.md
    apt-get download fonts-noto-core fonts-hanazono unicode-data   # unpack with dpkg-deb -x
    ./build.py --npm node_modules/@expo-google-fonts --debian unpacked --out ..

The same sources give the same bytes.
"""
import argparse
import pathlib

import charlists
from fontTools import subset
from fontTools.otlLib.optimize.gpos import compact
from fontTools.ttLib import TTFont

# Layout features that text set in lines can ask for; vertical setting, ruby
# and old character forms would only draw more glyphs in.
FEATURES = [
    "abvm", "abvs", "blwm", "blws", "calt", "case", "ccmp", "chws", "clig", "curs", "dist", "fina", "fin2", "fin3",
    "halt", "init", "isol", "kern", "liga", "locl", "mark", "medi", "med2", "mkmk", "mset", "palt", "pres", "psts",
    "rlig", "rtlm", "stch", "tnum", "pnum", "lnum", "onum", "smcp", "c2sc", "nukt", "akhn", "rphf", "rkrf", "pref",
    "blwf", "abvf", "half", "pstf", "vatu", "cjct", "haln", "cfar",
]

# What a shaper asks for by itself in Latin, Greek and Cyrillic, and what octavo
# asks for: small capitals, and figures for tables. Every program carries the
# Latin faces, so theirs are no more than these.
LATIN_FEATURES = [
    "calt", "ccmp", "clig", "curs", "dnom", "frac", "kern", "liga", "locl", "mark", "mkmk", "numr", "rclt", "rlig",
    "smcp", "tnum", "lnum",
]
STYLES = {
    "400Regular": "Regular", "400Regular_Italic": "Italic", "600SemiBold": "SemiBold",
    "700Bold": "Bold", "700Bold_Italic": "BoldItalic",
}
LATIN = (
    ("source-serif-4", "Octavo Serif", STYLES),
    ("source-sans-3", "Octavo Sans", STYLES),
    ("jetbrains-mono", None, {"400Regular": "Regular", "400Regular_Italic": "Italic", "700Bold": "Bold"}),
)

# Classes of kerning pairs are split as long as that pays. From here on a level
# more saves little, and a shaper looks through more tables.
KERNING = 5

# Faces of one style for scripts that posts quote rather than are written in.
WORLD = ["NotoSerif", "NotoSansWancho"] + ["NotoSerif" + script for script in (
    "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada", "Khmer", "Lao",
    "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu",
)]


def shrink(source, out, chars, rename=None, features=FEATURES):
    """Writes source with the glyphs of chars only, without hints, glyph names
    and vertical metrics."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.legacy_kern = True
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "MATH", "DSIG", "meta", "gasp"]
    # A glyph's bearing is said against its box: in faces that are to look as
    # their sources do, a box that is wrong by a unit stays so.
    font = TTFont(source, recalcBBoxes=features is not LATIN_FEATURES, recalcTimestamp=False)
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False # the same bytes with it installed or not
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=chars)
    subsetter.subset(font)
    if features is LATIN_FEATURES:
        compact(font, KERNING)
    if rename:
        set_name(font, *rename)
    font.save(out, reorderTables=None)
    count = len(font.getBestCmap())
    print(f"{out.stat().st_size:>10,}  {count:>6} characters  {out.name}")


def set_name(font, family, style):
    """Renames a changed face whose name is reserved (OFL, clause 3)."""
    words = {"BoldItalic": "Bold Italic"}.get(style, style)
    full = f"{family} {words}"
    names = {1: family, 2: words, 3: full, 4: full, 6: f"{family.replace(' ', '')}-{style}"}
    if style == "SemiBold": # a family has four styles of its own
        names |= {1: full, 2: "Regular", 16: family, 17: words}
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 5, 7, 13, 14)]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


def covered(font):
    return set(TTFont(font, lazy=True).getBestCmap())


def main():
    args = argparse.ArgumentParser()
    for name in ("npm", "debian", "out"):
        args.add_argument("--" + name, type=pathlib.Path, required=True)
    args = args.parse_args()
    lists = charlists.Lists(args.debian / "usr/share/unicode")

    def npm(package, style):
        (path,) = (args.npm / package / style).glob("*.ttf")
        return path

    def debian(path):
        return args.debian / "usr/share/fonts/truetype" / path

    def out(path):
        return args.out / path

    for package, name, styles in LATIN:
        for style, tail in styles.items():
            source, file = npm(package, style), (name or "JetBrains Mono").replace(" ", "")
            rename = (name, tail) if name else None
            shrink(source, out(f"latin/{file}-{tail}.ttf"), covered(source), rename, LATIN_FEATURES)

    regular, bold = "400Regular", "700Bold"
    hk, sc, jp = (npm(f"noto-serif-{x}", regular) for x in ("hk", "sc", "jp"))
    common = charlists.COMMON

    shrink(hk, out("hant/NotoSerifHK-Regular.ttf"), covered(hk))
    shrink(npm("noto-serif-hk", bold), out("hant/NotoSerifHK-Bold.ttf"), lists.hant_bold() | charlists.COMMON_BOLD)

    # All of the basic block that the Hong Kong face lacks rides along here, and
    # what of extension A is used.
    rest = (set(range(0x4E00, 0xA000)) | lists.extension_a()) - covered(hk) - lists.jisx0208()
    shrink(sc, out("hans/NotoSerifSC-Regular.ttf"), lists.gb2312() | lists.tongyong() | rest | common)
    shrink(npm("noto-serif-sc", bold), out("hans/NotoSerifSC-Bold.ttf"), lists.gb2312() | charlists.COMMON_BOLD)

    shrink(jp, out("jpan/NotoSerifJP-Regular.ttf"), lists.jisx0208() | (lists.jisx0213() - covered(hk)) | common)
    shrink(npm("noto-serif-jp", bold), out("jpan/NotoSerifJP-Bold.ttf"), lists.jisx0208_level1() | charlists.COMMON_BOLD)

    name = "Octavo Myeongjo"
    nanum = npm("nanum-myeongjo", regular)
    shrink(nanum, out("kore/OctavoMyeongjo-Regular.ttf"), covered(nanum), (name, "Regular"))
    shrink(npm("nanum-myeongjo", bold), out("kore/OctavoMyeongjo-Bold.ttf"), lists.ksx1001() | charlists.COMMON_BOLD, (name, "Bold"))

    for style in (regular, bold):
        tail = style[3:] + ".ttf"
        for package, file in (
            ("noto-naskh-arabic", "NotoNaskhArabic"),
            ("noto-serif-hebrew", "NotoSerifHebrew"),
        ):
            source = npm(package, style)
            shrink(source, out(f"world/{file}-{tail}"), covered(source) - charlists.OTHER_ALPHABETS)
        thai = debian("noto/NotoSerifThai-" + tail)
        shrink(thai, out("world/NotoSerifThai-" + tail), covered(thai))
    for package, file in (
        ("noto-serif-tibetan", "NotoSerifTibetan"),
        ("noto-sans-canadian-aboriginal", "NotoSansCanadianAboriginal"),
        ("noto-emoji", "NotoEmoji"),
        ("noto-sans-symbols-2", "NotoSansSymbols2"),
        ("stix-two-math", "STIXTwoMath"),
    ):
        source = npm(package, regular)
        shrink(source, out(f"world/{file}-Regular.ttf"), covered(source) - charlists.OTHER_ALPHABETS)
    text = covered(npm("source-serif-4", regular)) - charlists.SHARED
    for file in WORLD:
        source = debian(f"noto/{file}-Regular.ttf")
        shrink(source, out(f"world/{file}-Regular.ttf"), covered(source) - text)

    rare = debian("hanazono/HanaMinB.ttf")
    have = covered(hk) | covered(out("hans/NotoSerifSC-Regular.ttf")) | covered(out("jpan/NotoSerifJP-Regular.ttf"))
    shrink(rare, out("world/OctavoRareHan-Regular.ttf"), lists.rare() - have, ("Octavo Rare Han", "Regular"))


if __name__ == "__main__":
    main()
