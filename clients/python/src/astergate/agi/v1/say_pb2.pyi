from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SayCase(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SAY_CASE_UNSPECIFIED: _ClassVar[SayCase]
    SAY_CASE_NONE: _ClassVar[SayCase]
    SAY_CASE_ALL: _ClassVar[SayCase]
    SAY_CASE_LOWER: _ClassVar[SayCase]
    SAY_CASE_UPPER: _ClassVar[SayCase]
SAY_CASE_UNSPECIFIED: SayCase
SAY_CASE_NONE: SayCase
SAY_CASE_ALL: SayCase
SAY_CASE_LOWER: SayCase
SAY_CASE_UPPER: SayCase

class SayNumber(_message.Message):
    __slots__ = ("number", "escape_digits", "gender")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    GENDER_FIELD_NUMBER: _ClassVar[int]
    number: int
    escape_digits: str
    gender: str
    def __init__(self, number: _Optional[int] = ..., escape_digits: _Optional[str] = ..., gender: _Optional[str] = ...) -> None: ...

class SayNumberResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...

class SayDigits(_message.Message):
    __slots__ = ("digits", "escape_digits")
    DIGITS_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    digits: str
    escape_digits: str
    def __init__(self, digits: _Optional[str] = ..., escape_digits: _Optional[str] = ...) -> None: ...

class SayDigitsResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...

class SayAlpha(_message.Message):
    __slots__ = ("characters", "escape_digits", "letter_case")
    CHARACTERS_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    LETTER_CASE_FIELD_NUMBER: _ClassVar[int]
    characters: str
    escape_digits: str
    letter_case: SayCase
    def __init__(self, characters: _Optional[str] = ..., escape_digits: _Optional[str] = ..., letter_case: _Optional[_Union[SayCase, str]] = ...) -> None: ...

class SayAlphaResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...

class SayPhonetic(_message.Message):
    __slots__ = ("characters", "escape_digits")
    CHARACTERS_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    characters: str
    escape_digits: str
    def __init__(self, characters: _Optional[str] = ..., escape_digits: _Optional[str] = ...) -> None: ...

class SayPhoneticResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...

class SayDate(_message.Message):
    __slots__ = ("time", "escape_digits")
    TIME_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    escape_digits: str
    def __init__(self, time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., escape_digits: _Optional[str] = ...) -> None: ...

class SayDateResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...

class SayTime(_message.Message):
    __slots__ = ("time", "escape_digits")
    TIME_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    escape_digits: str
    def __init__(self, time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., escape_digits: _Optional[str] = ...) -> None: ...

class SayTimeResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...

class SayDatetime(_message.Message):
    __slots__ = ("time", "escape_digits", "format", "timezone")
    TIME_FIELD_NUMBER: _ClassVar[int]
    ESCAPE_DIGITS_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    TIMEZONE_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    escape_digits: str
    format: str
    timezone: str
    def __init__(self, time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., escape_digits: _Optional[str] = ..., format: _Optional[str] = ..., timezone: _Optional[str] = ...) -> None: ...

class SayDatetimeResult(_message.Message):
    __slots__ = ("digit",)
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    digit: str
    def __init__(self, digit: _Optional[str] = ...) -> None: ...
