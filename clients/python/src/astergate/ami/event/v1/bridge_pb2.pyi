from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BridgeEnter(_message.Message):
    __slots__ = ("bridge", "channel", "swap_unique_id")
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SWAP_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    bridge: _snapshot_pb2.BridgeSnapshot
    channel: _snapshot_pb2.ChannelSnapshot
    swap_unique_id: str
    def __init__(self, bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., swap_unique_id: _Optional[str] = ...) -> None: ...

class BridgeLeave(_message.Message):
    __slots__ = ("bridge", "channel")
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    bridge: _snapshot_pb2.BridgeSnapshot
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...
