from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CallDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_DIRECTION_UNSPECIFIED: _ClassVar[CallDirection]
    CALL_DIRECTION_ORIGINATED: _ClassVar[CallDirection]
    CALL_DIRECTION_INCOMING: _ClassVar[CallDirection]
    CALL_DIRECTION_INTERNAL: _ClassVar[CallDirection]

class CallState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_STATE_UNSPECIFIED: _ClassVar[CallState]
    CALL_STATE_PENDING: _ClassVar[CallState]
    CALL_STATE_QUEUED: _ClassVar[CallState]
    CALL_STATE_RINGING: _ClassVar[CallState]
    CALL_STATE_ANSWERED: _ClassVar[CallState]
    CALL_STATE_BRIDGED: _ClassVar[CallState]
    CALL_STATE_HELD: _ClassVar[CallState]
    CALL_STATE_PARKED: _ClassVar[CallState]
    CALL_STATE_ENDED: _ClassVar[CallState]
    CALL_STATE_FAILED: _ClassVar[CallState]

class CallEnder(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_ENDER_UNSPECIFIED: _ClassVar[CallEnder]
    CALL_ENDER_US: _ClassVar[CallEnder]
    CALL_ENDER_REMOTE: _ClassVar[CallEnder]
    CALL_ENDER_ASTERISK: _ClassVar[CallEnder]

class CallLinkKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_LINK_KIND_UNSPECIFIED: _ClassVar[CallLinkKind]
    CALL_LINK_KIND_BRIDGE: _ClassVar[CallLinkKind]
    CALL_LINK_KIND_PICKUP: _ClassVar[CallLinkKind]
    CALL_LINK_KIND_PARK: _ClassVar[CallLinkKind]
    CALL_LINK_KIND_TRANSFER: _ClassVar[CallLinkKind]

class CallChangeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_CHANGE_KIND_UNSPECIFIED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_CREATED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_QUEUED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_CHANNEL: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_STATE: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_DIAL_BEGIN: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_DIAL_END: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_RINGING: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_ANSWERED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_BRIDGED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_HOLD: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_UNHOLD: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_TRANSFERRED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_PARKED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_LINKED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_VARIABLE: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_CHANNEL_ENDED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_ENDED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_FAILED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_RESYNCHRONIZED: _ClassVar[CallChangeKind]
    CALL_CHANGE_KIND_UPDATED: _ClassVar[CallChangeKind]
CALL_DIRECTION_UNSPECIFIED: CallDirection
CALL_DIRECTION_ORIGINATED: CallDirection
CALL_DIRECTION_INCOMING: CallDirection
CALL_DIRECTION_INTERNAL: CallDirection
CALL_STATE_UNSPECIFIED: CallState
CALL_STATE_PENDING: CallState
CALL_STATE_QUEUED: CallState
CALL_STATE_RINGING: CallState
CALL_STATE_ANSWERED: CallState
CALL_STATE_BRIDGED: CallState
CALL_STATE_HELD: CallState
CALL_STATE_PARKED: CallState
CALL_STATE_ENDED: CallState
CALL_STATE_FAILED: CallState
CALL_ENDER_UNSPECIFIED: CallEnder
CALL_ENDER_US: CallEnder
CALL_ENDER_REMOTE: CallEnder
CALL_ENDER_ASTERISK: CallEnder
CALL_LINK_KIND_UNSPECIFIED: CallLinkKind
CALL_LINK_KIND_BRIDGE: CallLinkKind
CALL_LINK_KIND_PICKUP: CallLinkKind
CALL_LINK_KIND_PARK: CallLinkKind
CALL_LINK_KIND_TRANSFER: CallLinkKind
CALL_CHANGE_KIND_UNSPECIFIED: CallChangeKind
CALL_CHANGE_KIND_CREATED: CallChangeKind
CALL_CHANGE_KIND_QUEUED: CallChangeKind
CALL_CHANGE_KIND_CHANNEL: CallChangeKind
CALL_CHANGE_KIND_STATE: CallChangeKind
CALL_CHANGE_KIND_DIAL_BEGIN: CallChangeKind
CALL_CHANGE_KIND_DIAL_END: CallChangeKind
CALL_CHANGE_KIND_RINGING: CallChangeKind
CALL_CHANGE_KIND_ANSWERED: CallChangeKind
CALL_CHANGE_KIND_BRIDGED: CallChangeKind
CALL_CHANGE_KIND_HOLD: CallChangeKind
CALL_CHANGE_KIND_UNHOLD: CallChangeKind
CALL_CHANGE_KIND_TRANSFERRED: CallChangeKind
CALL_CHANGE_KIND_PARKED: CallChangeKind
CALL_CHANGE_KIND_LINKED: CallChangeKind
CALL_CHANGE_KIND_VARIABLE: CallChangeKind
CALL_CHANGE_KIND_CHANNEL_ENDED: CallChangeKind
CALL_CHANGE_KIND_ENDED: CallChangeKind
CALL_CHANGE_KIND_FAILED: CallChangeKind
CALL_CHANGE_KIND_RESYNCHRONIZED: CallChangeKind
CALL_CHANGE_KIND_UPDATED: CallChangeKind

class CallParty(_message.Message):
    __slots__ = ("number", "name")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    number: str
    name: str
    def __init__(self, number: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class CallChannel(_message.Message):
    __slots__ = ("unique_id", "name", "linked_id", "state", "bridge_unique_id", "on_hold", "muted", "caller", "connected", "account_code", "context", "exten", "priority", "hung_up", "cause")
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    LINKED_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    ON_HOLD_FIELD_NUMBER: _ClassVar[int]
    MUTED_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    HUNG_UP_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    unique_id: str
    name: str
    linked_id: str
    state: _snapshot_pb2.ChannelState
    bridge_unique_id: str
    on_hold: bool
    muted: bool
    caller: CallParty
    connected: CallParty
    account_code: str
    context: str
    exten: str
    priority: str
    hung_up: bool
    cause: int
    def __init__(self, unique_id: _Optional[str] = ..., name: _Optional[str] = ..., linked_id: _Optional[str] = ..., state: _Optional[_Union[_snapshot_pb2.ChannelState, str]] = ..., bridge_unique_id: _Optional[str] = ..., on_hold: bool = ..., muted: bool = ..., caller: _Optional[_Union[CallParty, _Mapping]] = ..., connected: _Optional[_Union[CallParty, _Mapping]] = ..., account_code: _Optional[str] = ..., context: _Optional[str] = ..., exten: _Optional[str] = ..., priority: _Optional[str] = ..., hung_up: bool = ..., cause: _Optional[int] = ...) -> None: ...

class CallLeg(_message.Message):
    __slots__ = ("channels", "root", "ringing_at", "answered_at", "dial_status", "optimized")
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    ROOT_FIELD_NUMBER: _ClassVar[int]
    RINGING_AT_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_AT_FIELD_NUMBER: _ClassVar[int]
    DIAL_STATUS_FIELD_NUMBER: _ClassVar[int]
    OPTIMIZED_FIELD_NUMBER: _ClassVar[int]
    channels: _containers.RepeatedCompositeFieldContainer[CallChannel]
    root: bool
    ringing_at: _timestamp_pb2.Timestamp
    answered_at: _timestamp_pb2.Timestamp
    dial_status: str
    optimized: bool
    def __init__(self, channels: _Optional[_Iterable[_Union[CallChannel, _Mapping]]] = ..., root: bool = ..., ringing_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., answered_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., dial_status: _Optional[str] = ..., optimized: bool = ...) -> None: ...

class CallLink(_message.Message):
    __slots__ = ("call", "kind")
    CALL_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    call: str
    kind: CallLinkKind
    def __init__(self, call: _Optional[str] = ..., kind: _Optional[_Union[CallLinkKind, str]] = ...) -> None: ...

class CallChange(_message.Message):
    __slots__ = ("kind", "at", "unique_id", "number", "text", "resynchronized")
    KIND_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    RESYNCHRONIZED_FIELD_NUMBER: _ClassVar[int]
    kind: CallChangeKind
    at: _timestamp_pb2.Timestamp
    unique_id: str
    number: int
    text: str
    resynchronized: bool
    def __init__(self, kind: _Optional[_Union[CallChangeKind, str]] = ..., at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., unique_id: _Optional[str] = ..., number: _Optional[int] = ..., text: _Optional[str] = ..., resynchronized: bool = ...) -> None: ...

class Call(_message.Message):
    __slots__ = ("call", "server", "direction", "state", "caller", "dialed", "legs", "links", "created_at", "ringing_at", "answered_at", "bridged_at", "ended_at", "ring", "talk", "hold", "total", "cause", "cause_text", "failure", "failure_reason", "ended_by", "variables", "timeline", "timeline_dropped", "resynchronized", "stale", "sequence", "idempotency_key")
    CALL_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    DIALED_FIELD_NUMBER: _ClassVar[int]
    LEGS_FIELD_NUMBER: _ClassVar[int]
    LINKS_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    RINGING_AT_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_AT_FIELD_NUMBER: _ClassVar[int]
    BRIDGED_AT_FIELD_NUMBER: _ClassVar[int]
    ENDED_AT_FIELD_NUMBER: _ClassVar[int]
    RING_FIELD_NUMBER: _ClassVar[int]
    TALK_FIELD_NUMBER: _ClassVar[int]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    CAUSE_TEXT_FIELD_NUMBER: _ClassVar[int]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    FAILURE_REASON_FIELD_NUMBER: _ClassVar[int]
    ENDED_BY_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    TIMELINE_FIELD_NUMBER: _ClassVar[int]
    TIMELINE_DROPPED_FIELD_NUMBER: _ClassVar[int]
    RESYNCHRONIZED_FIELD_NUMBER: _ClassVar[int]
    STALE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    call: str
    server: str
    direction: CallDirection
    state: CallState
    caller: CallParty
    dialed: str
    legs: _containers.RepeatedCompositeFieldContainer[CallLeg]
    links: _containers.RepeatedCompositeFieldContainer[CallLink]
    created_at: _timestamp_pb2.Timestamp
    ringing_at: _timestamp_pb2.Timestamp
    answered_at: _timestamp_pb2.Timestamp
    bridged_at: _timestamp_pb2.Timestamp
    ended_at: _timestamp_pb2.Timestamp
    ring: _duration_pb2.Duration
    talk: _duration_pb2.Duration
    hold: _duration_pb2.Duration
    total: _duration_pb2.Duration
    cause: int
    cause_text: str
    failure: str
    failure_reason: int
    ended_by: CallEnder
    variables: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    timeline: _containers.RepeatedCompositeFieldContainer[CallChange]
    timeline_dropped: int
    resynchronized: bool
    stale: bool
    sequence: int
    idempotency_key: str
    def __init__(self, call: _Optional[str] = ..., server: _Optional[str] = ..., direction: _Optional[_Union[CallDirection, str]] = ..., state: _Optional[_Union[CallState, str]] = ..., caller: _Optional[_Union[CallParty, _Mapping]] = ..., dialed: _Optional[str] = ..., legs: _Optional[_Iterable[_Union[CallLeg, _Mapping]]] = ..., links: _Optional[_Iterable[_Union[CallLink, _Mapping]]] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., ringing_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., answered_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., bridged_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., ring: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., talk: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., hold: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., total: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., cause: _Optional[int] = ..., cause_text: _Optional[str] = ..., failure: _Optional[str] = ..., failure_reason: _Optional[int] = ..., ended_by: _Optional[_Union[CallEnder, str]] = ..., variables: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., timeline: _Optional[_Iterable[_Union[CallChange, _Mapping]]] = ..., timeline_dropped: _Optional[int] = ..., resynchronized: bool = ..., stale: bool = ..., sequence: _Optional[int] = ..., idempotency_key: _Optional[str] = ...) -> None: ...
