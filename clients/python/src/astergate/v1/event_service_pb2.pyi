from astergate.options.v1 import options_pb2 as _options_pb2
from astergate.v1 import event_pb2 as _event_pb2
from astergate.v1 import server_pb2 as _server_pb2
from astergate.v1 import server_service_pb2 as _server_service_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SubscribeRequest(_message.Message):
    __slots__ = ("server", "servers", "names", "privileges", "view", "resume_token", "orphaned_responses", "heartbeat", "linger", "filter", "headers")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    SERVERS_FIELD_NUMBER: _ClassVar[int]
    NAMES_FIELD_NUMBER: _ClassVar[int]
    PRIVILEGES_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORPHANED_RESPONSES_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    LINGER_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    server: str
    servers: _containers.RepeatedScalarFieldContainer[str]
    names: _containers.RepeatedScalarFieldContainer[str]
    privileges: _containers.RepeatedScalarFieldContainer[str]
    view: _event_pb2.View
    resume_token: str
    orphaned_responses: bool
    heartbeat: _duration_pb2.Duration
    linger: _duration_pb2.Duration
    filter: str
    headers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, server: _Optional[str] = ..., servers: _Optional[_Iterable[str]] = ..., names: _Optional[_Iterable[str]] = ..., privileges: _Optional[_Iterable[str]] = ..., view: _Optional[_Union[_event_pb2.View, str]] = ..., resume_token: _Optional[str] = ..., orphaned_responses: bool = ..., heartbeat: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., linger: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., filter: _Optional[str] = ..., headers: _Optional[_Iterable[str]] = ...) -> None: ...

class SubscribeResponse(_message.Message):
    __slots__ = ("events", "resume_token", "live", "heartbeat", "filter_errors")
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    LIVE_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    FILTER_ERRORS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[_event_pb2.Event]
    resume_token: str
    live: Live
    heartbeat: _server_service_pb2.Heartbeat
    filter_errors: FilterErrors
    def __init__(self, events: _Optional[_Iterable[_Union[_event_pb2.Event, _Mapping]]] = ..., resume_token: _Optional[str] = ..., live: _Optional[_Union[Live, _Mapping]] = ..., heartbeat: _Optional[_Union[_server_service_pb2.Heartbeat, _Mapping]] = ..., filter_errors: _Optional[_Union[FilterErrors, _Mapping]] = ...) -> None: ...

class FilterErrors(_message.Message):
    __slots__ = ("count", "newest")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    NEWEST_FIELD_NUMBER: _ClassVar[int]
    count: int
    newest: str
    def __init__(self, count: _Optional[int] = ..., newest: _Optional[str] = ...) -> None: ...

class Live(_message.Message):
    __slots__ = ("servers",)
    SERVERS_FIELD_NUMBER: _ClassVar[int]
    servers: _containers.RepeatedCompositeFieldContainer[LiveServer]
    def __init__(self, servers: _Optional[_Iterable[_Union[LiveServer, _Mapping]]] = ...) -> None: ...

class LiveServer(_message.Message):
    __slots__ = ("server", "state", "next_sequence")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    NEXT_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    server: str
    state: _server_pb2.LinkState
    next_sequence: int
    def __init__(self, server: _Optional[str] = ..., state: _Optional[_Union[_server_pb2.LinkState, str]] = ..., next_sequence: _Optional[int] = ...) -> None: ...
