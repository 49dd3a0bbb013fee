// Package openapi holds the description of the REST API. Made by `make gen`.
package openapi

import _ "embed"

// JSON is the OpenAPI 2.0 document as protoc-gen-openapiv2 writes it.
//
//go:embed astergate.swagger.json
var JSON []byte
