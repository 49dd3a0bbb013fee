from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BridgeListItem(_message.Message):
    __slots__ = ("bridge",)
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class BridgeInfoChannel(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class BridgeInfoComplete(_message.Message):
    __slots__ = ("bridge",)
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class BridgeTechnologyListItem(_message.Message):
    __slots__ = ("bridge_technology", "bridge_type", "bridge_priority", "bridge_suspended")
    BRIDGE_TECHNOLOGY_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_PRIORITY_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_SUSPENDED_FIELD_NUMBER: _ClassVar[int]
    bridge_technology: str
    bridge_type: str
    bridge_priority: int
    bridge_suspended: bool
    def __init__(self, bridge_technology: _Optional[str] = ..., bridge_type: _Optional[str] = ..., bridge_priority: _Optional[int] = ..., bridge_suspended: bool = ...) -> None: ...
