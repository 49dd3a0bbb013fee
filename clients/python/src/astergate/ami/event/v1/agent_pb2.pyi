from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AgentCalled(_message.Message):
    __slots__ = ("channel", "dest", "queue", "interface", "member_name")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_NAME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    queue: str
    interface: str
    member_name: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., interface: _Optional[str] = ..., member_name: _Optional[str] = ...) -> None: ...

class AgentConnect(_message.Message):
    __slots__ = ("channel", "dest", "queue", "interface", "member_name", "hold_time", "ring_time")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_NAME_FIELD_NUMBER: _ClassVar[int]
    HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    RING_TIME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    queue: str
    interface: str
    member_name: str
    hold_time: _duration_pb2.Duration
    ring_time: _duration_pb2.Duration
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., interface: _Optional[str] = ..., member_name: _Optional[str] = ..., hold_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., ring_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class AgentComplete(_message.Message):
    __slots__ = ("channel", "dest", "queue", "interface", "member_name", "hold_time", "talk_time", "reason")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_NAME_FIELD_NUMBER: _ClassVar[int]
    HOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    TALK_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    queue: str
    interface: str
    member_name: str
    hold_time: _duration_pb2.Duration
    talk_time: _duration_pb2.Duration
    reason: _sets_pb2.AgentCompleteReason
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., interface: _Optional[str] = ..., member_name: _Optional[str] = ..., hold_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., talk_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., reason: _Optional[_Union[_sets_pb2.AgentCompleteReason, str]] = ...) -> None: ...

class AgentRingNoAnswer(_message.Message):
    __slots__ = ("channel", "dest", "queue", "interface", "member_name", "ring_time")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_NAME_FIELD_NUMBER: _ClassVar[int]
    RING_TIME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    queue: str
    interface: str
    member_name: str
    ring_time: _duration_pb2.Duration
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., interface: _Optional[str] = ..., member_name: _Optional[str] = ..., ring_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class AgentDump(_message.Message):
    __slots__ = ("channel", "dest", "queue", "interface", "member_name")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_NAME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    queue: str
    interface: str
    member_name: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., queue: _Optional[str] = ..., interface: _Optional[str] = ..., member_name: _Optional[str] = ...) -> None: ...

class AgentLogin(_message.Message):
    __slots__ = ("channel", "agent")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    agent: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., agent: _Optional[str] = ...) -> None: ...

class AgentLogoff(_message.Message):
    __slots__ = ("channel", "agent", "login_time")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    LOGIN_TIME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    agent: str
    login_time: _duration_pb2.Duration
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., agent: _Optional[str] = ..., login_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...
