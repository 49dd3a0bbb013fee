// Package swaggerui holds Swagger UI's own distribution, version 5.35.0,
// for the page /docs. Copied from the npm package by `make gen`.
package swaggerui

import "embed"

// Files are the style sheet and the script, packed by gzip, and their licences.
//
//go:embed *.gz LICENSE NOTICE *.txt
var Files embed.FS
