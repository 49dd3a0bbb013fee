from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BlindTransfer(_message.Message):
    __slots__ = ("result", "transferer", "transferee", "bridge", "is_external", "context", "extension")
    RESULT_FIELD_NUMBER: _ClassVar[int]
    TRANSFERER_FIELD_NUMBER: _ClassVar[int]
    TRANSFEREE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    IS_EXTERNAL_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    result: _sets_pb2.TransferResult
    transferer: _snapshot_pb2.ChannelSnapshot
    transferee: _snapshot_pb2.ChannelSnapshot
    bridge: _snapshot_pb2.BridgeSnapshot
    is_external: bool
    context: str
    extension: str
    def __init__(self, result: _Optional[_Union[_sets_pb2.TransferResult, str]] = ..., transferer: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., transferee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., is_external: bool = ..., context: _Optional[str] = ..., extension: _Optional[str] = ...) -> None: ...

class AttendedTransfer(_message.Message):
    __slots__ = ("result", "orig_transferer", "orig_bridge", "second_transferer", "second_bridge", "transferee", "transfer_target", "is_external", "dest_type", "dest_bridge_unique_id", "dest_app", "local_one", "local_two", "dest_transferer_channel")
    RESULT_FIELD_NUMBER: _ClassVar[int]
    ORIG_TRANSFERER_FIELD_NUMBER: _ClassVar[int]
    ORIG_BRIDGE_FIELD_NUMBER: _ClassVar[int]
    SECOND_TRANSFERER_FIELD_NUMBER: _ClassVar[int]
    SECOND_BRIDGE_FIELD_NUMBER: _ClassVar[int]
    TRANSFEREE_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_TARGET_FIELD_NUMBER: _ClassVar[int]
    IS_EXTERNAL_FIELD_NUMBER: _ClassVar[int]
    DEST_TYPE_FIELD_NUMBER: _ClassVar[int]
    DEST_BRIDGE_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    DEST_APP_FIELD_NUMBER: _ClassVar[int]
    LOCAL_ONE_FIELD_NUMBER: _ClassVar[int]
    LOCAL_TWO_FIELD_NUMBER: _ClassVar[int]
    DEST_TRANSFERER_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    result: _sets_pb2.TransferResult
    orig_transferer: _snapshot_pb2.ChannelSnapshot
    orig_bridge: _snapshot_pb2.BridgeSnapshot
    second_transferer: _snapshot_pb2.ChannelSnapshot
    second_bridge: _snapshot_pb2.BridgeSnapshot
    transferee: _snapshot_pb2.ChannelSnapshot
    transfer_target: _snapshot_pb2.ChannelSnapshot
    is_external: bool
    dest_type: _sets_pb2.TransferDestination
    dest_bridge_unique_id: str
    dest_app: str
    local_one: _snapshot_pb2.ChannelSnapshot
    local_two: _snapshot_pb2.ChannelSnapshot
    dest_transferer_channel: str
    def __init__(self, result: _Optional[_Union[_sets_pb2.TransferResult, str]] = ..., orig_transferer: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., orig_bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., second_transferer: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., second_bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., transferee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., transfer_target: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., is_external: bool = ..., dest_type: _Optional[_Union[_sets_pb2.TransferDestination, str]] = ..., dest_bridge_unique_id: _Optional[str] = ..., dest_app: _Optional[str] = ..., local_one: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., local_two: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest_transferer_channel: _Optional[str] = ...) -> None: ...

class Pickup(_message.Message):
    __slots__ = ("channel", "target")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    target: _snapshot_pb2.ChannelSnapshot
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., target: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...
