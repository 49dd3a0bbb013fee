from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SpeechRecognizeEnd(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SPEECH_RECOGNIZE_END_UNSPECIFIED: _ClassVar[SpeechRecognizeEnd]
    SPEECH_RECOGNIZE_END_SPEECH: _ClassVar[SpeechRecognizeEnd]
    SPEECH_RECOGNIZE_END_DIGIT: _ClassVar[SpeechRecognizeEnd]
    SPEECH_RECOGNIZE_END_TIMEOUT: _ClassVar[SpeechRecognizeEnd]
SPEECH_RECOGNIZE_END_UNSPECIFIED: SpeechRecognizeEnd
SPEECH_RECOGNIZE_END_SPEECH: SpeechRecognizeEnd
SPEECH_RECOGNIZE_END_DIGIT: SpeechRecognizeEnd
SPEECH_RECOGNIZE_END_TIMEOUT: SpeechRecognizeEnd

class SpeechCreate(_message.Message):
    __slots__ = ("engine",)
    ENGINE_FIELD_NUMBER: _ClassVar[int]
    engine: str
    def __init__(self, engine: _Optional[str] = ...) -> None: ...

class SpeechCreateResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechSet(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class SpeechSetResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechDestroy(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechDestroyResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechLoadGrammar(_message.Message):
    __slots__ = ("name", "path")
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    name: str
    path: str
    def __init__(self, name: _Optional[str] = ..., path: _Optional[str] = ...) -> None: ...

class SpeechLoadGrammarResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechUnloadGrammar(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class SpeechUnloadGrammarResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechActivateGrammar(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class SpeechActivateGrammarResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechDeactivateGrammar(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class SpeechDeactivateGrammarResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SpeechRecognize(_message.Message):
    __slots__ = ("prompt", "timeout", "sample_offset")
    PROMPT_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_OFFSET_FIELD_NUMBER: _ClassVar[int]
    prompt: str
    timeout: _duration_pb2.Duration
    sample_offset: int
    def __init__(self, prompt: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., sample_offset: _Optional[int] = ...) -> None: ...

class SpeechRecognizeResult(_message.Message):
    __slots__ = ("end", "digit", "end_position", "matches")
    END_FIELD_NUMBER: _ClassVar[int]
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    END_POSITION_FIELD_NUMBER: _ClassVar[int]
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    end: SpeechRecognizeEnd
    digit: str
    end_position: int
    matches: _containers.RepeatedCompositeFieldContainer[SpeechMatch]
    def __init__(self, end: _Optional[_Union[SpeechRecognizeEnd, str]] = ..., digit: _Optional[str] = ..., end_position: _Optional[int] = ..., matches: _Optional[_Iterable[_Union[SpeechMatch, _Mapping]]] = ...) -> None: ...

class SpeechMatch(_message.Message):
    __slots__ = ("score", "text", "grammar")
    SCORE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    score: int
    text: str
    grammar: str
    def __init__(self, score: _Optional[int] = ..., text: _Optional[str] = ..., grammar: _Optional[str] = ...) -> None: ...
