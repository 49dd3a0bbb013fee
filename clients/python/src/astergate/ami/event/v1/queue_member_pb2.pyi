from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import state_pb2 as _state_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class QueueMemberSnapshot(_message.Message):
    __slots__ = ("queue", "interface", "member_name", "state_interface", "membership", "penalty", "calls_taken", "last_call", "last_pause", "login_time", "in_call", "status", "paused", "paused_reason", "ring_in_use", "wrapup_time")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MEMBERSHIP_FIELD_NUMBER: _ClassVar[int]
    PENALTY_FIELD_NUMBER: _ClassVar[int]
    CALLS_TAKEN_FIELD_NUMBER: _ClassVar[int]
    LAST_CALL_FIELD_NUMBER: _ClassVar[int]
    LAST_PAUSE_FIELD_NUMBER: _ClassVar[int]
    LOGIN_TIME_FIELD_NUMBER: _ClassVar[int]
    IN_CALL_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PAUSED_FIELD_NUMBER: _ClassVar[int]
    PAUSED_REASON_FIELD_NUMBER: _ClassVar[int]
    RING_IN_USE_FIELD_NUMBER: _ClassVar[int]
    WRAPUP_TIME_FIELD_NUMBER: _ClassVar[int]
    queue: str
    interface: str
    member_name: str
    state_interface: str
    membership: _sets_pb2.QueueMembership
    penalty: int
    calls_taken: int
    last_call: int
    last_pause: int
    login_time: int
    in_call: bool
    status: _state_pb2.DeviceState
    paused: bool
    paused_reason: str
    ring_in_use: bool
    wrapup_time: _duration_pb2.Duration
    def __init__(self, queue: _Optional[str] = ..., interface: _Optional[str] = ..., member_name: _Optional[str] = ..., state_interface: _Optional[str] = ..., membership: _Optional[_Union[_sets_pb2.QueueMembership, str]] = ..., penalty: _Optional[int] = ..., calls_taken: _Optional[int] = ..., last_call: _Optional[int] = ..., last_pause: _Optional[int] = ..., login_time: _Optional[int] = ..., in_call: bool = ..., status: _Optional[_Union[_state_pb2.DeviceState, str]] = ..., paused: bool = ..., paused_reason: _Optional[str] = ..., ring_in_use: bool = ..., wrapup_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class QueueMemberAdded(_message.Message):
    __slots__ = ("member",)
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    member: QueueMemberSnapshot
    def __init__(self, member: _Optional[_Union[QueueMemberSnapshot, _Mapping]] = ...) -> None: ...

class QueueMemberRemoved(_message.Message):
    __slots__ = ("member",)
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    member: QueueMemberSnapshot
    def __init__(self, member: _Optional[_Union[QueueMemberSnapshot, _Mapping]] = ...) -> None: ...

class QueueMemberPause(_message.Message):
    __slots__ = ("member", "reason")
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    member: QueueMemberSnapshot
    reason: str
    def __init__(self, member: _Optional[_Union[QueueMemberSnapshot, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class QueueMemberPenalty(_message.Message):
    __slots__ = ("member",)
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    member: QueueMemberSnapshot
    def __init__(self, member: _Optional[_Union[QueueMemberSnapshot, _Mapping]] = ...) -> None: ...

class QueueMemberStatus(_message.Message):
    __slots__ = ("member",)
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    member: QueueMemberSnapshot
    def __init__(self, member: _Optional[_Union[QueueMemberSnapshot, _Mapping]] = ...) -> None: ...

class QueueMemberRinginuse(_message.Message):
    __slots__ = ("member",)
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    member: QueueMemberSnapshot
    def __init__(self, member: _Optional[_Union[QueueMemberSnapshot, _Mapping]] = ...) -> None: ...
