from astergate.ami.event.v1 import dialplan_pb2 as _dialplan_pb2
from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ShowDialPlanRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "extension", "context")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    extension: str
    context: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., extension: _Optional[str] = ..., context: _Optional[str] = ...) -> None: ...

class ShowDialPlanResponse(_message.Message):
    __slots__ = ("reply", "lines", "counts")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    lines: _containers.RepeatedCompositeFieldContainer[_dialplan_pb2.ListDialplan]
    counts: _dialplan_pb2.ShowDialPlanComplete
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[_dialplan_pb2.ListDialplan, _Mapping]]] = ..., counts: _Optional[_Union[_dialplan_pb2.ShowDialPlanComplete, _Mapping]] = ...) -> None: ...

class DialplanExtensionAddRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "context", "extension", "priority", "application", "application_data", "replace")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_DATA_FIELD_NUMBER: _ClassVar[int]
    REPLACE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    context: str
    extension: str
    priority: str
    application: str
    application_data: str
    replace: bool
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., context: _Optional[str] = ..., extension: _Optional[str] = ..., priority: _Optional[str] = ..., application: _Optional[str] = ..., application_data: _Optional[str] = ..., replace: bool = ...) -> None: ...

class DialplanExtensionAddResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class DialplanExtensionRemoveRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "context", "extension", "priority")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    context: str
    extension: str
    priority: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., context: _Optional[str] = ..., extension: _Optional[str] = ..., priority: _Optional[str] = ...) -> None: ...

class DialplanExtensionRemoveResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
