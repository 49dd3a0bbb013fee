from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import pjsip_maintenance_pb2 as _pjsip_maintenance_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MaintenanceState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MAINTENANCE_STATE_UNSPECIFIED: _ClassVar[MaintenanceState]
    MAINTENANCE_STATE_ON: _ClassVar[MaintenanceState]
    MAINTENANCE_STATE_OFF: _ClassVar[MaintenanceState]
MAINTENANCE_STATE_UNSPECIFIED: MaintenanceState
MAINTENANCE_STATE_ON: MaintenanceState
MAINTENANCE_STATE_OFF: MaintenanceState

class PJSIPSetMaintenanceRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "endpoint", "state")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    endpoint: str
    state: MaintenanceState
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., endpoint: _Optional[str] = ..., state: _Optional[_Union[MaintenanceState, str]] = ...) -> None: ...

class PJSIPSetMaintenanceResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class PJSIPShowMaintenanceRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "endpoint")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    endpoint: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., endpoint: _Optional[str] = ...) -> None: ...

class PJSIPShowMaintenanceResponse(_message.Message):
    __slots__ = ("reply", "endpoints")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    ENDPOINTS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    endpoints: _containers.RepeatedCompositeFieldContainer[_pjsip_maintenance_pb2.PJSIPMaintenanceStatus]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., endpoints: _Optional[_Iterable[_Union[_pjsip_maintenance_pb2.PJSIPMaintenanceStatus, _Mapping]]] = ...) -> None: ...
