// Package rule holds the rules of the assessment as dated data: rule sets
// (data/*.yaml), each value with its basis in the standard, and the workday
// calendar that ships with the program (data/calendar-cn.csv).
//
// A month is assessed by the rule set in force on its last day. Start with
// set.go; the defaults are in data/xiangyang-2011.yaml.
package rule
