from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ContactStatus(_message.Message):
    __slots__ = ("uri", "contact_status", "aor", "endpoint_name", "roundtrip")
    URI_FIELD_NUMBER: _ClassVar[int]
    CONTACT_STATUS_FIELD_NUMBER: _ClassVar[int]
    AOR_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_NAME_FIELD_NUMBER: _ClassVar[int]
    ROUNDTRIP_FIELD_NUMBER: _ClassVar[int]
    uri: str
    contact_status: _sets_pb2.ContactState
    aor: str
    endpoint_name: str
    roundtrip: _duration_pb2.Duration
    def __init__(self, uri: _Optional[str] = ..., contact_status: _Optional[_Union[_sets_pb2.ContactState, str]] = ..., aor: _Optional[str] = ..., endpoint_name: _Optional[str] = ..., roundtrip: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class PeerStatus(_message.Message):
    __slots__ = ("channel_type", "peer", "peer_status", "cause", "address", "port", "time")
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    PEER_STATUS_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    PORT_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    channel_type: str
    peer: str
    peer_status: _sets_pb2.PeerState
    cause: str
    address: str
    port: str
    time: str
    def __init__(self, channel_type: _Optional[str] = ..., peer: _Optional[str] = ..., peer_status: _Optional[_Union[_sets_pb2.PeerState, str]] = ..., cause: _Optional[str] = ..., address: _Optional[str] = ..., port: _Optional[str] = ..., time: _Optional[str] = ...) -> None: ...

class Registry(_message.Message):
    __slots__ = ("channel_type", "username", "domain", "status", "cause")
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    channel_type: str
    username: str
    domain: str
    status: _sets_pb2.RegistrationState
    cause: str
    def __init__(self, channel_type: _Optional[str] = ..., username: _Optional[str] = ..., domain: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.RegistrationState, str]] = ..., cause: _Optional[str] = ...) -> None: ...
