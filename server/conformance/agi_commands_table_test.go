package conformance

// agiGroup is what is asked of one command, in order, on one channel.
type agiGroup struct {
	command string
	far     string // the extension on the other side; empty: it answers and waits
	steps   []agiStep
	// odd is the command with "ODD" where odd texts go; empty: it has no text.
	odd string
	// oddWant is the outcome of any text, emptyWant of none, longWant and longOn16 of
	// the longest, where that is another.
	oddWant, emptyWant, longWant, longOn16 string
}

// agiStep is a command as JSON and its outcome: the reason of its failure, or its
// result as JSON, with "*" for a position; -1 is none.
type agiStep struct {
	send string
	far  []string // an action on the other side's channel while the command runs
	want string
	on16 string // on Asterisk 16, if it differs
}

func dtmf(digit string) []string { return []string{"PlayDTMF", "Digit", digit} }
func text(text string) []string  { return []string{"SendText", "Message", text} }

// agiCommandDialplan is what the table needs beside asterisktest's dialplan.
const agiCommandDialplan = `
[sub]
exten => s,1,Return(${ARG1})
 same => n(two),Return(two)
exten => out,1,NoOp()
exten => wait,1,Wait(3600)
exten => silent,1,Answer()
 same => n(again),Playback(silence/10)
 same => n,Goto(again)
`

// agiCommandTable holds every command, with success, failure and odd input, as
// Asterisk 22.10.1 and 16.28.0 answer. How they differ:
//
//   - A line is up to 8191 bytes long on 22, 2047 on 16.
//   - SAY ALPHA fails on 16 if it is to tell the case of the first letter: it makes one
//     file's name of two.
//   - A key of the data base with its family is up to 253 bytes long on 16; beyond,
//     DATABASE DEL and PUT fail.
//
// No engine for speech is loaded, so each command for speech fails as it does without;
// what they answer with one stands in engine/mapping's cases, by the source. A Local
// channel takes no images and no TDD, and says nothing of it.
var agiCommandTable = []agiGroup{
	{command: "ANSWER", steps: []agiStep{
		{send: `{"answer":{}}`, want: `{}`},
		{send: `{"answer":{}}`, want: `{}`},
	}},
	{command: "ASYNCAGI BREAK", steps: []agiStep{
		{send: `{"async_agi_break":{}}`, want: `{}`},
		{send: `{"noop":{}}`, want: `{}`},
	}},
	{command: "CHANNEL STATUS", steps: []agiStep{
		{send: `{"channel_status":{}}`, want: `{"state":"CHANNEL_STATE_UP"}`},
		{send: `{"channel_status":{"channel":"Local/nosuch"}}`, want: "APP_ERROR"},
	}, odd: `{"channel_status":{"channel":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: `{"state":"CHANNEL_STATE_UP"}`},
	{command: "CONTROL STREAM FILE", steps: []agiStep{
		{send: `{"control_stream_file":{"filename":"hello-world"}}`, want: `{"end_position":"-1"}`},
		{send: `{"control_stream_file":{"filename":"demo-congrats","escape_digits":"5"}}`, far: dtmf("5"), want: `{"digit":"5","end_position":"*"}`},
		{send: `{"control_stream_file":{"filename":"nosuch"}}`, want: "APP_ERROR"},
	}, odd: `{"control_stream_file":{"filename":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "DATABASE DEL", steps: []agiStep{
		{send: `{"database_put":{"family":"del","key":"k","value":"v"}}`, want: `{}`},
		{send: `{"database_del":{"family":"del","key":"k"}}`, want: `{}`},
		{send: `{"database_get":{"family":"del","key":"k"}}`, want: "DATABASE_ERROR"},
		{send: `{"database_del":{"family":"del","key":"k"}}`, want: `{}`},
	}, odd: `{"database_del":{"family":"del","key":"ODD"}}`, oddWant: `{}`, emptyWant: "INVALID_ARGUMENT", longOn16: "DATABASE_ERROR"},
	{command: "DATABASE DELTREE", steps: []agiStep{
		{send: `{"database_put":{"family":"tree","key":"a/b","value":"v"}}`, want: `{}`},
		{send: `{"database_put":{"family":"tree","key":"c","value":"v"}}`, want: `{}`},
		{send: `{"database_deltree":{"family":"tree","keytree":"a"}}`, want: `{}`},
		{send: `{"database_deltree":{"family":"tree","keytree":"a"}}`, want: "DATABASE_ERROR"},
		{send: `{"database_get":{"family":"tree","key":"c"}}`, want: `{"value":"v"}`},
		{send: `{"database_deltree":{"family":"tree"}}`, want: `{}`},
		{send: `{"database_deltree":{"family":"tree"}}`, want: "DATABASE_ERROR"},
	}, odd: `{"database_deltree":{"family":"tree","keytree":"ODD"}}`, oddWant: "DATABASE_ERROR", emptyWant: "DATABASE_ERROR"},
	{command: "DATABASE GET", steps: []agiStep{
		{send: `{"database_put":{"family":"get","key":"k","value":"007 (a) \"b\" \\c"}}`, want: `{}`},
		{send: `{"database_get":{"family":"get","key":"k"}}`, want: `{"value":"007 (a) \"b\" \\c"}`},
		{send: `{"database_get":{"family":"get","key":"none"}}`, want: "DATABASE_ERROR"},
	}, odd: `{"database_get":{"family":"get","key":"ODD"}}`, oddWant: "DATABASE_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "DATABASE PUT", steps: []agiStep{
		{send: `{"database_put":{"family":"put","key":"k","value":""}}`, want: `{}`},
		{send: `{"database_get":{"family":"put","key":"k"}}`, want: `{}`},
		{send: `{"database_put":{"family":"put"}}`, want: "INVALID_ARGUMENT"},
	}, odd: `{"database_put":{"family":"put","key":"odd","value":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "EXEC", steps: []agiStep{
		{send: `{"exec":{"application":"NoOp","options":"a,b"}}`, want: `{"result":"0"}`},
		{send: `{"exec":{"application":"NoSuchApp"}}`, want: "APP_ERROR"},
		{send: `{"exec":{"application":"Set","options":"EXECUTED=say \"hi\" \\ ${EXTEN}"}}`, want: `{"result":"0"}`},
		{send: `{"get_variable":{"name":"EXECUTED"}}`, want: `{"value":"say \"hi\" \\ ${EXTEN}"}`},
	}, odd: `{"exec":{"application":"NoOp","options":"ODD"}}`, oddWant: `{"result":"0"}`, emptyWant: `{"result":"0"}`},
	{command: "GET DATA", steps: []agiStep{
		{send: `{"get_data":{"filename":"demo-congrats","timeout":"30s","max_digits":1}}`, far: dtmf("7"), want: `{"digits":"7"}`},
		{send: `{"get_data":{"filename":"demo-congrats","timeout":"30s"}}`, far: dtmf("#"), want: `{}`},
		{send: `{"get_data":{"filename":"hello-world","timeout":"0.1s"}}`, want: `{"timeout":true}`},
		{send: `{"get_data":{"filename":"nosuch","timeout":"0.1s"}}`, want: "APP_ERROR"},
	}, odd: `{"get_data":{"filename":"ODD","timeout":"0.1s"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "GET FULL VARIABLE", steps: []agiStep{
		{send: `{"set_variable":{"name":"FULL","value":"(a) b"}}`, want: `{}`},
		{send: `{"get_full_variable":{"expression":"<${FULL}>"}}`, want: `{"value":"<(a) b>"}`},
		{send: `{"get_full_variable":{"expression":"x","channel":"Local/nosuch"}}`, want: `{}`},
		{send: `{"get_full_variable":{"expression":"${NOSUCH}"}}`, want: `{"value":""}`},
	}, odd: `{"get_full_variable":{"expression":"x","channel":"ODD"}}`, oddWant: `{}`, emptyWant: `{"value":"x"}`},
	{command: "GET OPTION", steps: []agiStep{
		{send: `{"get_option":{"filename":"hello-world","escape_digits":"12","timeout":"0.1s"}}`, want: `{"end_position":"*"}`},
		{send: `{"get_option":{"filename":"demo-congrats","escape_digits":"12","timeout":"30s"}}`, far: dtmf("2"), want: `{"digit":"2","end_position":"*"}`},
		{send: `{"get_option":{"filename":"nosuch"}}`, want: "APP_ERROR"},
	}, odd: `{"get_option":{"filename":"ODD","timeout":"0.1s"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "GET VARIABLE", steps: []agiStep{
		{send: `{"get_variable":{"name":"NOSUCH"}}`, want: `{}`},
		{send: `{"set_variable":{"name":"TIMEOUT","value":"timeout"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"TIMEOUT"}}`, want: `{"value":"timeout"}`},
		{send: `{"set_variable":{"name":"POS","value":"x) endpos=77"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"POS"}}`, want: `{"value":"x) endpos=77"}`},
		{send: `{"get_variable":{"name":"CHANNEL(state)"}}`, want: `{"value":"Up"}`},
	}, odd: `{"get_variable":{"name":"ODD"}}`, oddWant: `{}`, emptyWant: "INVALID_ARGUMENT"},
	{command: "GOSUB", steps: []agiStep{
		{send: `{"gosub":{"context":"sub","extension":"s","priority":"1","args":"a b,c"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"GOSUB_RETVAL"}}`, want: `{"value":"a b"}`},
		{send: `{"gosub":{"context":"sub","extension":"s","priority":"two"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"GOSUB_RETVAL"}}`, want: `{"value":"two"}`},
		{send: `{"gosub":{"context":"sub","extension":"out","priority":"1"}}`, want: `{"abnormal_exit":true}`},
		{send: `{"gosub":{"context":"sub","extension":"s","priority":"99"}}`, want: "APP_ERROR"},
		{send: `{"gosub":{"context":"sub","extension":"s","priority":"nolabel"}}`, want: "APP_ERROR"},
		{send: `{"gosub":{"context":"nosuch","extension":"s","priority":"1"}}`, want: "APP_ERROR"},
	}, odd: `{"gosub":{"context":"ODD","extension":"s","priority":"1"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "HANGUP", steps: []agiStep{
		{send: `{"hangup":{"channel":"Local/nosuch"}}`, want: "APP_ERROR"},
	}, odd: `{"hangup":{"channel":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: `{}`},
	{command: "NOOP", steps: []agiStep{
		{send: `{"noop":{}}`, want: `{}`},
	}, odd: `{"noop":{"text":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "RECEIVE CHAR", steps: []agiStep{
		{send: `{"receive_char":{"timeout":"30s"}}`, far: text("hello"), want: `{"character":"h"}`},
		{send: `{"receive_char":{"timeout":"30s"}}`, far: text("ü"), want: `{"character":"�"}`},
		{send: `{"receive_char":{"timeout":"0.1s"}}`, want: `{}`},
		{send: `{"receive_char":{"timeout":"0s"}}`, want: `{}`},
	}},
	{command: "RECEIVE TEXT", steps: []agiStep{
		{send: `{"receive_text":{"timeout":"30s"}}`, far: text("007 (hello) \"ü\" \\"), want: `{"text":"007 (hello) \"ü\" \\"}`},
		{send: `{"receive_text":{"timeout":"0.1s"}}`, want: `{}`},
		{send: `{"receive_text":{"timeout":"0s"}}`, want: `{}`},
	}},
	{command: "RECORD FILE", far: "silent@sub", steps: []agiStep{
		{send: `{"record_file":{"filename":"/tmp/astergate-record","format":"wav","timeout":"60s","silence":"1s"}}`, want: `{"end_position":"*","reason":"timeout","end":"RECORD_FILE_END_TIMEOUT"}`},
		{send: `{"record_file":{"filename":"/tmp/astergate-record","format":"wav","silence":"1s","beep":true}}`, want: `{"end_position":"*","reason":"timeout","end":"RECORD_FILE_END_TIMEOUT"}`},
		{send: `{"record_file":{"filename":"/tmp/astergate-record","format":"wav","timeout":"0.3s"}}`, want: `{"end_position":"*","reason":"timeout","end":"RECORD_FILE_END_TIMEOUT"}`},
		{send: `{"record_file":{"filename":"/tmp/astergate-record","format":"wav","timeout":"30s","escape_digits":"#*"}}`, far: dtmf("#"), want: `{"digit":"#","end_position":"*","reason":"dtmf","end":"RECORD_FILE_END_DTMF"}`},
		{send: `{"record_file":{"filename":"/nosuch/folder/x","format":"wav","timeout":"0.1s"}}`, want: "APP_ERROR"},
	}, odd: `{"record_file":{"filename":"/nosuch/ODD","format":"ODD","timeout":"0.1s"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "SAY ALPHA", steps: []agiStep{
		{send: `{"say_alpha":{"characters":"a"}}`, want: `{}`},
		{send: `{"say_alpha":{"characters":"B","letter_case":"SAY_CASE_UPPER"}}`, want: `{}`, on16: "APP_ERROR"},
		{send: `{"say_alpha":{"characters":"aB","letter_case":"SAY_CASE_UPPER"}}`, want: `{}`},
		{send: `{"say_alpha":{"characters":"b","letter_case":"SAY_CASE_UPPER"}}`, want: `{}`},
		{send: `{"say_alpha":{"characters":"b","letter_case":"SAY_CASE_LOWER"}}`, want: `{}`, on16: "APP_ERROR"},
		{send: `{"say_alpha":{"characters":"abcdefghijklmn","escape_digits":"9*"}}`, far: dtmf("*"), want: `{"digit":"*"}`},
		{send: `{"raw":{"name":"SAY ALPHA","arguments":[{"value":"a"},{"value":""},{"value":"x"}]}}`, want: "USAGE"},
	}, odd: `{"say_alpha":{"characters":"a","escape_digits":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "SAY DATE", steps: []agiStep{
		{send: `{"say_date":{"time":"2026-11-22T08:00:00Z","escape_digits":"1"}}`, far: dtmf("1"), want: `{"digit":"1"}`},
		{send: `{"say_date":{}}`, want: `{}`},
		{send: `{"say_date":{"time":"2038-01-19T03:14:08Z"}}`, want: "INVALID_ARGUMENT"},
		{send: `{"raw":{"name":"SAY DATE","arguments":[{"value":"x"},{"value":""}]}}`, want: "USAGE"},
	}},
	{command: "SAY DATETIME", steps: []agiStep{
		{send: `{"say_datetime":{"time":"2040-11-22T08:00:00Z","format":"H","timezone":"Europe/Berlin"}}`, want: `{}`},
		{send: `{"say_datetime":{"time":"1969-01-01T00:00:00Z","timezone":"UTC","escape_digits":"1"}}`, far: dtmf("1"), want: `{"digit":"1"}`},
		{send: `{"raw":{"name":"SAY DATETIME","arguments":[{"value":"x"},{"value":""}]}}`, want: "USAGE"},
	}, odd: `{"say_datetime":{"format":"'digits/1'","timezone":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "SAY DIGITS", steps: []agiStep{
		{send: `{"say_digits":{"digits":"007"}}`, want: `{}`},
		{send: `{"say_digits":{"digits":"1234567890","escape_digits":"5"}}`, far: dtmf("5"), want: `{"digit":"5"}`},
		{send: `{"say_digits":{"digits":"x"}}`, want: "USAGE"},
	}, odd: `{"say_digits":{"digits":"1","escape_digits":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "SAY NUMBER", steps: []agiStep{
		{send: `{"say_number":{"number":2}}`, want: `{}`},
		{send: `{"say_number":{"number":-123456789,"escape_digits":"#"}}`, far: dtmf("#"), want: `{"digit":"#"}`},
		{send: `{"raw":{"name":"SAY NUMBER","arguments":[{"value":"x"},{"value":""}]}}`, want: "USAGE"},
	}, odd: `{"say_number":{"number":1,"escape_digits":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "SAY PHONETIC", steps: []agiStep{
		{send: `{"say_phonetic":{"characters":"a"}}`, want: `{}`},
		{send: `{"say_phonetic":{"characters":"abcdefghijkl","escape_digits":"9"}}`, far: dtmf("9"), want: `{"digit":"9"}`},
		{send: `{"say_phonetic":{}}`, want: "INVALID_ARGUMENT"},
	}, odd: `{"say_phonetic":{"characters":"a","escape_digits":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "SAY TIME", steps: []agiStep{
		{send: `{"say_time":{"time":"2026-11-22T08:00:00Z","escape_digits":"1"}}`, far: dtmf("1"), want: `{"digit":"1"}`},
		{send: `{"say_time":{}}`, want: `{}`},
		{send: `{"raw":{"name":"SAY TIME","arguments":[{"value":"x"},{"value":""}]}}`, want: "USAGE"},
	}},
	{command: "SEND IMAGE", steps: []agiStep{
		{send: `{"send_image":{"filename":"nosuch"}}`, want: `{}`},
	}, odd: `{"send_image":{"filename":"ODD"}}`, oddWant: `{}`, emptyWant: "INVALID_ARGUMENT"},
	{command: "SEND TEXT", steps: []agiStep{
		{send: `{"send_text":{"text":"hello"}}`, want: `{}`},
	}, odd: `{"send_text":{"text":"ODD"}}`, oddWant: `{}`, emptyWant: "INVALID_ARGUMENT"},
	{command: "SET AUTOHANGUP", steps: []agiStep{
		{send: `{"set_autohangup":{"timeout":"1000s"}}`, want: `{}`},
		{send: `{"set_autohangup":{"timeout":"0.5s"}}`, want: `{}`},
		{send: `{"set_autohangup":{}}`, want: `{}`},
		{send: `{"raw":{"name":"SET AUTOHANGUP","arguments":[{"value":"x"}]}}`, want: "USAGE"},
	}},
	{command: "SET CALLERID", steps: []agiStep{
		{send: `{"set_callerid":{"number":"+49 (30) 12-3","name":"Zoë \"Z\" \\ <7> O'Neil"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"CALLERID(num)"}}`, want: `{"value":"+4930123"}`},
		{send: `{"get_variable":{"name":"CALLERID(name)"}}`, want: `{"value":"Zoë \"Z\" \\ <7> O'Neil"}`},
		{send: `{"set_callerid":{"number":"100"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"CALLERID(all)"}}`, want: `{"value":"\"\" <100>"}`},
		{send: `{"set_callerid":{"number":"","name":"A"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"CALLERID(num)"}}`, want: `{"value":""}`},
		{send: `{"set_callerid":{"number":"1<2"}}`, want: "INVALID_ARGUMENT"},
	}, odd: `{"set_callerid":{"number":"1","name":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`, longWant: "INVALID_ARGUMENT"},
	{command: "SET CONTEXT", steps: []agiStep{
		{send: `{"set_context":{"context":"sub"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"CONTEXT"}}`, want: `{"value":"sub"}`},
	}, odd: `{"set_context":{"context":"ODD"}}`, oddWant: `{}`, emptyWant: "INVALID_ARGUMENT"},
	{command: "SET EXTENSION", steps: []agiStep{
		{send: `{"set_extension":{"extension":"s"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"EXTEN"}}`, want: `{"value":"s"}`},
	}, odd: `{"set_extension":{"extension":"ODD"}}`, oddWant: `{}`, emptyWant: "INVALID_ARGUMENT"},
	{command: "SET MUSIC", steps: []agiStep{
		{send: `{"set_music":{"on":true}}`, want: `{}`},
		{send: `{"set_music":{"on":true,"music_class":"nosuch"}}`, want: `{}`},
		{send: `{"set_music":{"on":false}}`, want: `{}`},
		{send: `{"raw":{"name":"SET MUSIC"}}`, want: "USAGE"},
	}, odd: `{"set_music":{"on":false,"music_class":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "SET PRIORITY", steps: []agiStep{
		{send: `{"set_priority":{"priority":"1"}}`, want: `{}`},
		{send: `{"set_priority":{"priority":"nolabel"}}`, want: "USAGE"},
		{send: `{"set_context":{"context":"sub"}}`, want: `{}`},
		{send: `{"set_extension":{"extension":"s"}}`, want: `{}`},
		{send: `{"set_priority":{"priority":"two"}}`, want: `{}`},
	}, odd: `{"set_priority":{"priority":"ODD"}}`, oddWant: "USAGE", emptyWant: "INVALID_ARGUMENT"},
	{command: "SET VARIABLE", steps: []agiStep{
		{send: `{"set_variable":{"name":"A","value":"007"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"A"}}`, want: `{"value":"007"}`},
		{send: `{"set_variable":{"name":"A","value":"say \"hi\" \\ ${EXTEN} O'Neil Zoë"}}`, want: `{}`},
		{send: `{"get_variable":{"name":"A"}}`, want: `{"value":"say \"hi\" \\ ${EXTEN} O'Neil Zoë"}`},
		{send: `{"set_variable":{"value":"x"}}`, want: "INVALID_ARGUMENT"},
	}, odd: `{"set_variable":{"name":"A","value":"ODD"}}`, oddWant: `{}`, emptyWant: `{}`},
	{command: "SPEECH ACTIVATE GRAMMAR", steps: []agiStep{
		{send: `{"speech_activate_grammar":{"name":"g"}}`, want: "APP_ERROR"},
	}, odd: `{"speech_activate_grammar":{"name":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "SPEECH CREATE", steps: []agiStep{
		{send: `{"speech_create":{}}`, want: "APP_ERROR"},
		{send: `{"speech_create":{"engine":"nosuch"}}`, want: "APP_ERROR"},
	}, odd: `{"speech_create":{"engine":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "APP_ERROR"},
	{command: "SPEECH DEACTIVATE GRAMMAR", steps: []agiStep{
		{send: `{"speech_deactivate_grammar":{"name":"g"}}`, want: "APP_ERROR"},
	}, odd: `{"speech_deactivate_grammar":{"name":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "SPEECH DESTROY", steps: []agiStep{
		{send: `{"speech_destroy":{}}`, want: "APP_ERROR"},
	}},
	{command: "SPEECH LOAD GRAMMAR", steps: []agiStep{
		{send: `{"speech_load_grammar":{"name":"g","path":"/nosuch"}}`, want: "APP_ERROR"},
	}, odd: `{"speech_load_grammar":{"name":"g","path":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "SPEECH RECOGNIZE", steps: []agiStep{
		{send: `{"speech_recognize":{"prompt":"hello-world","timeout":"1s"}}`, want: "APP_ERROR"},
		{send: `{"raw":{"name":"SPEECH RECOGNIZE","arguments":[{"value":"x"}]}}`, want: "USAGE"},
	}, odd: `{"speech_recognize":{"prompt":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "SPEECH SET", steps: []agiStep{
		{send: `{"speech_set":{"name":"a","value":"b"}}`, want: "APP_ERROR"},
		{send: `{"raw":{"name":"SPEECH SET","arguments":[{"value":"a"}]}}`, want: "USAGE"},
	}, odd: `{"speech_set":{"name":"a","value":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "APP_ERROR"},
	{command: "SPEECH UNLOAD GRAMMAR", steps: []agiStep{
		{send: `{"speech_unload_grammar":{"name":"g"}}`, want: "APP_ERROR"},
	}, odd: `{"speech_unload_grammar":{"name":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "STREAM FILE", steps: []agiStep{
		{send: `{"stream_file":{"filename":"hello-world"}}`, want: `{"end_position":"*"}`},
		{send: `{"stream_file":{"filename":"demo-congrats","escape_digits":"5"}}`, far: dtmf("5"), want: `{"digit":"5","end_position":"*"}`},
		{send: `{"stream_file":{"filename":"hello-world","escape_digits":"","sample_offset":"11000"}}`, want: `{"end_position":"*"}`},
		{send: `{"stream_file":{"filename":"nosuch"}}`, want: "APP_ERROR"},
	}, odd: `{"stream_file":{"filename":"ODD"}}`, oddWant: "APP_ERROR", emptyWant: "INVALID_ARGUMENT"},
	{command: "TDD MODE", steps: []agiStep{
		{send: `{"tdd_mode":{"mode":"TDD_MODE_SETTING_ON"}}`, want: `{}`},
		{send: `{"tdd_mode":{"mode":"TDD_MODE_SETTING_MATE"}}`, want: `{}`},
		{send: `{"tdd_mode":{}}`, want: "INVALID_ARGUMENT"},
		{send: `{"raw":{"name":"TDD MODE"}}`, want: "USAGE"},
	}},
	{command: "VERBOSE", steps: []agiStep{
		{send: `{"verbose":{"message":"hello","level":"VERBOSE_LEVEL_4"}}`, want: `{}`},
		{send: `{"verbose":{}}`, want: "INVALID_ARGUMENT"},
		{send: `{"raw":{"name":"VERBOSE"}}`, want: "USAGE"},
	}, odd: `{"verbose":{"message":"ODD","level":"VERBOSE_LEVEL_4"}}`, oddWant: `{}`, emptyWant: "INVALID_ARGUMENT"},
	{command: "WAIT FOR DIGIT", steps: []agiStep{
		{send: `{"wait_for_digit":{"timeout":"30s"}}`, far: dtmf("0"), want: `{"digit":"0"}`},
		{send: `{"wait_for_digit":{"timeout":"0.1s"}}`, want: `{}`},
		{send: `{"wait_for_digit":{"timeout":"0s"}}`, want: `{}`},
		{send: `{"raw":{"name":"WAIT FOR DIGIT","arguments":[{"value":"x"}]}}`, want: "USAGE"},
	}},
}
