package asterisktest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Where the directories of servers are, inside the chroot, and how they are
// named.
const (
	serversDir = "/var/tmp"
	dirPrefix  = "astergate-"
)

// directory is the directory of one server. It is locked while its test
// process lives, so that another one can tell what a killed test left behind.
type directory struct {
	root string   // of the chroot
	path string   // inside the chroot
	lock *os.File // the directory itself, with the lock
	user account
}

// account is the user a server runs as.
type account struct {
	uid, gid uint32
}

// newDirectory makes the directory of one server and its standard folders, and
// removes those that dead tests have left.
func newDirectory(root string) (*directory, error) {
	user, err := lookup(root, "asterisk")
	if err != nil {
		return nil, err
	}
	// Held while a directory is there but not locked yet, so that no other
	// test takes it for a dead one.
	guard, err := os.OpenFile(filepath.Join(root, serversDir, "astergate.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make server directory: %w", err)
	}
	defer func() { _ = guard.Close() }()
	if err := lockFile(guard, true); err != nil {
		return nil, fmt.Errorf("make server directory: %w", err)
	}
	if err := sweep(root); err != nil {
		return nil, err
	}

	host, err := os.MkdirTemp(filepath.Join(root, serversDir), dirPrefix)
	if err != nil {
		return nil, fmt.Errorf("make server directory: %w", err)
	}
	d := &directory{root: root, path: strings.TrimPrefix(host, root), user: user}
	if err := d.prepare(); err != nil {
		return nil, errors.Join(fmt.Errorf("make server directory: %w", err), d.remove())
	}
	return d, nil
}

func (d *directory) prepare() (err error) {
	if d.lock, err = os.Open(d.host("")); err != nil {
		return err
	}
	if err := lockFile(d.lock, false); err != nil {
		return err
	}
	for _, name := range []string{"etc", "lib/agi-bin", "lib/keys", "spool", "run", "log/cdr-csv"} {
		if err := os.MkdirAll(d.host(name), 0o755); err != nil {
			return err
		}
	}
	return d.chown()
}

// write puts the files into the configuration directory.
func (d *directory) write(files map[string]string) error {
	for name, content := range files {
		if err := os.WriteFile(d.host("etc/"+name), []byte(content), 0o600); err != nil {
			return fmt.Errorf("write configuration: %w", err)
		}
	}
	return d.chown()
}

// chown gives everything to the server's user.
func (d *directory) chown() error {
	return filepath.WalkDir(d.host(""), func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, int(d.user.uid), int(d.user.gid))
	})
}

// host returns the path of name as the test sees it, outside the chroot.
func (d *directory) host(name string) string { return filepath.Join(d.root, d.path, name) }

// remove deletes the directory and lets go of its lock.
func (d *directory) remove() error {
	err := os.RemoveAll(d.host(""))
	if d.lock != nil {
		err = errors.Join(err, d.lock.Close())
	}
	return err
}

// sweep removes the directories that nobody has locked.
func sweep(root string) error {
	paths, err := filepath.Glob(filepath.Join(root, serversDir, dirPrefix+"*"))
	if err != nil {
		return fmt.Errorf("sweep server directories: %w", err)
	}
	for _, path := range paths {
		dir, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue // its test has just ended
		}
		if err != nil {
			return fmt.Errorf("sweep server directories: %w", err)
		}
		if lockFile(dir, false) == nil {
			err = os.RemoveAll(path)
		}
		if err := errors.Join(err, dir.Close()); err != nil {
			return fmt.Errorf("sweep server directories: %w", err)
		}
	}
	return nil
}

// lookup finds a user in the chroot's own passwd file.
func lookup(root, name string) (account, error) {
	passwd, err := os.ReadFile(filepath.Join(root, "etc/passwd"))
	if err != nil {
		return account{}, fmt.Errorf("look up user %s: %w", name, err)
	}
	for line := range strings.Lines(string(passwd)) {
		fields := strings.Split(line, ":")
		if len(fields) < 4 || fields[0] != name {
			continue
		}
		uid, err := strconv.ParseUint(fields[2], 10, 32)
		if err != nil {
			return account{}, fmt.Errorf("look up user %s: %w", name, err)
		}
		gid, err := strconv.ParseUint(fields[3], 10, 32)
		if err != nil {
			return account{}, fmt.Errorf("look up user %s: %w", name, err)
		}
		return account{uid: uint32(uid), gid: uint32(gid)}, nil
	}
	return account{}, fmt.Errorf("look up user %s: not in %s/etc/passwd", name, root)
}
