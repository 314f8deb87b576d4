package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// sealer hashes values one after another, each with its kind and length before
// it, so that no two different sequences look alike.
type sealer struct {
	h   hash.Hash
	buf []byte
}

func newSealer() *sealer { return &sealer{h: sha256.New()} }

func (s *sealer) text(v string) {
	s.buf = append(s.buf, 't')
	s.buf = binary.AppendUvarint(s.buf, uint64(len(v)))
	s.buf = append(s.buf, v...)
	s.spill()
}

func (s *sealer) int(v int64) {
	s.buf = append(s.buf, 'i')
	s.buf = binary.AppendVarint(s.buf, v)
	s.spill()
}

func (s *sealer) bool(v bool) {
	if v {
		s.int(1)
	} else {
		s.int(0)
	}
}

func (s *sealer) none() { s.buf = append(s.buf, 'n') }

// cell takes a value as SQLite holds it.
func (s *sealer) cell(v any) {
	switch v := v.(type) {
	case int64:
		s.int(v)
	case string:
		s.text(v)
	case []byte:
		s.text(string(v))
	default:
		s.none()
	}
}

func (s *sealer) spill() {
	if len(s.buf) >= 4096 {
		s.flush()
	}
}

func (s *sealer) flush() {
	s.h.Write(s.buf) // a hash never fails
	s.buf = s.buf[:0]
}

// sum is the hash of all values so far.
func (s *sealer) sum() (out [sha256.Size]byte) {
	s.flush()
	copy(out[:], s.h.Sum(s.buf[:0]))
	return out
}

func (s *sealer) hex() string {
	sum := s.sum()
	return hex.EncodeToString(sum[:])
}

func (s *sealer) reset() { s.h.Reset(); s.buf = s.buf[:0] }
