package main

import (
	"fmt"
	"maps"

	"gridstar/backend/domain"
)

// A fault is a row with one bad cell, put in after a good one that it copies.
type fault struct {
	ledger domain.LedgerID
	only   string // worker whose rows it copies, so that it lands in that community's file
	after  int    // the n-th such row
	column string
	value  any
	reason domain.FaultCode
}

// faults are what an office would have to put right.
func faults() []fault {
	return []fault{
		{domain.Visits, "WX003", 30, "end_time", domain.NewTime(day(7, 1), 8, 0, 0), domain.FaultOrder},
		{domain.Visits, "WX005", 55, "result", "不详", domain.FaultValue},
		{domain.Visits, "WX001", 80, "household", "", domain.FaultRequired},
		{domain.Visits, "WX010", 40, "start_time", "2026-13-08 18:20", domain.FaultTime},
		{domain.Patrols, "WX009", 20, "grid", "4.20606E+14", domain.FaultDigitsLost},
		{domain.Collections, "WX008", 12, "subject", "车辆", domain.FaultValue},
		{domain.Disputes, "WX006", 4, "found_at", "上周三", domain.FaultTime},
		{domain.SpotChecks, "WX002", 0, "deduction", "0.125", domain.FaultNumber},
		{domain.Adjustments, "WX001", 0, "points", "加1分", domain.FaultNumber},
		{domain.Worklogs, "WX003", 9, "content", "补记:巡查、走访", domain.FaultDuplicateKey},
	}
}

// withFaults puts the faulty rows into the good ones. A copy gets a number of
// its own, but for the duplicate, which is one because it keeps its key.
func withFaults(id domain.LedgerID, good []row) []row {
	out := good
	for n, f := range faults() {
		if f.ledger != id {
			continue
		}
		out = insertFault(out, f, n)
	}
	return out
}

func insertFault(rows []row, f fault, n int) []row {
	seen := 0
	for i, r := range rows {
		if r["worker"] != f.only {
			continue
		}
		if seen < f.after {
			seen++
			continue
		}
		bad := maps.Clone(r)
		bad[f.column] = f.value
		if no, ok := r["record_no"].(string); ok {
			bad["record_no"] = fmt.Sprintf("%s-B%d", no, n+1)
		}
		return append(rows[:i+1:i+1], append([]row{bad}, rows[i+1:]...)...)
	}
	panic(fmt.Sprintf("the story has too few %s of %s", f.ledger, f.only))
}

// oddVisits load but count nowhere until somebody has looked at them: a
// household that is on no register.
func oddVisits() []row {
	at := domain.NewTime(day(10, 22), 18, 55, 0)
	return []row{{"record_no": "RH900001", "worker": "WX003", "grid": grid(ginkgoCode, 3), "household": "YX03-0903-0101",
		"start_time": at, "end_time": at + 25*60, "mode": "弹性", "result": "见面"}}
}

// oddPatrols: a worker patrols after the last day in post.
func oddPatrols() []row {
	at := domain.NewTime(day(9, 14), 8, 30, 0)
	return []row{{"record_no": "XC900001", "worker": "WX007", "grid": grid(willowCode, 2),
		"start_time": at, "end_time": at + 95*60, "kind": "日常", "remark": "交接巡查"}}
}

// The privacy door is shown with numbers that cannot be anybody's: telephone
// numbers of one unissued run, and identity numbers of an area that does not
// exist (999999), valid by their check digit only.

func inventedPhone(i int) string { return fmt.Sprintf("1540000%04d", i) }

func inventedIdentity(i int) string {
	body := fmt.Sprintf("99999919000101%03d", i%1000)
	weights := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for k, w := range weights {
		sum += int(body[k]-'0') * w
	}
	return body + string("10X98765432"[sum%11])
}
