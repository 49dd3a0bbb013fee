package engine

import (
	"encoding/base64"
	"encoding/binary"
)

// position is a place in one server's log: after the entry of that sequence.
type position struct {
	server   string
	epoch    uint64
	sequence uint64
}

// The first byte of every token says whose it is, so that one of another stream,
// or of a later layout, is told from it.
const (
	tokenVersion     = 1 // of Subscribe
	callTokenVersion = 2 // of WatchCalls
)

// appendPosition packs one position: the name's length and bytes, the epoch
// and the sequence.
func appendPosition(b []byte, p position) []byte {
	b = append(b, byte(len(p.server)))
	b = append(b, p.server...)
	b = binary.LittleEndian.AppendUint64(b, p.epoch)
	return binary.AppendUvarint(b, p.sequence)
}

func decodeToken(token string, version byte) (map[string]position, error) {
	method := "Subscribe"
	if version == callTokenVersion {
		method = "WatchCalls"
	}
	bad := &InvalidError{"resume_token", "it is not a token that " + method + " gave"}
	b, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil || len(b) == 0 || b[0] != version {
		return nil, bad
	}
	b = b[1:]
	positions := make(map[string]position)
	for len(b) > 0 {
		n := int(b[0])
		if len(b) < 1+n+8 {
			return nil, bad
		}
		name := string(b[1 : 1+n])
		epoch := binary.LittleEndian.Uint64(b[1+n:])
		sequence, size := binary.Uvarint(b[1+n+8:])
		if size <= 0 || !serverName.MatchString(name) {
			return nil, bad
		}
		positions[name] = position{name, epoch, sequence}
		b = b[1+n+8+size:]
	}
	return positions, nil
}
