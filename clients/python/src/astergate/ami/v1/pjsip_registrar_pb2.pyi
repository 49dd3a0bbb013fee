from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import pjsip_pb2 as _pjsip_pb2
from astergate.ami.event.v1 import pjsip_registration_pb2 as _pjsip_registration_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PJSIPShowRegistrationsInboundRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ...) -> None: ...

class PJSIPShowRegistrationsInboundResponse(_message.Message):
    __slots__ = ("reply", "aors")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    AORS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    aors: _containers.RepeatedCompositeFieldContainer[_pjsip_registration_pb2.InboundRegistrationDetail]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., aors: _Optional[_Iterable[_Union[_pjsip_registration_pb2.InboundRegistrationDetail, _Mapping]]] = ...) -> None: ...

class PJSIPShowRegistrationInboundContactStatusesRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ...) -> None: ...

class PJSIPShowRegistrationInboundContactStatusesResponse(_message.Message):
    __slots__ = ("reply", "contacts")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    contacts: _containers.RepeatedCompositeFieldContainer[_pjsip_pb2.ContactStatusDetail]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., contacts: _Optional[_Iterable[_Union[_pjsip_pb2.ContactStatusDetail, _Mapping]]] = ...) -> None: ...
