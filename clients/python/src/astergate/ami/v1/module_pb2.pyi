from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ModuleLoadType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MODULE_LOAD_TYPE_UNSPECIFIED: _ClassVar[ModuleLoadType]
    MODULE_LOAD_TYPE_LOAD: _ClassVar[ModuleLoadType]
    MODULE_LOAD_TYPE_UNLOAD: _ClassVar[ModuleLoadType]
    MODULE_LOAD_TYPE_RELOAD: _ClassVar[ModuleLoadType]
    MODULE_LOAD_TYPE_REFRESH: _ClassVar[ModuleLoadType]
MODULE_LOAD_TYPE_UNSPECIFIED: ModuleLoadType
MODULE_LOAD_TYPE_LOAD: ModuleLoadType
MODULE_LOAD_TYPE_UNLOAD: ModuleLoadType
MODULE_LOAD_TYPE_RELOAD: ModuleLoadType
MODULE_LOAD_TYPE_REFRESH: ModuleLoadType

class ListCommandsRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ...) -> None: ...

class ListCommandsResponse(_message.Message):
    __slots__ = ("reply", "commands")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    COMMANDS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    commands: _containers.RepeatedCompositeFieldContainer[_header_pb2.Pair]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., commands: _Optional[_Iterable[_Union[_header_pb2.Pair, _Mapping]]] = ...) -> None: ...

class ModuleCheckRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "module")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    module: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., module: _Optional[str] = ...) -> None: ...

class ModuleCheckResponse(_message.Message):
    __slots__ = ("reply", "version")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    version: str
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., version: _Optional[str] = ...) -> None: ...

class ModuleLoadRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "module", "load_type", "recursive")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    LOAD_TYPE_FIELD_NUMBER: _ClassVar[int]
    RECURSIVE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    module: str
    load_type: ModuleLoadType
    recursive: bool
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., module: _Optional[str] = ..., load_type: _Optional[_Union[ModuleLoadType, str]] = ..., recursive: bool = ...) -> None: ...

class ModuleLoadResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class ReloadRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "module")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    module: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., module: _Optional[str] = ...) -> None: ...

class ReloadResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class LoggerRotateRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ...) -> None: ...

class LoggerRotateResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
