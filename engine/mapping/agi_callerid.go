package mapping

import "strings"

// maxCallerID is how much of SET CALLERID's word Asterisk reads (res/res_agi.c,
// handle_setcallerid): 256 bytes with the zero at the end. It would cut the number.
const maxCallerID = 255

// callerID writes name and number as Asterisk takes them apart
// (main/callerid.c, ast_callerid_parse): the number stands in the last brackets, and
// in the name, which is in quotes, a backslash makes any byte stand for itself.
func callerID(name, number string) (text, fault string) {
	if strings.ContainsAny(number, "<>") {
		return "", "stands behind a number with < or > in it, of which Asterisk would make another"
	}
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)
	text = `"` + quoted + `" <` + number + ">"
	if len(text) > maxCallerID {
		return "", "and the number are longer than Asterisk reads, which is 255 bytes with quotes and brackets"
	}
	return text, ""
}
