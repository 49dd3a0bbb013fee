from astergate.ami.event.v1 import bridge_pb2 as _bridge_pb2
from astergate.ami.event.v1 import cdr_pb2 as _cdr_pb2
from astergate.ami.event.v1 import channel_pb2 as _channel_pb2
from astergate.ami.event.v1 import core_pb2 as _core_pb2
from astergate.ami.event.v1 import dial_pb2 as _dial_pb2
from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.v1 import server_pb2 as _server_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class View(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VIEW_UNSPECIFIED: _ClassVar[View]
    VIEW_TYPED: _ClassVar[View]
    VIEW_RAW: _ClassVar[View]
    VIEW_BOTH: _ClassVar[View]

class GapReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GAP_REASON_UNSPECIFIED: _ClassVar[GapReason]
    GAP_REASON_OVERWRITTEN: _ClassVar[GapReason]
    GAP_REASON_UNKNOWN_EPOCH: _ClassVar[GapReason]
VIEW_UNSPECIFIED: View
VIEW_TYPED: View
VIEW_RAW: View
VIEW_BOTH: View
GAP_REASON_UNSPECIFIED: GapReason
GAP_REASON_OVERWRITTEN: GapReason
GAP_REASON_UNKNOWN_EPOCH: GapReason

class Event(_message.Message):
    __slots__ = ("sequence", "received_at", "server", "name", "privilege", "unmapped", "headers", "link_up", "link_down", "gap", "orphaned_response", "newchannel", "newstate", "newexten", "var_set", "hangup", "core_show_channel", "dial_begin", "dial_end", "originate_response", "bridge_enter", "bridge_leave", "fully_booted", "user_event", "cdr")
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_AT_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PRIVILEGE_FIELD_NUMBER: _ClassVar[int]
    UNMAPPED_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    LINK_UP_FIELD_NUMBER: _ClassVar[int]
    LINK_DOWN_FIELD_NUMBER: _ClassVar[int]
    GAP_FIELD_NUMBER: _ClassVar[int]
    ORPHANED_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    NEWCHANNEL_FIELD_NUMBER: _ClassVar[int]
    NEWSTATE_FIELD_NUMBER: _ClassVar[int]
    NEWEXTEN_FIELD_NUMBER: _ClassVar[int]
    VAR_SET_FIELD_NUMBER: _ClassVar[int]
    HANGUP_FIELD_NUMBER: _ClassVar[int]
    CORE_SHOW_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DIAL_BEGIN_FIELD_NUMBER: _ClassVar[int]
    DIAL_END_FIELD_NUMBER: _ClassVar[int]
    ORIGINATE_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_ENTER_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_LEAVE_FIELD_NUMBER: _ClassVar[int]
    FULLY_BOOTED_FIELD_NUMBER: _ClassVar[int]
    USER_EVENT_FIELD_NUMBER: _ClassVar[int]
    CDR_FIELD_NUMBER: _ClassVar[int]
    sequence: int
    received_at: _timestamp_pb2.Timestamp
    server: str
    name: str
    privilege: _containers.RepeatedScalarFieldContainer[str]
    unmapped: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    link_up: LinkUp
    link_down: LinkDown
    gap: Gap
    orphaned_response: OrphanedResponse
    newchannel: _channel_pb2.Newchannel
    newstate: _channel_pb2.Newstate
    newexten: _channel_pb2.Newexten
    var_set: _channel_pb2.VarSet
    hangup: _channel_pb2.Hangup
    core_show_channel: _channel_pb2.CoreShowChannel
    dial_begin: _dial_pb2.DialBegin
    dial_end: _dial_pb2.DialEnd
    originate_response: _dial_pb2.OriginateResponse
    bridge_enter: _bridge_pb2.BridgeEnter
    bridge_leave: _bridge_pb2.BridgeLeave
    fully_booted: _core_pb2.FullyBooted
    user_event: _core_pb2.UserEvent
    cdr: _cdr_pb2.Cdr
    def __init__(self, sequence: _Optional[int] = ..., received_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., server: _Optional[str] = ..., name: _Optional[str] = ..., privilege: _Optional[_Iterable[str]] = ..., unmapped: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., link_up: _Optional[_Union[LinkUp, _Mapping]] = ..., link_down: _Optional[_Union[LinkDown, _Mapping]] = ..., gap: _Optional[_Union[Gap, _Mapping]] = ..., orphaned_response: _Optional[_Union[OrphanedResponse, _Mapping]] = ..., newchannel: _Optional[_Union[_channel_pb2.Newchannel, _Mapping]] = ..., newstate: _Optional[_Union[_channel_pb2.Newstate, _Mapping]] = ..., newexten: _Optional[_Union[_channel_pb2.Newexten, _Mapping]] = ..., var_set: _Optional[_Union[_channel_pb2.VarSet, _Mapping]] = ..., hangup: _Optional[_Union[_channel_pb2.Hangup, _Mapping]] = ..., core_show_channel: _Optional[_Union[_channel_pb2.CoreShowChannel, _Mapping]] = ..., dial_begin: _Optional[_Union[_dial_pb2.DialBegin, _Mapping]] = ..., dial_end: _Optional[_Union[_dial_pb2.DialEnd, _Mapping]] = ..., originate_response: _Optional[_Union[_dial_pb2.OriginateResponse, _Mapping]] = ..., bridge_enter: _Optional[_Union[_bridge_pb2.BridgeEnter, _Mapping]] = ..., bridge_leave: _Optional[_Union[_bridge_pb2.BridgeLeave, _Mapping]] = ..., fully_booted: _Optional[_Union[_core_pb2.FullyBooted, _Mapping]] = ..., user_event: _Optional[_Union[_core_pb2.UserEvent, _Mapping]] = ..., cdr: _Optional[_Union[_cdr_pb2.Cdr, _Mapping]] = ...) -> None: ...

class LinkUp(_message.Message):
    __slots__ = ("banner", "ami_version", "mode", "down_for", "reconnects")
    BANNER_FIELD_NUMBER: _ClassVar[int]
    AMI_VERSION_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    DOWN_FOR_FIELD_NUMBER: _ClassVar[int]
    RECONNECTS_FIELD_NUMBER: _ClassVar[int]
    banner: str
    ami_version: str
    mode: _server_pb2.LinkMode
    down_for: _duration_pb2.Duration
    reconnects: int
    def __init__(self, banner: _Optional[str] = ..., ami_version: _Optional[str] = ..., mode: _Optional[_Union[_server_pb2.LinkMode, str]] = ..., down_for: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., reconnects: _Optional[int] = ...) -> None: ...

class LinkDown(_message.Message):
    __slots__ = ("reason",)
    REASON_FIELD_NUMBER: _ClassVar[int]
    reason: str
    def __init__(self, reason: _Optional[str] = ...) -> None: ...

class Gap(_message.Message):
    __slots__ = ("reason", "to")
    REASON_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    reason: GapReason
    to: int
    def __init__(self, reason: _Optional[_Union[GapReason, str]] = ..., to: _Optional[int] = ..., **kwargs) -> None: ...

class OrphanedResponse(_message.Message):
    __slots__ = ("action_id", "response", "message", "headers")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    action_id: str
    response: str
    message: str
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    def __init__(self, action_id: _Optional[str] = ..., response: _Optional[str] = ..., message: _Optional[str] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ...) -> None: ...
