package domain

import "strings"

// Format is v as a person reads it: dates 2026-10-03, times 2026-10-03 08:30:00,
// enumerations by their option, numbers with two decimals; "" when empty.
func (c *Column) Format(v Value) string {
	if !v.Set {
		return ""
	}
	switch c.Kind {
	case KindDate:
		return Date(v.Int).String()
	case KindTime, KindMoment:
		return Time(v.Int).String()
	case KindEnum:
		if v.Int < 1 || int(v.Int) > len(c.Options) {
			return ""
		}
		return c.Options[v.Int-1]
	case KindDecimal, KindAmount:
		return Hundredths(v.Int).String()
	}
	return v.Text
}

// Ref names the record that values are of; values stand in the order of s.Columns.
func (s *Schema) Ref(values []Value) RecordRef {
	parts := make([]string, len(s.Key))
	for i, k := range s.KeyIndexes() {
		parts[i] = s.Columns[k].Format(values[k])
	}
	return RecordRef{Ledger: s.ID, Key: strings.Join(parts, "|")}
}

// KeyValues takes the key of one of s's records apart: the values of the columns
// s.Key, and whether the key has their form.
func (s *Schema) KeyValues(key string) ([]Value, bool) {
	out := make([]Value, len(s.Key))
	rest := key
	for i := len(s.Key) - 1; i >= 0; i-- {
		part := rest
		if i > 0 { // from the right, where dates and kinds stand: only a number may hold a "|"
			at := strings.LastIndexByte(rest, '|')
			if at < 0 {
				return nil, false
			}
			part, rest = rest[at+1:], rest[:at]
		}
		v, ok := s.Columns[s.Index(s.Key[i])].keyValue(part)
		if !ok {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

func (c *Column) keyValue(s string) (Value, bool) {
	switch c.Kind {
	case KindDate:
		d, err := ParseDate(s)
		return Value{Set: true, Int: int64(d)}, err == nil
	case KindEnum:
		for i, o := range c.Options {
			if o == s {
				return Value{Set: true, Int: int64(i + 1)}, true
			}
		}
		return Value{}, false
	}
	return Value{Set: true, Text: s}, s != ""
}
