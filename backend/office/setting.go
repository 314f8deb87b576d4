package office

import (
	"context"
	"io"
	"path/filepath"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper"
	"gridstar/backend/store"
)

// PaperSettings are what the office fixed for its papers.
func (o *Office) PaperSettings(ctx context.Context) (paper.Settings, error) {
	var s paper.Settings
	err := o.store.Read(ctx, func(tx *store.Tx) (err error) {
		s, err = paperSettings(tx)
		return err
	})
	return s, err
}

// SavePaperSettings checks and keeps them.
func (o *Office) SavePaperSettings(ctx context.Context, s paper.Settings) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return o.write(ctx, func(tx *store.Tx) error { return tx.SaveSetting(settingPaper, s) })
}

// ReadPicture reads the file of a seal or an emblem, as settings hold it.
func ReadPicture(path string) (*paper.PictureFile, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.NewSectionReader(f, 0, min(f.size, maxPicture)))
	if err != nil {
		return nil, &domain.Error{Code: CodeCannotRead, Args: []string{path}, Err: err}
	}
	return &paper.PictureFile{Name: filepath.Base(path), Data: data}, nil
}

// maxPicture is far more than a seal needs; what is longer is cut, and no picture.
const maxPicture = 16 << 20
