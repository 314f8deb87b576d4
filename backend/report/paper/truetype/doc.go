// Package truetype reads the outlines of TrueType faces, keeps them packed in
// blocks that are inflated only when a glyph is asked for, and writes the small
// face that a document embeds.
//
// It owns the binary formats: .ttf and .ttc in (Open), .face in and out
// (OpenPacked, Pack), a subset out (Subset). It knows neither roles of faces nor
// PDF. CFF outlines and variable faces are refused, hinting is dropped,
// composite glyphs are resolved.
//
// Start with face.go: what a Face is.
package truetype
