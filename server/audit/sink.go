package audit

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

// sink is where lines go. The writer alone uses it.
type sink interface {
	io.Writer
	// Sync brings what was written to the disk.
	Sync() error
	// reopen closes the file and opens the one that has its name now.
	reopen() error
	// rotate makes room for n more bytes, if the file would get too large.
	rotate(n int) error
	io.Closer
}

// stream is standard output or standard error.
type stream struct{ io.Writer }

func (stream) Sync() error      { return nil }
func (stream) reopen() error    { return nil }
func (stream) rotate(int) error { return nil }
func (stream) Close() error     { return nil }

// file is one that grows to max bytes and has keep older ones beside it, NAME.1
// the newest of them.
type file struct {
	name string
	max  int64
	keep int
	f    *os.File
	size int64
}

func openFile(name string, limit int64, keep int) (*file, error) {
	f := &file{name: name, max: limit, keep: keep}
	return f, f.reopen()
}

// Write implements io.Writer with one write(2): O_APPEND puts it whole behind what
// is there, whoever else writes.
func (f *file) Write(p []byte) (int, error) {
	n, err := f.f.Write(p)
	f.size += int64(n)
	return n, err
}

func (f *file) Sync() error { return f.f.Sync() }

// reopen keeps the file that is open if there can be no other.
func (f *file) reopen() error {
	next, err := os.OpenFile(f.name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := next.Stat()
	if err != nil {
		return errors.Join(err, next.Close())
	}
	if f.f != nil {
		err = f.f.Close()
	}
	f.f, f.size = next, info.Size()
	return err
}

// rotate leaves alone what is no regular file, such as /dev/null or a FIFO.
func (f *file) rotate(n int) error {
	if f.max == 0 || f.size == 0 || f.size+int64(n) <= f.max {
		return nil
	}
	if info, err := f.f.Stat(); err != nil || !info.Mode().IsRegular() {
		return err
	}
	for i := f.have(); i > 0; i-- {
		from := f.name
		if i > 1 {
			from = f.older(i - 1)
		}
		if err := os.Rename(from, f.older(i)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("making room: %w", err)
		}
	}
	if f.keep == 0 {
		if err := os.Remove(f.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("making room: %w", err)
		}
	}
	return f.reopen()
}

// have is how many older ones there will be: no more than are there and one.
func (f *file) have() int {
	for i := 1; i < f.keep; i++ {
		if _, err := os.Lstat(f.older(i)); errors.Is(err, fs.ErrNotExist) {
			return i
		}
	}
	return f.keep
}

func (f *file) older(i int) string { return f.name + "." + strconv.Itoa(i) }

func (f *file) Close() error { return f.f.Close() }
