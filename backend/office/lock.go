package office

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"gridstar/backend/domain"
	"gridstar/backend/store"
)

// Failures of encrypted backups.
const (
	CodeWrongPassphrase  domain.Code = "wrong_passphrase"  // file
	CodeWeakPassphrase   domain.Code = "weak_passphrase"   // how many characters at least
	CodePassphraseNeeded domain.Code = "passphrase_needed" // file
)

// lock encrypts backups without asking for the passphrase each time: they are
// sealed for a key pair, whose secret half is itself sealed by the passphrase.
type lock struct {
	Recipient string `json:"recipient"` // public: seals
	Key       string `json:"key"`       // the secret half, sealed by the passphrase
}

const (
	settingLock      = "backup_lock"
	shortestPassword = 8 // characters
)

// SetPassphrase encrypts the backups from now on; "" leaves them plain. Older
// backups stay as they are, and open by the passphrase of their time. A restore
// never takes the lock away.
func (o *Office) SetPassphrase(ctx context.Context, passphrase string) error {
	var l *lock
	if passphrase != "" {
		if len([]rune(passphrase)) < shortestPassword {
			return domain.Fail(CodeWeakPassphrase, "8")
		}
		identity, err := age.GenerateX25519Identity()
		if err != nil {
			return err
		}
		key, err := sealText(identity.String(), passphrase)
		if err != nil {
			return err
		}
		l = &lock{Recipient: identity.Recipient().String(), Key: key}
	}
	return o.write(ctx, func(tx *store.Tx) error { return tx.SaveSetting(settingLock, l) })
}

// lock is the office's lock, or nil while backups are plain.
func (o *Office) lock(ctx context.Context) (*lock, error) {
	var l *lock
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		_, err := tx.Setting(settingLock, &l)
		return err
	})
	return l, err
}

// Encrypted tells whether backups are encrypted.
func (o *Office) Encrypted(ctx context.Context) (bool, error) {
	l, err := o.lock(ctx)
	return l != nil, err
}

func sealText(text, passphrase string) (string, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	a := armor.NewWriter(&b)
	w, err := age.Encrypt(a, recipient)
	if err != nil {
		return "", err
	}
	if _, err := io.WriteString(w, text); err != nil {
		return "", err
	}
	if err := errors.Join(w.Close(), a.Close()); err != nil {
		return "", err
	}
	return b.String(), nil
}

// seal encrypts the file at plain to path, whole or not at all. The key stands
// in front, so that a copy of the one file can be opened by the passphrase.
func (l *lock) seal(plain, path string) error {
	recipient, err := age.ParseX25519Recipient(l.Recipient)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(plain)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(l.Key)
	w, err := age.Encrypt(&b, recipient)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return SaveFile(path, b.Bytes())
}

// unseal decrypts the backup at path to plain.
func unseal(path, plain, passphrase string) error {
	if passphrase == "" {
		return domain.Fail(CodePassphraseNeeded, path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return &domain.Error{Code: CodeCannotRead, Args: []string{path}, Err: err}
	}
	damaged := func(err error) error {
		return &domain.Error{Code: CodeBackupDamaged, Args: []string{path}, Err: err}
	}
	end := bytes.Index(data, []byte(armor.Footer))
	if end < 0 {
		return damaged(errors.New("no key in front"))
	}
	end += len(armor.Footer) + 1
	if end > len(data) {
		return damaged(io.ErrUnexpectedEOF)
	}
	scrypt, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return damaged(err)
	}
	r, err := age.Decrypt(armor.NewReader(bytes.NewReader(data[:end])), scrypt)
	if err != nil {
		var wrong *age.NoIdentityMatchError
		if errors.As(err, &wrong) {
			return &domain.Error{Code: CodeWrongPassphrase, Args: []string{path}, Err: err}
		}
		return damaged(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return damaged(err)
	}
	identity, err := age.ParseX25519Identity(strings.TrimSpace(string(text)))
	if err != nil {
		return damaged(err)
	}
	body, err := age.Decrypt(bytes.NewReader(data[end:]), identity)
	if err != nil {
		return damaged(err)
	}
	out, err := io.ReadAll(body)
	if err != nil {
		return damaged(err)
	}
	return SaveFile(plain, out)
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return &domain.Error{Code: CodeCannotRead, Args: []string{from}, Err: err}
	}
	return SaveFile(to, data)
}
