// Package testkit is what the tests of several packages share: two made-up
// offices under testdata, each as clean ledgers, as the files an office sends,
// and with the figures that they must come to; and a small office of three
// workers, quick to load, with something in each of the 17 ledgers. Below it,
// randomoffice makes random offices and second computes a month a second time.
//
// It is imported by tests only. Start with Office and Compare.
package testkit
