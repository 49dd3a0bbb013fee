from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.ami.event.v1 import state_pb2 as _state_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class QueueParams(_message.Message):
    __slots__ = ("queue", "max", "strategy", "calls", "hold_time", "talk_time", "completed", "abandoned", "service_level", "service_level_perf", "service_level_perf2", "weight")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    MAX_FIELD_NUMBER: _ClassVar[int]
    STRATEGY_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    TALK_TIME_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_FIELD_NUMBER: _ClassVar[int]
    ABANDONED_FIELD_NUMBER: _ClassVar[int]
    SERVICE_LEVEL_FIELD_NUMBER: _ClassVar[int]
    SERVICE_LEVEL_PERF_FIELD_NUMBER: _ClassVar[int]
    SERVICE_LEVEL_PERF2_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    queue: str
    max: int
    strategy: str
    calls: int
    hold_time: _duration_pb2.Duration
    talk_time: _duration_pb2.Duration
    completed: int
    abandoned: int
    service_level: _duration_pb2.Duration
    service_level_perf: float
    service_level_perf2: float
    weight: int
    def __init__(self, queue: _Optional[str] = ..., max: _Optional[int] = ..., strategy: _Optional[str] = ..., calls: _Optional[int] = ..., hold_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., talk_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., completed: _Optional[int] = ..., abandoned: _Optional[int] = ..., service_level: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., service_level_perf: _Optional[float] = ..., service_level_perf2: _Optional[float] = ..., weight: _Optional[int] = ...) -> None: ...

class QueueMember(_message.Message):
    __slots__ = ("queue", "name", "location", "state_interface", "membership", "penalty", "calls_taken", "last_call", "last_pause", "login_time", "in_call", "status", "paused", "paused_reason", "wrapup_time")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
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
    WRAPUP_TIME_FIELD_NUMBER: _ClassVar[int]
    queue: str
    name: str
    location: str
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
    wrapup_time: _duration_pb2.Duration
    def __init__(self, queue: _Optional[str] = ..., name: _Optional[str] = ..., location: _Optional[str] = ..., state_interface: _Optional[str] = ..., membership: _Optional[_Union[_sets_pb2.QueueMembership, str]] = ..., penalty: _Optional[int] = ..., calls_taken: _Optional[int] = ..., last_call: _Optional[int] = ..., last_pause: _Optional[int] = ..., login_time: _Optional[int] = ..., in_call: bool = ..., status: _Optional[_Union[_state_pb2.DeviceState, str]] = ..., paused: bool = ..., paused_reason: _Optional[str] = ..., wrapup_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class QueueEntry(_message.Message):
    __slots__ = ("queue", "position", "channel", "unique_id", "caller_id_num", "caller_id_name", "connected_line_num", "connected_line_name", "wait", "priority")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NUM_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NAME_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NUM_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NAME_FIELD_NUMBER: _ClassVar[int]
    WAIT_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    queue: str
    position: int
    channel: str
    unique_id: str
    caller_id_num: str
    caller_id_name: str
    connected_line_num: str
    connected_line_name: str
    wait: _duration_pb2.Duration
    priority: int
    def __init__(self, queue: _Optional[str] = ..., position: _Optional[int] = ..., channel: _Optional[str] = ..., unique_id: _Optional[str] = ..., caller_id_num: _Optional[str] = ..., caller_id_name: _Optional[str] = ..., connected_line_num: _Optional[str] = ..., connected_line_name: _Optional[str] = ..., wait: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., priority: _Optional[int] = ...) -> None: ...

class QueueSummary(_message.Message):
    __slots__ = ("queue", "logged_in", "available", "callers", "hold_time", "talk_time", "longest_hold_time")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    LOGGED_IN_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    CALLERS_FIELD_NUMBER: _ClassVar[int]
    HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    TALK_TIME_FIELD_NUMBER: _ClassVar[int]
    LONGEST_HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    queue: str
    logged_in: int
    available: int
    callers: int
    hold_time: _duration_pb2.Duration
    talk_time: _duration_pb2.Duration
    longest_hold_time: _duration_pb2.Duration
    def __init__(self, queue: _Optional[str] = ..., logged_in: _Optional[int] = ..., available: _Optional[int] = ..., callers: _Optional[int] = ..., hold_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., talk_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., longest_hold_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class QueueCallerJoin(_message.Message):
    __slots__ = ("channel", "queue", "position", "count")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    queue: str
    position: int
    count: int
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., position: _Optional[int] = ..., count: _Optional[int] = ...) -> None: ...

class QueueCallerLeave(_message.Message):
    __slots__ = ("channel", "queue", "position", "count")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    queue: str
    position: int
    count: int
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., position: _Optional[int] = ..., count: _Optional[int] = ...) -> None: ...

class QueueCallerAbandon(_message.Message):
    __slots__ = ("channel", "queue", "position", "original_position", "hold_time")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_POSITION_FIELD_NUMBER: _ClassVar[int]
    HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    queue: str
    position: int
    original_position: int
    hold_time: _duration_pb2.Duration
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., position: _Optional[int] = ..., original_position: _Optional[int] = ..., hold_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...
