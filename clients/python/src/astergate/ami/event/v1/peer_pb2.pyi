from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PeerEntry(_message.Message):
    __slots__ = ("channel_type", "object_name", "object_username", "chan_object_type", "ip_address", "ip_port", "mask", "port", "dynamic", "auto_force_rport", "force_rport", "auto_comedia", "comedia", "video_support", "text_support", "acl", "trunk", "encryption", "status", "realtime_device", "description", "accountcode")
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    OBJECT_USERNAME_FIELD_NUMBER: _ClassVar[int]
    CHAN_OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    IP_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    IP_PORT_FIELD_NUMBER: _ClassVar[int]
    MASK_FIELD_NUMBER: _ClassVar[int]
    PORT_FIELD_NUMBER: _ClassVar[int]
    DYNAMIC_FIELD_NUMBER: _ClassVar[int]
    AUTO_FORCE_RPORT_FIELD_NUMBER: _ClassVar[int]
    FORCE_RPORT_FIELD_NUMBER: _ClassVar[int]
    AUTO_COMEDIA_FIELD_NUMBER: _ClassVar[int]
    COMEDIA_FIELD_NUMBER: _ClassVar[int]
    VIDEO_SUPPORT_FIELD_NUMBER: _ClassVar[int]
    TEXT_SUPPORT_FIELD_NUMBER: _ClassVar[int]
    ACL_FIELD_NUMBER: _ClassVar[int]
    TRUNK_FIELD_NUMBER: _ClassVar[int]
    ENCRYPTION_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    REALTIME_DEVICE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTCODE_FIELD_NUMBER: _ClassVar[int]
    channel_type: str
    object_name: str
    object_username: str
    chan_object_type: str
    ip_address: str
    ip_port: int
    mask: str
    port: str
    dynamic: bool
    auto_force_rport: bool
    force_rport: bool
    auto_comedia: bool
    comedia: bool
    video_support: bool
    text_support: bool
    acl: bool
    trunk: bool
    encryption: str
    status: str
    realtime_device: str
    description: str
    accountcode: str
    def __init__(self, channel_type: _Optional[str] = ..., object_name: _Optional[str] = ..., object_username: _Optional[str] = ..., chan_object_type: _Optional[str] = ..., ip_address: _Optional[str] = ..., ip_port: _Optional[int] = ..., mask: _Optional[str] = ..., port: _Optional[str] = ..., dynamic: bool = ..., auto_force_rport: bool = ..., force_rport: bool = ..., auto_comedia: bool = ..., comedia: bool = ..., video_support: bool = ..., text_support: bool = ..., acl: bool = ..., trunk: bool = ..., encryption: _Optional[str] = ..., status: _Optional[str] = ..., realtime_device: _Optional[str] = ..., description: _Optional[str] = ..., accountcode: _Optional[str] = ...) -> None: ...

class RegistryEntry(_message.Message):
    __slots__ = ("host", "port", "dns_manager", "username", "perceived", "domain", "domain_port", "refresh", "state", "registration_time")
    HOST_FIELD_NUMBER: _ClassVar[int]
    PORT_FIELD_NUMBER: _ClassVar[int]
    DNS_MANAGER_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    PERCEIVED_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_PORT_FIELD_NUMBER: _ClassVar[int]
    REFRESH_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REGISTRATION_TIME_FIELD_NUMBER: _ClassVar[int]
    host: str
    port: int
    dns_manager: bool
    username: str
    perceived: str
    domain: str
    domain_port: int
    refresh: _duration_pb2.Duration
    state: str
    registration_time: int
    def __init__(self, host: _Optional[str] = ..., port: _Optional[int] = ..., dns_manager: bool = ..., username: _Optional[str] = ..., perceived: _Optional[str] = ..., domain: _Optional[str] = ..., domain_port: _Optional[int] = ..., refresh: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., state: _Optional[str] = ..., registration_time: _Optional[int] = ...) -> None: ...

class SIPQualifyPeerDone(_message.Message):
    __slots__ = ("peer", "action_id")
    PEER_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    peer: str
    action_id: str
    def __init__(self, peer: _Optional[str] = ..., action_id: _Optional[str] = ...) -> None: ...

class SessionTimeout(_message.Message):
    __slots__ = ("channel", "source")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    source: _sets_pb2.SessionTimeoutSource
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., source: _Optional[_Union[_sets_pb2.SessionTimeoutSource, str]] = ...) -> None: ...
