// Command gridstar-desktop is the window: it opens the office's database, shows
// the front end, and carries calls between them.
//
// It translates and nothing else: a bound method asks the office one thing and
// hands back what it says; failures become a code with a Chinese sentence (by
// app/say). It must not compute, and it is the only package that knows Wails.
//
// Start with main.go, then desk.go (what the bridges share). Each screen has a
// bridge of its own: month.go, data.go, paper.go and so on; the front end's side
// of them is frontend/src/api/wails.ts, over generated bindings.
package main
