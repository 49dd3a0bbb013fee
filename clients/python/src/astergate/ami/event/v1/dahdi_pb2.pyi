from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DAHDIChannel(_message.Message):
    __slots__ = ("channel", "dahdi_group", "dahdi_span", "dahdi_channel")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DAHDI_GROUP_FIELD_NUMBER: _ClassVar[int]
    DAHDI_SPAN_FIELD_NUMBER: _ClassVar[int]
    DAHDI_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dahdi_group: int
    dahdi_span: int
    dahdi_channel: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dahdi_group: _Optional[int] = ..., dahdi_span: _Optional[int] = ..., dahdi_channel: _Optional[str] = ...) -> None: ...

class Alarm(_message.Message):
    __slots__ = ("dahdi_channel", "alarm")
    DAHDI_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    dahdi_channel: str
    alarm: str
    def __init__(self, dahdi_channel: _Optional[str] = ..., alarm: _Optional[str] = ...) -> None: ...

class AlarmClear(_message.Message):
    __slots__ = ("dahdi_channel", "channel")
    DAHDI_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    dahdi_channel: str
    channel: str
    def __init__(self, dahdi_channel: _Optional[str] = ..., channel: _Optional[str] = ...) -> None: ...

class SpanAlarm(_message.Message):
    __slots__ = ("span", "alarm")
    SPAN_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    span: int
    alarm: str
    def __init__(self, span: _Optional[int] = ..., alarm: _Optional[str] = ...) -> None: ...

class SpanAlarmClear(_message.Message):
    __slots__ = ("span",)
    SPAN_FIELD_NUMBER: _ClassVar[int]
    span: int
    def __init__(self, span: _Optional[int] = ...) -> None: ...

class DNDState(_message.Message):
    __slots__ = ("dahdi_channel", "channel", "status")
    DAHDI_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    dahdi_channel: str
    channel: str
    status: _sets_pb2.Enablement
    def __init__(self, dahdi_channel: _Optional[str] = ..., channel: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.Enablement, str]] = ...) -> None: ...

class MCID(_message.Message):
    __slots__ = ("channel", "caller", "connected")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    caller: MCIDParty
    connected: MCIDParty
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., caller: _Optional[_Union[MCIDParty, _Mapping]] = ..., connected: _Optional[_Union[MCIDParty, _Mapping]] = ...) -> None: ...

class MCIDParty(_message.Message):
    __slots__ = ("pres", "num_valid", "num", "ton", "num_plan", "num_pres", "name_valid", "name", "name_char_set", "name_pres", "subaddr", "subaddr_type", "subaddr_odd")
    PRES_FIELD_NUMBER: _ClassVar[int]
    NUM_VALID_FIELD_NUMBER: _ClassVar[int]
    NUM_FIELD_NUMBER: _ClassVar[int]
    TON_FIELD_NUMBER: _ClassVar[int]
    NUM_PLAN_FIELD_NUMBER: _ClassVar[int]
    NUM_PRES_FIELD_NUMBER: _ClassVar[int]
    NAME_VALID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_CHAR_SET_FIELD_NUMBER: _ClassVar[int]
    NAME_PRES_FIELD_NUMBER: _ClassVar[int]
    SUBADDR_FIELD_NUMBER: _ClassVar[int]
    SUBADDR_TYPE_FIELD_NUMBER: _ClassVar[int]
    SUBADDR_ODD_FIELD_NUMBER: _ClassVar[int]
    pres: str
    num_valid: bool
    num: str
    ton: int
    num_plan: int
    num_pres: str
    name_valid: bool
    name: str
    name_char_set: str
    name_pres: str
    subaddr: str
    subaddr_type: str
    subaddr_odd: bool
    def __init__(self, pres: _Optional[str] = ..., num_valid: bool = ..., num: _Optional[str] = ..., ton: _Optional[int] = ..., num_plan: _Optional[int] = ..., num_pres: _Optional[str] = ..., name_valid: bool = ..., name: _Optional[str] = ..., name_char_set: _Optional[str] = ..., name_pres: _Optional[str] = ..., subaddr: _Optional[str] = ..., subaddr_type: _Optional[str] = ..., subaddr_odd: bool = ...) -> None: ...
