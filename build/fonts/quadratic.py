"""Rewrite a CFF face with quadratic (TrueType) outlines: quadratic.py IN.otf OUT.ttf

The PDF library embeds TrueType outlines only. Curves are approximated to within
half a unit of a 1000-unit em.
"""
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

font = TTFont(sys.argv[1])
glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
drawn = {}
for name in order:
    pen = TTGlyphPen(None)
    glyphs[name].draw(Cu2QuPen(pen, 0.5, reverse_direction=True))
    drawn[name] = pen.glyph()

font["loca"] = newTable("loca")
font["glyf"] = glyf = newTable("glyf")
glyf.glyphOrder, glyf.glyphs = order, drawn
for name in order:
    drawn[name].recalcBounds(glyf)

font["maxp"] = maxp = newTable("maxp")
maxp.tableVersion = 0x00010000
maxp.numGlyphs = len(order)
for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
              "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
    setattr(maxp, field, 1 if field == "maxZones" else 0)
maxp.compile(font)
for tag in ("CFF ", "VORG", "GSUB", "GPOS", "BASE", "vhea", "vmtx"):
    if tag in font:
        del font[tag]
post = font["post"]
post.formatType = 3.0
font.sfntVersion = "\000\001\000\000"
font.save(sys.argv[2])
