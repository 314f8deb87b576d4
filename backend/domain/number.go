package domain

import (
	"fmt"
	"math/big"
	"strings"
)

// Ratio is an exact rational number, immutable. The zero Ratio is 0.
type Ratio struct{ r *big.Rat }

// NewRatio returns num/den; den must not be 0.
func NewRatio(num, den int64) Ratio { return Ratio{big.NewRat(num, den)} }

// Whole returns the integer n as a Ratio.
func Whole(n int64) Ratio { return Ratio{new(big.Rat).SetInt64(n)} }

// ParseRatio reads a decimal ("0.15") or a fraction ("1/2"), exactly.
func ParseRatio(s string) (Ratio, error) {
	if strings.ContainsAny(s, "eExXpP_") {
		return Ratio{}, &Error{Code: CodeBadNumber, Args: []string{s}}
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Ratio{}, &Error{Code: CodeBadNumber, Args: []string{s}}
	}
	return Ratio{r}, nil
}

func (a Ratio) rat() *big.Rat {
	if a.r == nil {
		return new(big.Rat)
	}
	return a.r
}

func (a Ratio) Add(b Ratio) Ratio { return Ratio{new(big.Rat).Add(a.rat(), b.rat())} }
func (a Ratio) Sub(b Ratio) Ratio { return Ratio{new(big.Rat).Sub(a.rat(), b.rat())} }
func (a Ratio) Mul(b Ratio) Ratio { return Ratio{new(big.Rat).Mul(a.rat(), b.rat())} }

// Quo is a/b; b must not be 0.
func (a Ratio) Quo(b Ratio) Ratio { return Ratio{new(big.Rat).Quo(a.rat(), b.rat())} }

// Cmp is -1, 0 or +1 as a is below, equal to or above b.
func (a Ratio) Cmp(b Ratio) int { return a.rat().Cmp(b.rat()) }

// Sign is -1, 0 or +1.
func (a Ratio) Sign() int { return a.rat().Sign() }

// Min is the smaller of a and b.
func (a Ratio) Min(b Ratio) Ratio {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

// Max is the larger of a and b.
func (a Ratio) Max(b Ratio) Ratio {
	if a.Cmp(b) >= 0 {
		return a
	}
	return b
}

// Fraction is the exact value in lowest terms: "3/4", or "2" for a whole number.
func (a Ratio) Fraction() string {
	if a.rat().IsInt() {
		return a.rat().Num().String()
	}
	return a.rat().String()
}

// Ceiling is the smallest whole number that is not below a.
func (a Ratio) Ceiling() int64 {
	n, rest := new(big.Int).DivMod(a.rat().Num(), a.rat().Denom(), new(big.Int))
	if rest.Sign() > 0 {
		return n.Int64() + 1
	}
	return n.Int64()
}

// Hundredths rounds to two decimals, half away from zero.
func (a Ratio) Hundredths() Hundredths {
	num := new(big.Int).Mul(a.rat().Num(), big.NewInt(200))
	num.Add(num, new(big.Int).Mul(a.rat().Denom(), big.NewInt(int64(a.Sign()))))
	num.Quo(num, new(big.Int).Mul(a.rat().Denom(), big.NewInt(2)))
	return Hundredths(num.Int64())
}

// Hundredths is a number of exactly two decimals: points, scores, per cents,
// and money in fen (分).
type Hundredths int64

// String is "-0.50", "12.00".
func (h Hundredths) String() string {
	sign := ""
	if h < 0 {
		sign, h = "-", -h
	}
	return fmt.Sprintf("%s%d.%02d", sign, int64(h)/100, int64(h)%100)
}

// Ratio is h as an exact number.
func (h Hundredths) Ratio() Ratio { return NewRatio(int64(h), 100) }

// Clamp keeps h within lo..hi.
func (h Hundredths) Clamp(lo, hi Hundredths) Hundredths { return max(lo, min(hi, h)) }

// MarshalJSON writes a rounded number as a string with its decimals.
func (h Hundredths) MarshalJSON() ([]byte, error) { return []byte(`"` + h.String() + `"`), nil }
