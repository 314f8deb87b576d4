// Package office holds the use cases: what a person can do with an office's
// data, each in one call, whole or not at all. It hands values between intake,
// store, assess and report, which do not know one another.
//
// The window and the command line call it and add nothing but words. Start with
// office.go; each group of use cases has a file of its own.
package office
