from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from astergate.v1 import event_pb2 as _event_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SendActionRequest(_message.Message):
    __slots__ = ("server", "action", "headers", "action_id", "list_timeout", "max_items", "max_bytes", "view", "link")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    server: str
    action: str
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    view: _event_pb2.View
    link: _options_pb2.Link
    def __init__(self, server: _Optional[str] = ..., action: _Optional[str] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., view: _Optional[_Union[_event_pb2.View, str]] = ..., link: _Optional[_Union[_options_pb2.Link, str]] = ...) -> None: ...

class SendActionResponse(_message.Message):
    __slots__ = ("reply", "success", "response", "headers", "items", "end")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    SUCCESS_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    success: bool
    response: str
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    items: _containers.RepeatedCompositeFieldContainer[_event_pb2.Event]
    end: _event_pb2.Event
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., success: bool = ..., response: _Optional[str] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., items: _Optional[_Iterable[_Union[_event_pb2.Event, _Mapping]]] = ..., end: _Optional[_Union[_event_pb2.Event, _Mapping]] = ...) -> None: ...

class StreamActionRequest(_message.Message):
    __slots__ = ("server", "action", "headers", "action_id", "list_timeout", "max_bytes", "view", "link")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    server: str
    action: str
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_bytes: int
    view: _event_pb2.View
    link: _options_pb2.Link
    def __init__(self, server: _Optional[str] = ..., action: _Optional[str] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_bytes: _Optional[int] = ..., view: _Optional[_Union[_event_pb2.View, str]] = ..., link: _Optional[_Union[_options_pb2.Link, str]] = ...) -> None: ...

class StreamActionResponse(_message.Message):
    __slots__ = ("items", "head", "end", "end_event")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    END_EVENT_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[_event_pb2.Event]
    head: ActionHead
    end: _reply_pb2.ActionReply
    end_event: _event_pb2.Event
    def __init__(self, items: _Optional[_Iterable[_Union[_event_pb2.Event, _Mapping]]] = ..., head: _Optional[_Union[ActionHead, _Mapping]] = ..., end: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., end_event: _Optional[_Union[_event_pb2.Event, _Mapping]] = ...) -> None: ...

class ActionHead(_message.Message):
    __slots__ = ("reply", "success", "response", "headers")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    SUCCESS_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    success: bool
    response: str
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., success: bool = ..., response: _Optional[str] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ...) -> None: ...

class PipeRequest(_message.Message):
    __slots__ = ("actions",)
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    actions: _containers.RepeatedCompositeFieldContainer[PipedAction]
    def __init__(self, actions: _Optional[_Iterable[_Union[PipedAction, _Mapping]]] = ...) -> None: ...

class PipedAction(_message.Message):
    __slots__ = ("id", "action", "timeout")
    ID_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    id: int
    action: SendActionRequest
    timeout: _duration_pb2.Duration
    def __init__(self, id: _Optional[int] = ..., action: _Optional[_Union[SendActionRequest, _Mapping]] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class PipeResponse(_message.Message):
    __slots__ = ("answers",)
    ANSWERS_FIELD_NUMBER: _ClassVar[int]
    answers: _containers.RepeatedCompositeFieldContainer[PipedAnswer]
    def __init__(self, answers: _Optional[_Iterable[_Union[PipedAnswer, _Mapping]]] = ...) -> None: ...

class PipedAnswer(_message.Message):
    __slots__ = ("id", "response", "error")
    ID_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    id: int
    response: SendActionResponse
    error: PipedError
    def __init__(self, id: _Optional[int] = ..., response: _Optional[_Union[SendActionResponse, _Mapping]] = ..., error: _Optional[_Union[PipedError, _Mapping]] = ...) -> None: ...

class PipedError(_message.Message):
    __slots__ = ("code", "message", "reason", "domain", "metadata")
    class MetadataEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    CODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    code: int
    message: str
    reason: str
    domain: str
    metadata: _containers.ScalarMap[str, str]
    def __init__(self, code: _Optional[int] = ..., message: _Optional[str] = ..., reason: _Optional[str] = ..., domain: _Optional[str] = ..., metadata: _Optional[_Mapping[str, str]] = ...) -> None: ...
