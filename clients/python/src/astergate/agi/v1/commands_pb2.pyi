from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RecordFileEnd(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RECORD_FILE_END_UNSPECIFIED: _ClassVar[RecordFileEnd]
    RECORD_FILE_END_DTMF: _ClassVar[RecordFileEnd]
    RECORD_FILE_END_TIMEOUT: _ClassVar[RecordFileEnd]
    RECORD_FILE_END_HANGUP: _ClassVar[RecordFileEnd]
    RECORD_FILE_END_WRITEFILE: _ClassVar[RecordFileEnd]
    RECORD_FILE_END_RANDOMERROR: _ClassVar[RecordFileEnd]
    RECORD_FILE_END_WAITFOR: _ClassVar[RecordFileEnd]

class VerboseLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VERBOSE_LEVEL_UNSPECIFIED: _ClassVar[VerboseLevel]
    VERBOSE_LEVEL_1: _ClassVar[VerboseLevel]
    VERBOSE_LEVEL_2: _ClassVar[VerboseLevel]
    VERBOSE_LEVEL_3: _ClassVar[VerboseLevel]
    VERBOSE_LEVEL_4: _ClassVar[VerboseLevel]

class TddModeSetting(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TDD_MODE_SETTING_UNSPECIFIED: _ClassVar[TddModeSetting]
    TDD_MODE_SETTING_OFF: _ClassVar[TddModeSetting]
    TDD_MODE_SETTING_ON: _ClassVar[TddModeSetting]
    TDD_MODE_SETTING_MATE: _ClassVar[TddModeSetting]
RECORD_FILE_END_UNSPECIFIED: RecordFileEnd
RECORD_FILE_END_DTMF: RecordFileEnd
RECORD_FILE_END_TIMEOUT: RecordFileEnd
RECORD_FILE_END_HANGUP: RecordFileEnd
RECORD_FILE_END_WRITEFILE: RecordFileEnd
RECORD_FILE_END_RANDOMERROR: RecordFileEnd
RECORD_FILE_END_WAITFOR: RecordFileEnd
VERBOSE_LEVEL_UNSPECIFIED: VerboseLevel
VERBOSE_LEVEL_1: VerboseLevel
VERBOSE_LEVEL_2: VerboseLevel
VERBOSE_LEVEL_3: VerboseLevel
VERBOSE_LEVEL_4: VerboseLevel
TDD_MODE_SETTING_UNSPECIFIED: TddModeSetting
TDD_MODE_SETTING_OFF: TddModeSetting
TDD_MODE_SETTING_ON: TddModeSetting
TDD_MODE_SETTING_MATE: TddModeSetting

class Answer(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class AnswerResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Hangup(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: str
    def __init__(self, channel: _Optional[str] = ...) -> None: ...

class HangupResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class StreamFile(_message.Message):
    __slots__ = ("filename", "escape_digits", "sample_offset")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_OFFSET_FIELD_NUMBER: _ClassVar[int]
    filename: str
    escape_digits: str
    sample_offset: int
    def __init__(self, filename: _Optional[str] = ..., escape_digits: _Optional[str] = ..., sample_offset: _Optional[int] = ...) -> None: ...

class StreamFileResult(_message.Message):
    __slots__ = ("digit", "end_position")
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    END_POSITION_FIELD_NUMBER: _ClassVar[int]
    digit: str
    end_position: int
    def __init__(self, digit: _Optional[str] = ..., end_position: _Optional[int] = ...) -> None: ...

class ControlStreamFile(_message.Message):
    __slots__ = ("filename", "escape_digits", "skip", "forward_digit", "rewind_digit", "pause_digit", "offset")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    SKIP_FIELD_NUMBER: _ClassVar[int]
    FORWARD_DIGIT_FIELD_NUMBER: _ClassVar[int]
    REWIND_DIGIT_FIELD_NUMBER: _ClassVar[int]
    PAUSE_DIGIT_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    filename: str
    escape_digits: str
    skip: _duration_pb2.Duration
    forward_digit: str
    rewind_digit: str
    pause_digit: str
    offset: _duration_pb2.Duration
    def __init__(self, filename: _Optional[str] = ..., escape_digits: _Optional[str] = ..., skip: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., forward_digit: _Optional[str] = ..., rewind_digit: _Optional[str] = ..., pause_digit: _Optional[str] = ..., offset: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class ControlStreamFileResult(_message.Message):
    __slots__ = ("digit", "end_position")
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    END_POSITION_FIELD_NUMBER: _ClassVar[int]
    digit: str
    end_position: int
    def __init__(self, digit: _Optional[str] = ..., end_position: _Optional[int] = ...) -> None: ...

class GetData(_message.Message):
    __slots__ = ("filename", "timeout", "max_digits")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_DIGITS_FIELD_NUMBER: _ClassVar[int]
    filename: str
    timeout: _duration_pb2.Duration
    max_digits: int
    def __init__(self, filename: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_digits: _Optional[int] = ...) -> None: ...

class GetDataResult(_message.Message):
    __slots__ = ("digits", "timeout")
    DIGITS_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    digits: str
    timeout: bool
    def __init__(self, digits: _Optional[str] = ..., timeout: bool = ...) -> None: ...

class GetOption(_message.Message):
    __slots__ = ("filename", "escape_digits", "timeout")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    filename: str
    escape_digits: str
    timeout: _duration_pb2.Duration
    def __init__(self, filename: _Optional[str] = ..., escape_digits: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class GetOptionResult(_message.Message):
    __slots__ = ("digit", "end_position")
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    END_POSITION_FIELD_NUMBER: _ClassVar[int]
    digit: str
    end_position: int
    def __init__(self, digit: _Optional[str] = ..., end_position: _Optional[int] = ...) -> None: ...

class GetVariable(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class GetVariableResult(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: str
    def __init__(self, value: _Optional[str] = ...) -> None: ...

class GetFullVariable(_message.Message):
    __slots__ = ("expression", "channel")
    EXPRESSION_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    expression: str
    channel: str
    def __init__(self, expression: _Optional[str] = ..., channel: _Optional[str] = ...) -> None: ...

class GetFullVariableResult(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: str
    def __init__(self, value: _Optional[str] = ...) -> None: ...

class SetVariable(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class SetVariableResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Exec(_message.Message):
    __slots__ = ("application", "options")
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    application: str
    options: str
    def __init__(self, application: _Optional[str] = ..., options: _Optional[str] = ...) -> None: ...

class ExecResult(_message.Message):
    __slots__ = ("result",)
    RESULT_FIELD_NUMBER: _ClassVar[int]
    result: str
    def __init__(self, result: _Optional[str] = ...) -> None: ...

class WaitForDigit(_message.Message):
    __slots__ = ("timeout",)
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    timeout: _duration_pb2.Duration
    def __init__(self, timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class WaitForDigitResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...

class RecordFile(_message.Message):
    __slots__ = ("filename", "format", "escape_digits", "timeout", "sample_offset", "beep", "silence")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_OFFSET_FIELD_NUMBER: _ClassVar[int]
    BEEP_FIELD_NUMBER: _ClassVar[int]
    SILENCE_FIELD_NUMBER: _ClassVar[int]
    filename: str
    format: str
    escape_digits: str
    timeout: _duration_pb2.Duration
    sample_offset: int
    beep: bool
    silence: _duration_pb2.Duration
    def __init__(self, filename: _Optional[str] = ..., format: _Optional[str] = ..., escape_digits: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., sample_offset: _Optional[int] = ..., beep: bool = ..., silence: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class RecordFileResult(_message.Message):
    __slots__ = ("digit", "end_position", "reason", "end")
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    END_POSITION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    digit: str
    end_position: int
    reason: str
    end: RecordFileEnd
    def __init__(self, digit: _Optional[str] = ..., end_position: _Optional[int] = ..., reason: _Optional[str] = ..., end: _Optional[_Union[RecordFileEnd, str]] = ...) -> None: ...

class Verbose(_message.Message):
    __slots__ = ("message", "level")
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    message: str
    level: VerboseLevel
    def __init__(self, message: _Optional[str] = ..., level: _Optional[_Union[VerboseLevel, str]] = ...) -> None: ...

class VerboseResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Noop(_message.Message):
    __slots__ = ("text",)
    TEXT_FIELD_NUMBER: _ClassVar[int]
    text: str
    def __init__(self, text: _Optional[str] = ...) -> None: ...

class NoopResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ChannelStatus(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: str
    def __init__(self, channel: _Optional[str] = ...) -> None: ...

class ChannelStatusResult(_message.Message):
    __slots__ = ("state",)
    STATE_FIELD_NUMBER: _ClassVar[int]
    state: _snapshot_pb2.ChannelState
    def __init__(self, state: _Optional[_Union[_snapshot_pb2.ChannelState, str]] = ...) -> None: ...

class SetContext(_message.Message):
    __slots__ = ("context",)
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    context: str
    def __init__(self, context: _Optional[str] = ...) -> None: ...

class SetContextResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SetExtension(_message.Message):
    __slots__ = ("extension",)
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    extension: str
    def __init__(self, extension: _Optional[str] = ...) -> None: ...

class SetExtensionResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SetPriority(_message.Message):
    __slots__ = ("priority",)
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    priority: str
    def __init__(self, priority: _Optional[str] = ...) -> None: ...

class SetPriorityResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Gosub(_message.Message):
    __slots__ = ("context", "extension", "priority", "args")
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    ARGS_FIELD_NUMBER: _ClassVar[int]
    context: str
    extension: str
    priority: str
    args: str
    def __init__(self, context: _Optional[str] = ..., extension: _Optional[str] = ..., priority: _Optional[str] = ..., args: _Optional[str] = ...) -> None: ...

class GosubResult(_message.Message):
    __slots__ = ("abnormal_exit",)
    ABNORMAL_EXIT_FIELD_NUMBER: _ClassVar[int]
    abnormal_exit: bool
    def __init__(self, abnormal_exit: bool = ...) -> None: ...

class AsyncAgiBreak(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class AsyncAgiBreakResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SetCallerid(_message.Message):
    __slots__ = ("number", "name")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    number: str
    name: str
    def __init__(self, number: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class SetCalleridResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SetMusic(_message.Message):
    __slots__ = ("on", "music_class")
    ON_FIELD_NUMBER: _ClassVar[int]
    MUSIC_CLASS_FIELD_NUMBER: _ClassVar[int]
    on: bool
    music_class: str
    def __init__(self, on: bool = ..., music_class: _Optional[str] = ...) -> None: ...

class SetMusicResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SetAutohangup(_message.Message):
    __slots__ = ("timeout",)
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    timeout: _duration_pb2.Duration
    def __init__(self, timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class SetAutohangupResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ReceiveChar(_message.Message):
    __slots__ = ("timeout",)
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    timeout: _duration_pb2.Duration
    def __init__(self, timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class ReceiveCharResult(_message.Message):
    __slots__ = ("character",)
    CHARACTER_FIELD_NUMBER: _ClassVar[int]
    character: str
    def __init__(self, character: _Optional[str] = ...) -> None: ...

class ReceiveText(_message.Message):
    __slots__ = ("timeout",)
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    timeout: _duration_pb2.Duration
    def __init__(self, timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class ReceiveTextResult(_message.Message):
    __slots__ = ("text",)
    TEXT_FIELD_NUMBER: _ClassVar[int]
    text: str
    def __init__(self, text: _Optional[str] = ...) -> None: ...

class SendText(_message.Message):
    __slots__ = ("text",)
    TEXT_FIELD_NUMBER: _ClassVar[int]
    text: str
    def __init__(self, text: _Optional[str] = ...) -> None: ...

class SendTextResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SendImage(_message.Message):
    __slots__ = ("filename",)
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    filename: str
    def __init__(self, filename: _Optional[str] = ...) -> None: ...

class SendImageResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class TddMode(_message.Message):
    __slots__ = ("mode",)
    MODE_FIELD_NUMBER: _ClassVar[int]
    mode: TddModeSetting
    def __init__(self, mode: _Optional[_Union[TddModeSetting, str]] = ...) -> None: ...

class TddModeResult(_message.Message):
    __slots__ = ("done",)
    DONE_FIELD_NUMBER: _ClassVar[int]
    done: bool
    def __init__(self, done: bool = ...) -> None: ...
