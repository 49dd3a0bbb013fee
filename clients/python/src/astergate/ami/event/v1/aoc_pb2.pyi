from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AOCS(_message.Message):
    __slots__ = ("channel",)
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class AOCD(_message.Message):
    __slots__ = ("channel", "type", "billing_id", "total_type", "currency", "cost", "multiplier", "units", "unit_type")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    BILLING_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    MULTIPLIER_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    UNIT_TYPE_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    type: str
    billing_id: str
    total_type: str
    currency: str
    cost: int
    multiplier: str
    units: int
    unit_type: int
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., type: _Optional[str] = ..., billing_id: _Optional[str] = ..., total_type: _Optional[str] = ..., currency: _Optional[str] = ..., cost: _Optional[int] = ..., multiplier: _Optional[str] = ..., units: _Optional[int] = ..., unit_type: _Optional[int] = ...) -> None: ...

class AOCE(_message.Message):
    __slots__ = ("channel", "number", "plan", "id", "type", "billing_id", "total_type", "currency", "cost", "multiplier", "units", "unit_type")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    BILLING_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    MULTIPLIER_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    UNIT_TYPE_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    number: str
    plan: int
    id: int
    type: str
    billing_id: str
    total_type: str
    currency: str
    cost: int
    multiplier: str
    units: int
    unit_type: int
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., number: _Optional[str] = ..., plan: _Optional[int] = ..., id: _Optional[int] = ..., type: _Optional[str] = ..., billing_id: _Optional[str] = ..., total_type: _Optional[str] = ..., currency: _Optional[str] = ..., cost: _Optional[int] = ..., multiplier: _Optional[str] = ..., units: _Optional[int] = ..., unit_type: _Optional[int] = ...) -> None: ...
