from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class LocalBridge(_message.Message):
    __slots__ = ("local_one", "local_two", "context", "exten", "local_optimization")
    LOCAL_ONE_FIELD_NUMBER: _ClassVar[int]
    LOCAL_TWO_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    LOCAL_OPTIMIZATION_FIELD_NUMBER: _ClassVar[int]
    local_one: _snapshot_pb2.ChannelSnapshot
    local_two: _snapshot_pb2.ChannelSnapshot
    context: str
    exten: str
    local_optimization: bool
    def __init__(self, local_one: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., local_two: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., context: _Optional[str] = ..., exten: _Optional[str] = ..., local_optimization: bool = ...) -> None: ...

class LocalOptimizationBegin(_message.Message):
    __slots__ = ("local_one", "local_two", "source", "dest_unique_id", "id")
    LOCAL_ONE_FIELD_NUMBER: _ClassVar[int]
    LOCAL_TWO_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    DEST_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    local_one: _snapshot_pb2.ChannelSnapshot
    local_two: _snapshot_pb2.ChannelSnapshot
    source: _snapshot_pb2.ChannelSnapshot
    dest_unique_id: str
    id: int
    def __init__(self, local_one: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., local_two: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., source: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest_unique_id: _Optional[str] = ..., id: _Optional[int] = ...) -> None: ...

class LocalOptimizationEnd(_message.Message):
    __slots__ = ("local_one", "local_two", "success", "id")
    LOCAL_ONE_FIELD_NUMBER: _ClassVar[int]
    LOCAL_TWO_FIELD_NUMBER: _ClassVar[int]
    SUCCESS_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    local_one: _snapshot_pb2.ChannelSnapshot
    local_two: _snapshot_pb2.ChannelSnapshot
    success: bool
    id: int
    def __init__(self, local_one: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., local_two: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., success: bool = ..., id: _Optional[int] = ...) -> None: ...
