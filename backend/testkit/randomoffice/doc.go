// Package randomoffice makes small random offices that hit the edges of the
// assessment on purpose: posts that touch, half-days, rest days, minutes
// around noon, deadlines on rest days, dates a day before, on and after each
// border, and rows that name what nobody knows.
//
// It is imported by tests only. Start with Offices in office.go; days.go holds
// the dates and times that it likes to draw.
package randomoffice
