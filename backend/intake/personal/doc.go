// Package personal knows what an identity-card or telephone number looks like,
// so that no such number of a resident is stored, logged or handed on: columns
// are known by their header, numbers in free text by their form.
//
// It judges text that is already folded (NFKC). It keeps nothing and logs
// nothing. Start with Mask.
package personal
