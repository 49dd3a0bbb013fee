from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Status(_message.Message):
    __slots__ = ("channel", "type", "dnid", "effective_connected_line_num", "effective_connected_line_name", "time_to_hangup", "bridge_id", "application", "data", "native_formats", "read_format", "read_trans", "write_format", "write_trans", "call_group", "pickup_group", "seconds", "variables")
    class VariablesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    DNID_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_CONNECTED_LINE_NUM_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_CONNECTED_LINE_NAME_FIELD_NUMBER: _ClassVar[int]
    TIME_TO_HANGUP_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_ID_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    NATIVE_FORMATS_FIELD_NUMBER: _ClassVar[int]
    READ_FORMAT_FIELD_NUMBER: _ClassVar[int]
    READ_TRANS_FIELD_NUMBER: _ClassVar[int]
    WRITE_FORMAT_FIELD_NUMBER: _ClassVar[int]
    WRITE_TRANS_FIELD_NUMBER: _ClassVar[int]
    CALL_GROUP_FIELD_NUMBER: _ClassVar[int]
    PICKUP_GROUP_FIELD_NUMBER: _ClassVar[int]
    SECONDS_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    type: str
    dnid: str
    effective_connected_line_num: str
    effective_connected_line_name: str
    time_to_hangup: int
    bridge_id: str
    application: str
    data: str
    native_formats: str
    read_format: str
    read_trans: str
    write_format: str
    write_trans: str
    call_group: int
    pickup_group: int
    seconds: _duration_pb2.Duration
    variables: _containers.ScalarMap[str, str]
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., type: _Optional[str] = ..., dnid: _Optional[str] = ..., effective_connected_line_num: _Optional[str] = ..., effective_connected_line_name: _Optional[str] = ..., time_to_hangup: _Optional[int] = ..., bridge_id: _Optional[str] = ..., application: _Optional[str] = ..., data: _Optional[str] = ..., native_formats: _Optional[str] = ..., read_format: _Optional[str] = ..., read_trans: _Optional[str] = ..., write_format: _Optional[str] = ..., write_trans: _Optional[str] = ..., call_group: _Optional[int] = ..., pickup_group: _Optional[int] = ..., seconds: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., variables: _Optional[_Mapping[str, str]] = ...) -> None: ...

class CoreShowChannelMap(_message.Message):
    __slots__ = ("channel", "connected_channel")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: str
    connected_channel: str
    def __init__(self, channel: _Optional[str] = ..., connected_channel: _Optional[str] = ...) -> None: ...

class ChannelHungup(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: str
    def __init__(self, channel: _Optional[str] = ...) -> None: ...
