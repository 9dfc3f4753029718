"""Published character lists, from Python's codecs and the Unihan database."""
import bz2


def codec_chars(codec, rows, cells=range(0xA1, 0xFF)):
    """All characters of a two-byte codec's rows."""
    chars = set()
    for a in rows:
        for b in cells:
            try:
                text = bytes([a, b]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                chars.add(ord(text))
    return chars


def ranges(*pairs):
    return {c for first, last in pairs for c in range(first, last + 1)}


# What any CJK face has beside its letters: Latin of the same design, general
# punctuation, arrows, enclosed numbers, geometric shapes, CJK punctuation,
# kana, bopomofo, full-width forms.
COMMON = ranges(
    (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x2030, 0x203E), (0x2100, 0x214D), (0x2150, 0x218F),
    (0x2190, 0x21FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x266F), (0x3000, 0x303F), (0x3041, 0x30FF),
    (0x3105, 0x312F), (0x31F0, 0x31FF), (0x3220, 0x33FF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
)

# The same for a bold, without what is seldom bold.
COMMON_BOLD = COMMON - ranges((0x2190, 0x21FF), (0x2500, 0x266F), (0x3220, 0x33FF))

# What a face of any script keeps beside its letters.
SHARED = ranges((0x20, 0x7E), (0xA0, 0xBF), (0x300, 0x36F), (0x2000, 0x206F))

# Alphabets that the faces of other scripts bring along and fonts/latin and
# Noto Serif set better, and private use.
OTHER_ALPHABETS = ranges((0x100, 0x2AF), (0x370, 0x52F), (0x1C80, 0x1C8F), (0x1E00, 0x1FFF), (0xA720, 0xA7FF), (0xE000, 0xF8FF))


class Lists:
    def __init__(self, unicode_data):
        self.unihan = unicode_data

    def _unihan(self, file, *fields):
        """Characters that have one of the fields."""
        chars = set()
        with bz2.open(self.unihan / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                parts = line.split("\t")
                if len(parts) > 1 and parts[1] in fields:
                    chars.add(int(parts[0][2:], 16))
        return chars

    def big5_level1(self):
        """The 5,401 frequent characters of Big5."""
        return codec_chars("big5", range(0xA4, 0xC7), range(0x40, 0xFF))

    def hant_bold(self):
        """Frequent characters of Taiwan, and those of Hong Kong usage."""
        return self.big5_level1() | self._unihan("DictionaryLikeData", "kCheungBauer") | self._unihan("OtherMappings", "kHKGlyph")

    def gb2312(self):
        return codec_chars("gb2312", range(0xA1, 0xF8))

    def tongyong(self):
        """The 8,105 characters of the Table of General Standard Characters."""
        return self._unihan("OtherMappings", "kTGH")

    def jisx0208(self):
        return codec_chars("euc_jp", range(0xA1, 0xF5))

    def jisx0208_level1(self):
        """Kana, marks and the 2,965 frequent kanji."""
        return codec_chars("euc_jp", range(0xA1, 0xD0))

    def jisx0213(self):
        return codec_chars("shift_jis_2004", range(0x81, 0xFD), range(0x40, 0xFD))

    def ksx1001(self):
        """Marks, jamo and the 2,350 frequent syllables, without hanja."""
        return codec_chars("euc_kr", range(0xA1, 0xC9))

    def extension_a(self):
        """Characters of extension A that a dictionary of words, of Cantonese
        or of classical usage has, and some met in posts."""
        known = self._unihan("DictionaryLikeData", "kCheungBauer", "kGSR", "kCowles", "kFenn", "kMatthews", "kMeyerWempe")
        known |= self._unihan("Readings", "kXHC1983", "kTang")
        known |= self._unihan("DictionaryIndices", "kKarlgren", "kLau", "kMatthews", "kMeyerWempe", "kNelson", "kGSR", "kCowles")
        known |= self._unihan("Variants", "kSemanticVariant", "kTraditionalVariant")
        known |= self._unihan("IRGSources", "kIICore", "kIRG_MSource")
        return {c for c in known if 0x3400 <= c < 0x4DC0} | {ord(c) for c in "㧃㩼㵖"}

    def rare(self):
        """Characters beyond the basic planes' lists that a dictionary of
        English glosses or of Cantonese knows, and some met in posts."""
        known = self._unihan("Readings", "kDefinition") | self._unihan("DictionaryLikeData", "kCheungBauer")
        return {c for c in known if c > 0xFFFF} | {ord(c) for c in "𠮶𡥧𩠌𫘥𩿪"}
