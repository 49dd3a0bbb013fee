from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Agents(_message.Message):
    __slots__ = ("agent", "name", "status", "talking_to_chan", "call_started", "logged_in_time", "channel")
    AGENT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    TALKING_TO_CHAN_FIELD_NUMBER: _ClassVar[int]
    CALL_STARTED_FIELD_NUMBER: _ClassVar[int]
    LOGGED_IN_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    agent: str
    name: str
    status: _sets_pb2.AgentStatus
    talking_to_chan: str
    call_started: int
    logged_in_time: int
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, agent: _Optional[str] = ..., name: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.AgentStatus, str]] = ..., talking_to_chan: _Optional[str] = ..., call_started: _Optional[int] = ..., logged_in_time: _Optional[int] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...
