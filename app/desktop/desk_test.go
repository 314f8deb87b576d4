package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

func testDesk(t *testing.T) *desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	d := &desk{path: filepath.Join(dir, "office.db"), habits: habits{filepath.Join(dir, "window.json")}}
	t.Cleanup(func() { d.stop(context.Background()) })
	return d
}

func TestAPanicAnswersTheCaller(t *testing.T) {
	_, err := ask(testDesk(t), func(context.Context, *office.Office) (int, error) { panic("lost") })
	if domain.CodeOf(err) != codePanic {
		t.Fatalf("err = %v, want %s", err, codePanic)
	}
	if f := failure(err).(Failure); f.Text == "" || f.Code != string(codePanic) {
		t.Errorf("failure = %+v", f)
	}
}

func TestADatabaseThatCannotBeOpenedIsSaidAndTriedAgain(t *testing.T) {
	d := testDesk(t)
	if err := os.WriteFile(d.path, []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	app := &App{d}
	if _, err := app.State(); domain.CodeOf(err) != "not_a_database" {
		t.Fatalf("err = %v", err)
	}
	if err := os.Remove(d.path); err != nil {
		t.Fatal(err)
	}
	s, err := app.State()
	if err != nil {
		t.Fatal(err)
	}
	if !s.Office.Empty || s.Month == "" {
		t.Errorf("state = %+v", s)
	}
}

func TestHabitsAreKeptAndADamagedFileIsAsNone(t *testing.T) {
	d := testDesk(t)
	app := &App{d}
	if err := app.Remember(Preferences{Shade: "dark", Print: "large", Rail: "narrow"}); err != nil {
		t.Fatal(err)
	}
	if got := d.habits.load().Preferences.Shade; got != "dark" {
		t.Errorf("shade = %q", got)
	}
	if err := os.WriteFile(d.habits.path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := d.habits.load().Preferences.Shade; got != "auto" {
		t.Errorf("shade of a damaged file = %q", got)
	}
}

func TestAPaperThatCannotBeSetAnswersInWords(t *testing.T) {
	w := httptest.NewRecorder()
	(&papers{testDesk(t)}).ServeHTTP(w, httptest.NewRequest("GET", "/paper?document=notice&month=2026-10", nil))
	if w.Code != 422 {
		t.Fatalf("status %d", w.Code)
	}
	var f Failure
	if err := json.Unmarshal(w.Body.Bytes(), &f); err != nil || f.Text == "" {
		t.Errorf("%v %s", err, w.Body)
	}
}

func TestAJobEndsWhenItIsStopped(t *testing.T) {
	var j jobs
	ctx, end := j.begin(context.Background(), "one")
	defer end()
	j.stop("another")
	if ctx.Err() != nil {
		t.Fatal("stopped by another's name")
	}
	j.stop("one")
	if ctx.Err() == nil {
		t.Fatal("still runs")
	}
	end()
	j.stop("one")
}

func TestFileNamesHoldWhatEverySystemTakes(t *testing.T) {
	if got := fileName(`买买提·吐尔逊 A/B:"C"?` + "\n"); got != "买买提·吐尔逊 A_B__C___" {
		t.Errorf("fileName = %q", got)
	}
}

func TestAPictureIsSavedAsWhatItIs(t *testing.T) {
	paper := &Paper{testDesk(t)}
	for content, suffix := range map[string]string{"<svg></svg>": ".svg", "\x89PNG": ".png"} {
		path, err := paper.SavePicture(Period{Month: "2026-10"}, "入户调查率 A/B", base64.StdEncoding.EncodeToString([]byte(content)))
		if err != nil {
			t.Fatal(err)
		}
		if want := filepath.Join("网格星考", "2026年10月", "入户调查率 A_B"+suffix); !strings.HasSuffix(path, want) {
			t.Errorf("%s, want …/%s", path, want)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != content {
			t.Errorf("%s %v", got, err)
		}
	}
}

func TestADamagedDatabaseIsReplacedByABackup(t *testing.T) {
	d := testDesk(t)
	trust := &Trust{d}
	ctx, o, err := d.open()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Sample(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := trust.Backup(false); err != nil {
		t.Fatal(err)
	}
	err = d.closed(func(context.Context) error {
		return os.WriteFile(d.path, []byte(strings.Repeat("not a database ", 100)), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}

	list, err := trust.Backups()
	if err != nil || len(list) == 0 {
		t.Fatalf("%v %v", list, err)
	}
	words, err := trust.Restore(list[0].Path, "")
	if err != nil || !strings.Contains(strings.Join(words, ""), "移到了") {
		t.Fatal(words, err)
	}
	if aside, err := filepath.Glob(d.path + ".damaged-*"); err != nil || len(aside) != 1 {
		t.Errorf("the damaged file: %v, %v", aside, err)
	}
	if s, err := (&App{d}).State(); err != nil || s.Office.Empty {
		t.Errorf("%+v %v", s, err)
	}

	words, err = trust.Restore(list[0].Path, "")
	if err != nil || !strings.Contains(strings.Join(words, ""), "恢复前的数据另存在") {
		t.Errorf("over a sound database: %v, %v", words, err)
	}
}
