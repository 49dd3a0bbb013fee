from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PingRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ...) -> None: ...

class PingResponse(_message.Message):
    __slots__ = ("reply", "ping", "timestamp")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    PING_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMP_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    ping: str
    timestamp: float
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., ping: _Optional[str] = ..., timestamp: _Optional[float] = ...) -> None: ...

class CommandRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "command")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    command: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., command: _Optional[str] = ...) -> None: ...

class CommandResponse(_message.Message):
    __slots__ = ("reply", "output")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    output: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., output: _Optional[_Iterable[str]] = ...) -> None: ...

class GetConfigRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "filename", "category", "filter")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    filename: str
    category: str
    filter: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., filename: _Optional[str] = ..., category: _Optional[str] = ..., filter: _Optional[str] = ...) -> None: ...

class GetConfigResponse(_message.Message):
    __slots__ = ("reply", "categories")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    categories: _containers.RepeatedCompositeFieldContainer[ConfigCategory]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., categories: _Optional[_Iterable[_Union[ConfigCategory, _Mapping]]] = ...) -> None: ...

class ConfigCategory(_message.Message):
    __slots__ = ("name", "is_template", "templates", "lines")
    NAME_FIELD_NUMBER: _ClassVar[int]
    IS_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    TEMPLATES_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    name: str
    is_template: bool
    templates: str
    lines: _containers.RepeatedCompositeFieldContainer[_header_pb2.Pair]
    def __init__(self, name: _Optional[str] = ..., is_template: bool = ..., templates: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_header_pb2.Pair, _Mapping]]] = ...) -> None: ...
