package randomoffice

import (
	"pgregory.net/rapid"

	"gridstar/backend/domain"
)

// The months that are drawn: around national holidays, the first, middle and
// last of a quarter, a leap year's February, and one outside every calendar.
var months = []domain.Month{
	domain.NewMonth(2026, 10), domain.NewMonth(2026, 9), domain.NewMonth(2026, 2), domain.NewMonth(2026, 5),
	domain.NewMonth(2025, 12), domain.NewMonth(2026, 1), domain.NewMonth(2024, 2), domain.NewMonth(2031, 4),
}

var percent = func() []int {
	all := make([]int, 100)
	for i := range all {
		all[i] = i
	}
	return all
}()

// chance is true p times in a hundred; it shrinks to false.
func (k *maker) chance(p int) bool { return rapid.SampledFrom(percent).Draw(k.t, "chance") >= 100-p }

// pick draws one of xs; it shrinks to the first.
func pick[T any](k *maker, xs ...T) T { return rapid.SampledFrom(xs).Draw(k.t, "pick") }

func (k *maker) upTo(n int) int { return rapid.IntRange(0, n).Draw(k.t, "upTo") }

// day draws a day of the month, a border or a day beside it, or any day about
// the quarter.
func (k *maker) day() domain.Date {
	q := k.Month.Quarter()
	switch pick(k, 0, 0, 0, 1, 1, 2) {
	case 0:
		return k.dayOfMonth()
	case 1:
		border := pick(k, k.Month.First(), k.Month.Last(), k.AsOf, q.First(), q.Last(), k.AsOf.LessOneYear())
		return border + pick[domain.Date](k, 0, -1, 1)
	}
	return q.First() - 20 + domain.Date(k.upTo(int(q.Last()-q.First())+30))
}

func (k *maker) dayOfMonth() domain.Date {
	return k.Month.First() + rapid.SampledFrom([]domain.Date{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
		16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27}).Draw(k.t, "day")
}

// maybeDay is a day, or none.
func (k *maker) maybeDay(percent int) domain.Date {
	if k.chance(percent) {
		return k.day()
	}
	return 0
}

// clocks are times of day about the borders of half-days and office hours.
var clocks = []int{
	8 * 3600, 9*3600 + 600, 10*3600 + 1800, 12*3600 - 1, 12 * 3600, 12*3600 + 1, 14*3600 - 1, 14 * 3600, 15 * 3600,
	18*3600 - 1, 18 * 3600, 19 * 3600, 8*3600 - 1, 0, 86400 - 60,
}

func (k *maker) at(d domain.Date) domain.Time { return domain.NewTime(d, 0, 0, pick(k, clocks...)) }

// lengths of visits and patrols about 1.5 hours, the half-hours that a week's
// needed hours are made of, and moments.
var lengths = []int{5400, 1800, 3600, 5399, 5401, 1799, 60, 2700, 7200, 18000}

// span draws a start, and an end after it on the same day.
func (k *maker) span(d domain.Date) (start, end domain.Time) {
	return k.spanFrom(k.at(d))
}

func (k *maker) spanFrom(start domain.Time) (domain.Time, domain.Time) {
	return start, min(start+domain.Time(pick(k, lengths...)), (start.Date()+1).Start()-1)
}

// later draws a time about the given number of days after d.
func (k *maker) later(d domain.Date, days ...int) domain.Time {
	return k.at(d + domain.Date(pick(k, days...)))
}
