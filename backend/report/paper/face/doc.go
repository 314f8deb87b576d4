// Package face chooses, for each character of a text, the face it is set in.
//
// It owns the roles of faces (标题, 宋体, 黑体, 仿宋, 楷体), what each falls back
// to, the faces carried by the program and those that an office points to
// instead, and the cleaning of text before it is set. It reads outlines through
// package truetype and knows nothing of pages or PDF. The carried faces are
// opened when they are first measured with, not when the program starts.
//
// Start with set.go.
package face
