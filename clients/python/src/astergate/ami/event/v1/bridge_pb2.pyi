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

class BridgeCreate(_message.Message):
    __slots__ = ("bridge",)
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class BridgeDestroy(_message.Message):
    __slots__ = ("bridge",)
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class BridgeMerge(_message.Message):
    __slots__ = ("to",)
    TO_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    to: _snapshot_pb2.BridgeSnapshot
    def __init__(self, to: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., **kwargs) -> None: ...

class BridgeVideoSourceUpdate(_message.Message):
    __slots__ = ("bridge", "bridge_previous_video_source")
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_PREVIOUS_VIDEO_SOURCE_FIELD_NUMBER: _ClassVar[int]
    bridge: _snapshot_pb2.BridgeSnapshot
    bridge_previous_video_source: str
    def __init__(self, bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., bridge_previous_video_source: _Optional[str] = ...) -> None: ...
