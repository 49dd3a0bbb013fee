from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ChanSpyStart(_message.Message):
    __slots__ = ("spyer", "spyee")
    SPYER_FIELD_NUMBER: _ClassVar[int]
    SPYEE_FIELD_NUMBER: _ClassVar[int]
    spyer: _snapshot_pb2.ChannelSnapshot
    spyee: _snapshot_pb2.ChannelSnapshot
    def __init__(self, spyer: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., spyee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class ChanSpyStop(_message.Message):
    __slots__ = ("spyer", "spyee")
    SPYER_FIELD_NUMBER: _ClassVar[int]
    SPYEE_FIELD_NUMBER: _ClassVar[int]
    spyer: _snapshot_pb2.ChannelSnapshot
    spyee: _snapshot_pb2.ChannelSnapshot
    def __init__(self, spyer: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., spyee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class MonitorStart(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class MonitorStop(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...
