package store

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"gridstar/backend/domain"
)

// version is one delivery of a record, for sealing: where it stood in its file,
// and the hash of what it says.
type version struct {
	sheet, line int32
	hash        [sha256.Size]byte
}

// hashVersion hashes a delivery of a record, place and content.
func hashVersion(s *sealer, ledger domain.LedgerID, sheet, line int, content cells) version {
	s.reset()
	s.text(string(ledger))
	s.int(int64(sheet))
	s.int(int64(line))
	for _, c := range content {
		s.cell(c)
	}
	return version{int32(sheet), int32(line), s.sum()}
}

// mark is what stands beside the record: enough to find the one that was changed
// behind the program's back.
func (v *version) mark() int64 { return int64(binary.BigEndian.Uint64(v.hash[:])) }

// sealLoad hashes a load: its file, and all that it delivered.
func sealLoad(file, sha256 string, act Act, versions []version) string {
	order := func(a, b version) int {
		return cmp.Or(cmp.Compare(a.sheet, b.sheet), cmp.Compare(a.line, b.line), bytes.Compare(a.hash[:], b.hash[:]))
	}
	if !slices.IsSortedFunc(versions, order) {
		slices.SortFunc(versions, order)
	}
	s := newSealer()
	s.text(file)
	s.text(sha256)
	s.text(act.By)
	s.int(int64(act.At))
	s.flush()
	for i := range versions {
		s.h.Write(versions[i].hash[:])
	}
	return s.hex()
}
