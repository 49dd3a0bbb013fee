// Package facts holds what Asterisk itself says of its manager interface: the
// names of actions, events, parameters and headers, their flags, enumerations,
// classes and versions. They come from the documentation that an installed
// Asterisk brings along (core-en_US.xml), from a running server, and from the
// source for what neither has; no sentence of it is kept. The files in testdata
// are what tests hold the proto files against. No product code imports this
// package.
//
// The program in the folder extract makes such a file and compares two;
// `make facts` makes those of testdata that need servers.
package facts
