//go:build !linux || !production

package main

// The window's own dialog is the system's here, and keeps to the pages' sizes; so it
// does in a browser, for development.
const printsDirectly = false

func printFile(string, string, bool, bool) (bool, error) { return false, nil }
