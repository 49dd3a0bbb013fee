// Command extract writes the facts of one version of Asterisk, or compares two.
//
//	extract -xml /usr/share/asterisk/documentation/core-en_US.xml [-ami user:secret@host:port] -o 23.json
//	extract -source asterisk-23.1.0 -version 23.1.0 -o 23-source.json
//	extract -against testdata/22.json 23.json
//	extract -versions 16=asterisk-16.30.1,22=asterisk-22.10.1 -o versions.json
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strconv"
	"strings"

	"github.com/astergate/astergate/engine/facts"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return
	}
	fmt.Fprintln(os.Stderr, "extract:", err)
	os.Exit(1)
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("extract", flag.ContinueOnError)
	document := flags.String("xml", "", "the documentation that Asterisk installs, core-en_US.xml")
	ami := flags.String("ami", "", "user:secret@host:port of a running server, whose user may do everything")
	source := flags.String("source", "", "a tree of Asterisk's source, in place of -xml")
	version := flags.String("version", "", "the version of -source")
	load := flags.String("load", "", "modules to load first, separated by commas")
	output := flags.String("o", "", "the file to write; without it, standard output")
	against := flags.String("against", "", "facts of another version: print what is new, gone and changed")
	trees := flags.String("versions", "", "trees of Asterisk's source by major version, 16=DIR,17=DIR: which version has what")
	flags.SetOutput(out)
	if err := flags.Parse(args); err != nil {
		return err
	}

	if *trees != "" {
		return writeVersions(*trees, *output, out)
	}
	var f *facts.File
	var err error
	if *source != "" {
		f, err = readSource(*source, *version)
	} else {
		f, err = read(ctx, *document, *ami, *load, flags.Args())
	}
	if err != nil {
		return err
	}
	if *against != "" {
		before, err := facts.Load(*against)
		if err != nil {
			return err
		}
		return facts.Compare(out, before, f)
	}
	encoded, err := f.Encode()
	return write(encoded, err, *output, out)
}

func write(encoded []byte, err error, output string, out io.Writer) error {
	if err != nil {
		return err
	}
	if output != "" {
		return os.WriteFile(output, encoded, 0o644)
	}
	_, err = out.Write(encoded)
	return err
}

func writeVersions(list, output string, out io.Writer) error {
	trees := make(map[int]fs.FS)
	for tree := range strings.SplitSeq(list, ",") {
		version, dir, _ := strings.Cut(tree, "=")
		major, err := strconv.Atoi(version)
		if err != nil || dir == "" {
			return fmt.Errorf("-versions: %q is not a major version and its source, as 16=DIR", tree)
		}
		trees[major] = os.DirFS(dir)
	}
	v, err := facts.FromSources(trees)
	if err != nil {
		return err
	}
	encoded, err := v.Encode()
	return write(encoded, err, output, out)
}

func readSource(dir, version string) (*facts.File, error) {
	f, err := facts.FromSource(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	f.Version = version
	return f, nil
}

// read makes the facts from the documentation and a server, or loads a file.
func read(ctx context.Context, document, ami, load string, files []string) (*facts.File, error) {
	if document == "" {
		if len(files) != 1 || ami != "" {
			return nil, errors.New("give -xml, or one file of facts")
		}
		return facts.Load(files[0])
	}
	r, err := os.Open(document)
	if err != nil {
		return nil, err
	}
	f, err := facts.FromDocumentation(r)
	if err := errors.Join(err, r.Close()); err != nil {
		return nil, err
	}
	if ami == "" {
		return f, nil
	}
	login, addr, ok := strings.Cut(ami, "@")
	user, secret, ok2 := strings.Cut(login, ":")
	if !ok || !ok2 {
		return nil, errors.New("-ami is not user:secret@host:port")
	}
	server := facts.Server{Addr: addr, User: user, Secret: secret}
	if load != "" {
		server.Load = strings.Split(load, ",")
	}
	return f, f.Ask(ctx, server)
}
