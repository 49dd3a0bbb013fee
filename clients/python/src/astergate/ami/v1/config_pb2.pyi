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

class ConfigAction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONFIG_ACTION_UNSPECIFIED: _ClassVar[ConfigAction]
    CONFIG_ACTION_NEW_CATEGORY: _ClassVar[ConfigAction]
    CONFIG_ACTION_RENAME_CATEGORY: _ClassVar[ConfigAction]
    CONFIG_ACTION_DELETE_CATEGORY: _ClassVar[ConfigAction]
    CONFIG_ACTION_EMPTY_CATEGORY: _ClassVar[ConfigAction]
    CONFIG_ACTION_UPDATE: _ClassVar[ConfigAction]
    CONFIG_ACTION_DELETE: _ClassVar[ConfigAction]
    CONFIG_ACTION_APPEND: _ClassVar[ConfigAction]
    CONFIG_ACTION_INSERT: _ClassVar[ConfigAction]
CONFIG_ACTION_UNSPECIFIED: ConfigAction
CONFIG_ACTION_NEW_CATEGORY: ConfigAction
CONFIG_ACTION_RENAME_CATEGORY: ConfigAction
CONFIG_ACTION_DELETE_CATEGORY: ConfigAction
CONFIG_ACTION_EMPTY_CATEGORY: ConfigAction
CONFIG_ACTION_UPDATE: ConfigAction
CONFIG_ACTION_DELETE: ConfigAction
CONFIG_ACTION_APPEND: ConfigAction
CONFIG_ACTION_INSERT: ConfigAction

class ListCategoriesRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "filename", "match")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    MATCH_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    filename: str
    match: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., filename: _Optional[str] = ..., match: _Optional[str] = ...) -> None: ...

class ListCategoriesResponse(_message.Message):
    __slots__ = ("reply", "categories", "error")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    categories: _containers.RepeatedCompositeFieldContainer[CategoryName]
    error: str
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., categories: _Optional[_Iterable[_Union[CategoryName, _Mapping]]] = ..., error: _Optional[str] = ...) -> None: ...

class GetConfigJSONRequest(_message.Message):
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

class GetConfigJSONResponse(_message.Message):
    __slots__ = ("reply", "json")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    JSON_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    json: str
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., json: _Optional[str] = ...) -> None: ...

class CreateConfigRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "filename")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    filename: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., filename: _Optional[str] = ...) -> None: ...

class CreateConfigResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class UpdateConfigRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "src_filename", "dst_filename", "reload", "preserve_effective_context", "changes")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    SRC_FILENAME_FIELD_NUMBER: _ClassVar[int]
    DST_FILENAME_FIELD_NUMBER: _ClassVar[int]
    RELOAD_FIELD_NUMBER: _ClassVar[int]
    PRESERVE_EFFECTIVE_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    src_filename: str
    dst_filename: str
    reload: str
    preserve_effective_context: bool
    changes: _containers.RepeatedCompositeFieldContainer[ConfigChange]
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., src_filename: _Optional[str] = ..., dst_filename: _Optional[str] = ..., reload: _Optional[str] = ..., preserve_effective_context: bool = ..., changes: _Optional[_Iterable[_Union[ConfigChange, _Mapping]]] = ...) -> None: ...

class UpdateConfigResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class CategoryName(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ConfigChange(_message.Message):
    __slots__ = ("action", "category", "variable", "value", "match", "line", "options")
    ACTION_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    VARIABLE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    MATCH_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    action: ConfigAction
    category: str
    variable: str
    value: str
    match: str
    line: str
    options: str
    def __init__(self, action: _Optional[_Union[ConfigAction, str]] = ..., category: _Optional[str] = ..., variable: _Optional[str] = ..., value: _Optional[str] = ..., match: _Optional[str] = ..., line: _Optional[str] = ..., options: _Optional[str] = ...) -> None: ...
