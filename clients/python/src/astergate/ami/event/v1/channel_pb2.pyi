from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Newchannel(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class Newstate(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class Newexten(_message.Message):
    __slots__ = ("channel", "extension", "application", "app_data")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    APP_DATA_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    extension: str
    application: str
    app_data: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., extension: _Optional[str] = ..., application: _Optional[str] = ..., app_data: _Optional[str] = ...) -> None: ...

class VarSet(_message.Message):
    __slots__ = ("channel", "variable", "value")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    VARIABLE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    variable: str
    value: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., variable: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class Hangup(_message.Message):
    __slots__ = ("channel", "cause", "cause_txt", "tech_cause")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    CAUSE_TXT_FIELD_NUMBER: _ClassVar[int]
    TECH_CAUSE_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    cause: int
    cause_txt: str
    tech_cause: int
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., cause: _Optional[int] = ..., cause_txt: _Optional[str] = ..., tech_cause: _Optional[int] = ...) -> None: ...

class CoreShowChannel(_message.Message):
    __slots__ = ("channel", "application", "application_data", "duration", "bridge_id")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_DATA_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_ID_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    application: str
    application_data: str
    duration: _duration_pb2.Duration
    bridge_id: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., application: _Optional[str] = ..., application_data: _Optional[str] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., bridge_id: _Optional[str] = ...) -> None: ...
