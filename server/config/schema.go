package config

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// field is one key of Config, or of Server, found by its tags.
type field struct {
	key   string // dotted: tls.ca_file
	index []int  // for reflect
	typ   reflect.Type
	tag   reflect.StructTag
	items []field // of each entry, if it is a list of mappings
}

// serversKey is the one key whose value is a map by name.
const serversKey = "servers"

var secretType = reflect.TypeFor[Secret]()

// The known keys. Those of a server stand below servers.NAME.
var (
	serviceFields = fieldsOf(reflect.TypeFor[Config](), "", nil)
	serverFields  = fieldsOf(reflect.TypeFor[Server](), "", nil)
)

func fieldsOf(t reflect.Type, prefix string, index []int) []field {
	var fields []field
	for f := range t.Fields() {
		key := f.Tag.Get("key")
		if key == "" || f.Type.Kind() == reflect.Map {
			continue
		}
		at := append(append([]int(nil), index...), f.Index...)
		if f.Type.Kind() == reflect.Struct && f.Type != secretType {
			fields = append(fields, fieldsOf(f.Type, prefix+key+".", at)...)
			continue
		}
		one := field{key: prefix + key, index: at, typ: f.Type, tag: f.Tag}
		if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
			one.items = fieldsOf(f.Type.Elem(), "", nil)
		}
		fields = append(fields, one)
	}
	return fields
}

// in returns a pointer to the field within the struct that v points to.
func (f *field) in(v any) any {
	return reflect.ValueOf(v).Elem().FieldByIndex(f.index).Addr().Interface()
}

// entries calls f with a pointer to each entry of a list of mappings, and its key.
func (f *field) entries(v any, prefix string, each func(entry any, key string)) {
	list := reflect.ValueOf(f.in(v)).Elem()
	for i := range list.Len() {
		each(list.Index(i).Addr().Interface(), fmt.Sprintf("%s%s[%d].", prefix, f.key, i))
	}
}

// entryKeys are the keys of the entries of lists, as agi.routes[].pattern.
func entryKeys() []string {
	var keys []string
	for _, f := range serviceFields {
		for _, item := range f.items {
			keys = append(keys, f.key+"[]."+item.key)
		}
	}
	return keys
}

// KnownKeys returns every key, those of servers as servers.NAME.…, in the order
// of Config. Of a list of mappings it is the list's.
func KnownKeys() []string {
	var keys []string
	for _, f := range serviceFields {
		keys = append(keys, f.key)
	}
	for _, f := range serverFields {
		keys = append(keys, serversKey+".NAME."+f.key)
	}
	return keys
}

// set gives the field that target points to the value that a source holds: a
// text or a list. The error ends a sentence that begins with the key, and holds
// nothing of a secret.
func set(target, value any) error {
	if list, ok := target.(*[]string); ok {
		return setList(list, value)
	}
	if lines, ok := target.(*Lines); ok {
		return setLines(lines, value)
	}
	text, ok := value.(string)
	if !ok {
		return errors.New("is a list or a mapping; write one value")
	}
	if secret, ok := target.(*Secret); ok {
		*secret = NewSecret(text)
		return nil
	}
	text = strings.TrimSpace(text)
	switch target := target.(type) {
	case *string:
		*target = text
	case *bool:
		b, ok := parseBool(text)
		if !ok {
			return fmt.Errorf("is %q; write true or false", text)
		}
		*target = b
	case *int:
		n, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("is %q; write a whole number", text)
		}
		*target = n
	case *time.Duration:
		d, err := time.ParseDuration(text)
		if err != nil {
			return fmt.Errorf("is %q, which is no duration; write a number with a unit, such as 500ms, 5s or 2m", text)
		}
		*target = d
	case *Size:
		n, err := ParseSize(text)
		if err != nil {
			return fmt.Errorf("is %q, which %w", text, err)
		}
		*target = n
	default:
		return fmt.Errorf("has the type %T, which nothing can set", target)
	}
	return nil
}

// setList takes a list, or a text with commas.
func setList(target *[]string, value any) error {
	var list []string
	switch value := value.(type) {
	case string:
		list = strings.Split(value, ",")
	case []any:
		for _, item := range value {
			text, ok := item.(string)
			if !ok {
				return errors.New("holds something that is no text; write a list of texts")
			}
			list = append(list, text)
		}
	default:
		return errors.New("is a mapping; write a list of texts")
	}
	*target = nil
	for _, item := range list {
		if item = strings.TrimSpace(item); item != "" {
			*target = append(*target, item)
		}
	}
	return nil
}

func parseBool(text string) (value, ok bool) {
	switch strings.ToLower(text) {
	case "true", "yes", "on", "1":
		return true, true
	case "false", "no", "off", "0":
		return false, true
	}
	return false, false
}
