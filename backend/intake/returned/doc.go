// Package returned writes the rows that intake set aside as an .xlsx workbook
// in the shape of the file they came from, so that an office can correct them
// and load the workbook, or send it back to the platform.
//
// It writes what intake handed on, already without anybody's numbers, and
// judges nothing itself. Start with Write.
package returned
