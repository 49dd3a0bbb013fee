package conformance

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every test that docs/faults.md names is there.
func TestFaultsTable(t *testing.T) {
	const root = "../.."
	page, err := os.ReadFile(filepath.Join(root, "docs", "faults.md"))
	must(t, err)
	tests := make(map[string]bool)
	for _, folder := range []string{"engine", "server"} {
		must(t, filepath.WalkDir(filepath.Join(root, folder), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, found := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(text, -1) {
				tests[string(found[1])] = true
			}
			return err
		}))
	}
	named := regexp.MustCompile("`(Test\\w+)`").FindAllSubmatch(page, -1)
	if len(named) < 30 {
		t.Errorf("%d tests are named", len(named))
	}
	for _, found := range named {
		if !tests[string(found[1])] {
			t.Errorf("there is no %s", found[1])
		}
	}
}
