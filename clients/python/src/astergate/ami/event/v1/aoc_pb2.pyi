from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AOCD(_message.Message):
    __slots__ = ("channel", "charge")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    charge: AocCharge
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., charge: _Optional[_Union[AocCharge, _Mapping]] = ...) -> None: ...

class AOCE(_message.Message):
    __slots__ = ("channel", "charge", "charging_association", "charging_association_number", "charging_association_plan", "charging_association_id")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    CHARGING_ASSOCIATION_FIELD_NUMBER: _ClassVar[int]
    CHARGING_ASSOCIATION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CHARGING_ASSOCIATION_PLAN_FIELD_NUMBER: _ClassVar[int]
    CHARGING_ASSOCIATION_ID_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    charge: AocCharge
    charging_association: str
    charging_association_number: str
    charging_association_plan: int
    charging_association_id: int
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., charge: _Optional[_Union[AocCharge, _Mapping]] = ..., charging_association: _Optional[str] = ..., charging_association_number: _Optional[str] = ..., charging_association_plan: _Optional[int] = ..., charging_association_id: _Optional[int] = ...) -> None: ...

class AOCS(_message.Message):
    __slots__ = ("channel", "rate", "rate2", "rate3", "rate4", "rate5", "rate6", "rate7", "rate8", "rate9", "rate10")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    RATE2_FIELD_NUMBER: _ClassVar[int]
    RATE3_FIELD_NUMBER: _ClassVar[int]
    RATE4_FIELD_NUMBER: _ClassVar[int]
    RATE5_FIELD_NUMBER: _ClassVar[int]
    RATE6_FIELD_NUMBER: _ClassVar[int]
    RATE7_FIELD_NUMBER: _ClassVar[int]
    RATE8_FIELD_NUMBER: _ClassVar[int]
    RATE9_FIELD_NUMBER: _ClassVar[int]
    RATE10_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    rate: AocRate
    rate2: AocRate
    rate3: AocRate
    rate4: AocRate
    rate5: AocRate
    rate6: AocRate
    rate7: AocRate
    rate8: AocRate
    rate9: AocRate
    rate10: AocRate
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., rate: _Optional[_Union[AocRate, _Mapping]] = ..., rate2: _Optional[_Union[AocRate, _Mapping]] = ..., rate3: _Optional[_Union[AocRate, _Mapping]] = ..., rate4: _Optional[_Union[AocRate, _Mapping]] = ..., rate5: _Optional[_Union[AocRate, _Mapping]] = ..., rate6: _Optional[_Union[AocRate, _Mapping]] = ..., rate7: _Optional[_Union[AocRate, _Mapping]] = ..., rate8: _Optional[_Union[AocRate, _Mapping]] = ..., rate9: _Optional[_Union[AocRate, _Mapping]] = ..., rate10: _Optional[_Union[AocRate, _Mapping]] = ...) -> None: ...

class AocCharge(_message.Message):
    __slots__ = ("type", "billing_id", "total_type", "currency", "number_of", "type_of")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    BILLING_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    NUMBER_OF_FIELD_NUMBER: _ClassVar[int]
    TYPE_OF_FIELD_NUMBER: _ClassVar[int]
    type: str
    billing_id: str
    total_type: str
    currency: AocCurrency
    number_of: int
    type_of: int
    def __init__(self, type: _Optional[str] = ..., billing_id: _Optional[str] = ..., total_type: _Optional[str] = ..., currency: _Optional[_Union[AocCurrency, _Mapping]] = ..., number_of: _Optional[int] = ..., type_of: _Optional[int] = ...) -> None: ...

class AocCurrency(_message.Message):
    __slots__ = ("name", "cost", "multiplier")
    NAME_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    MULTIPLIER_FIELD_NUMBER: _ClassVar[int]
    name: str
    cost: int
    multiplier: str
    def __init__(self, name: _Optional[str] = ..., cost: _Optional[int] = ..., multiplier: _Optional[str] = ...) -> None: ...

class AocRate(_message.Message):
    __slots__ = ("chargeable", "duration", "flat", "volume", "volume_unit", "special_code")
    CHARGEABLE_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    FLAT_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    VOLUME_UNIT_FIELD_NUMBER: _ClassVar[int]
    SPECIAL_CODE_FIELD_NUMBER: _ClassVar[int]
    chargeable: str
    duration: AocDurationRate
    flat: AocCurrency
    volume: AocCurrency
    volume_unit: str
    special_code: int
    def __init__(self, chargeable: _Optional[str] = ..., duration: _Optional[_Union[AocDurationRate, _Mapping]] = ..., flat: _Optional[_Union[AocCurrency, _Mapping]] = ..., volume: _Optional[_Union[AocCurrency, _Mapping]] = ..., volume_unit: _Optional[str] = ..., special_code: _Optional[int] = ...) -> None: ...

class AocDurationRate(_message.Message):
    __slots__ = ("currency", "charging_type", "time_length", "time_scale", "granularity", "granularity_length", "granularity_scale")
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CHARGING_TYPE_FIELD_NUMBER: _ClassVar[int]
    TIME_LENGTH_FIELD_NUMBER: _ClassVar[int]
    TIME_SCALE_FIELD_NUMBER: _ClassVar[int]
    GRANULARITY_FIELD_NUMBER: _ClassVar[int]
    GRANULARITY_LENGTH_FIELD_NUMBER: _ClassVar[int]
    GRANULARITY_SCALE_FIELD_NUMBER: _ClassVar[int]
    currency: AocCurrency
    charging_type: str
    time_length: int
    time_scale: int
    granularity: str
    granularity_length: int
    granularity_scale: int
    def __init__(self, currency: _Optional[_Union[AocCurrency, _Mapping]] = ..., charging_type: _Optional[str] = ..., time_length: _Optional[int] = ..., time_scale: _Optional[int] = ..., granularity: _Optional[str] = ..., granularity_length: _Optional[int] = ..., granularity_scale: _Optional[int] = ...) -> None: ...
