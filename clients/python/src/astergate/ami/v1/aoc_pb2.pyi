from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import aoc_values_pb2 as _aoc_values_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AOCMessageRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "channel", "channel_prefix", "msg_type", "charge_type", "unit_amount", "unit_type", "currency_name", "currency_amount", "currency_multiplier", "total_type", "aoc_billing_id", "charging_association_id", "charging_association_number", "charging_association_plan", "charged_item", "rate_type", "time", "time_scale", "granularity", "granularity_time_scale", "charging_type", "volume_unit", "code")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_PREFIX_FIELD_NUMBER: _ClassVar[int]
    MSG_TYPE_FIELD_NUMBER: _ClassVar[int]
    CHARGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    UNIT_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    UNIT_TYPE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_MULTIPLIER_FIELD_NUMBER: _ClassVar[int]
    TOTAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    AOC_BILLING_ID_FIELD_NUMBER: _ClassVar[int]
    CHARGING_ASSOCIATION_ID_FIELD_NUMBER: _ClassVar[int]
    CHARGING_ASSOCIATION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CHARGING_ASSOCIATION_PLAN_FIELD_NUMBER: _ClassVar[int]
    CHARGED_ITEM_FIELD_NUMBER: _ClassVar[int]
    RATE_TYPE_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_SCALE_FIELD_NUMBER: _ClassVar[int]
    GRANULARITY_FIELD_NUMBER: _ClassVar[int]
    GRANULARITY_TIME_SCALE_FIELD_NUMBER: _ClassVar[int]
    CHARGING_TYPE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_UNIT_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    channel: str
    channel_prefix: str
    msg_type: _aoc_values_pb2.AocMessageType
    charge_type: _aoc_values_pb2.AocChargeType
    unit_amount: int
    unit_type: int
    currency_name: str
    currency_amount: int
    currency_multiplier: _aoc_values_pb2.AocCurrencyMultiplier
    total_type: _aoc_values_pb2.AocTotalType
    aoc_billing_id: _aoc_values_pb2.AocBillingId
    charging_association_id: int
    charging_association_number: str
    charging_association_plan: int
    charged_item: _aoc_values_pb2.AocChargedItem
    rate_type: _aoc_values_pb2.AocRateType
    time: int
    time_scale: _aoc_values_pb2.AocTimeScale
    granularity: int
    granularity_time_scale: _aoc_values_pb2.AocTimeScale
    charging_type: _aoc_values_pb2.AocChargingType
    volume_unit: _aoc_values_pb2.AocVolumeUnit
    code: int
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., channel: _Optional[str] = ..., channel_prefix: _Optional[str] = ..., msg_type: _Optional[_Union[_aoc_values_pb2.AocMessageType, str]] = ..., charge_type: _Optional[_Union[_aoc_values_pb2.AocChargeType, str]] = ..., unit_amount: _Optional[int] = ..., unit_type: _Optional[int] = ..., currency_name: _Optional[str] = ..., currency_amount: _Optional[int] = ..., currency_multiplier: _Optional[_Union[_aoc_values_pb2.AocCurrencyMultiplier, str]] = ..., total_type: _Optional[_Union[_aoc_values_pb2.AocTotalType, str]] = ..., aoc_billing_id: _Optional[_Union[_aoc_values_pb2.AocBillingId, str]] = ..., charging_association_id: _Optional[int] = ..., charging_association_number: _Optional[str] = ..., charging_association_plan: _Optional[int] = ..., charged_item: _Optional[_Union[_aoc_values_pb2.AocChargedItem, str]] = ..., rate_type: _Optional[_Union[_aoc_values_pb2.AocRateType, str]] = ..., time: _Optional[int] = ..., time_scale: _Optional[_Union[_aoc_values_pb2.AocTimeScale, str]] = ..., granularity: _Optional[int] = ..., granularity_time_scale: _Optional[_Union[_aoc_values_pb2.AocTimeScale, str]] = ..., charging_type: _Optional[_Union[_aoc_values_pb2.AocChargingType, str]] = ..., volume_unit: _Optional[_Union[_aoc_values_pb2.AocVolumeUnit, str]] = ..., code: _Optional[int] = ...) -> None: ...

class AOCMessageResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
