from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class AocMessageType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_MESSAGE_TYPE_UNSPECIFIED: _ClassVar[AocMessageType]
    AOC_MESSAGE_TYPE_D: _ClassVar[AocMessageType]
    AOC_MESSAGE_TYPE_E: _ClassVar[AocMessageType]
    AOC_MESSAGE_TYPE_S: _ClassVar[AocMessageType]

class AocChargeType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_CHARGE_TYPE_UNSPECIFIED: _ClassVar[AocChargeType]
    AOC_CHARGE_TYPE_NOT_AVAILABLE: _ClassVar[AocChargeType]
    AOC_CHARGE_TYPE_FREE: _ClassVar[AocChargeType]
    AOC_CHARGE_TYPE_CURRENCY: _ClassVar[AocChargeType]
    AOC_CHARGE_TYPE_UNIT: _ClassVar[AocChargeType]

class AocCurrencyMultiplier(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_CURRENCY_MULTIPLIER_UNSPECIFIED: _ClassVar[AocCurrencyMultiplier]
    AOC_CURRENCY_MULTIPLIER_ONE_THOUSANDTH: _ClassVar[AocCurrencyMultiplier]
    AOC_CURRENCY_MULTIPLIER_ONE_HUNDREDTH: _ClassVar[AocCurrencyMultiplier]
    AOC_CURRENCY_MULTIPLIER_ONE_TENTH: _ClassVar[AocCurrencyMultiplier]
    AOC_CURRENCY_MULTIPLIER_ONE: _ClassVar[AocCurrencyMultiplier]
    AOC_CURRENCY_MULTIPLIER_TEN: _ClassVar[AocCurrencyMultiplier]
    AOC_CURRENCY_MULTIPLIER_HUNDRED: _ClassVar[AocCurrencyMultiplier]
    AOC_CURRENCY_MULTIPLIER_THOUSAND: _ClassVar[AocCurrencyMultiplier]

class AocTotalType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_TOTAL_TYPE_UNSPECIFIED: _ClassVar[AocTotalType]
    AOC_TOTAL_TYPE_TOTAL: _ClassVar[AocTotalType]
    AOC_TOTAL_TYPE_SUB_TOTAL: _ClassVar[AocTotalType]

class AocBillingId(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_BILLING_ID_UNSPECIFIED: _ClassVar[AocBillingId]
    AOC_BILLING_ID_NORMAL: _ClassVar[AocBillingId]
    AOC_BILLING_ID_REVERSE_CHARGE: _ClassVar[AocBillingId]
    AOC_BILLING_ID_CREDIT_CARD: _ClassVar[AocBillingId]
    AOC_BILLING_ID_CALL_FWD_UNCONDITIONAL: _ClassVar[AocBillingId]
    AOC_BILLING_ID_CALL_FWD_BUSY: _ClassVar[AocBillingId]
    AOC_BILLING_ID_CALL_FWD_NO_REPLY: _ClassVar[AocBillingId]
    AOC_BILLING_ID_CALL_DEFLECTION: _ClassVar[AocBillingId]
    AOC_BILLING_ID_CALL_TRANSFER: _ClassVar[AocBillingId]

class AocChargedItem(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_CHARGED_ITEM_UNSPECIFIED: _ClassVar[AocChargedItem]
    AOC_CHARGED_ITEM_NOT_AVAILABLE: _ClassVar[AocChargedItem]
    AOC_CHARGED_ITEM_SPECIAL_ARRANGEMENT: _ClassVar[AocChargedItem]
    AOC_CHARGED_ITEM_BASIC_COMMUNICATION: _ClassVar[AocChargedItem]
    AOC_CHARGED_ITEM_CALL_ATTEMPT: _ClassVar[AocChargedItem]
    AOC_CHARGED_ITEM_CALL_SETUP: _ClassVar[AocChargedItem]
    AOC_CHARGED_ITEM_USER_USER_INFO: _ClassVar[AocChargedItem]
    AOC_CHARGED_ITEM_SUPPLEMENTARY_SERVICE: _ClassVar[AocChargedItem]

class AocRateType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_RATE_TYPE_UNSPECIFIED: _ClassVar[AocRateType]
    AOC_RATE_TYPE_NOT_AVAILABLE: _ClassVar[AocRateType]
    AOC_RATE_TYPE_FREE: _ClassVar[AocRateType]
    AOC_RATE_TYPE_FREE_FROM_BEGINNING: _ClassVar[AocRateType]
    AOC_RATE_TYPE_DURATION: _ClassVar[AocRateType]
    AOC_RATE_TYPE_FLAT: _ClassVar[AocRateType]
    AOC_RATE_TYPE_VOLUME: _ClassVar[AocRateType]
    AOC_RATE_TYPE_SPECIAL_CODE: _ClassVar[AocRateType]

class AocTimeScale(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_TIME_SCALE_UNSPECIFIED: _ClassVar[AocTimeScale]
    AOC_TIME_SCALE_ONE_HUNDREDTH_SECOND: _ClassVar[AocTimeScale]
    AOC_TIME_SCALE_ONE_TENTH_SECOND: _ClassVar[AocTimeScale]
    AOC_TIME_SCALE_SECOND: _ClassVar[AocTimeScale]
    AOC_TIME_SCALE_TEN_SECONDS: _ClassVar[AocTimeScale]
    AOC_TIME_SCALE_MINUTE: _ClassVar[AocTimeScale]
    AOC_TIME_SCALE_HOUR: _ClassVar[AocTimeScale]
    AOC_TIME_SCALE_DAY: _ClassVar[AocTimeScale]

class AocChargingType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_CHARGING_TYPE_UNSPECIFIED: _ClassVar[AocChargingType]
    AOC_CHARGING_TYPE_CONTINUOUS_CHARGING: _ClassVar[AocChargingType]
    AOC_CHARGING_TYPE_STEP_FUNCTION: _ClassVar[AocChargingType]

class AocVolumeUnit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AOC_VOLUME_UNIT_UNSPECIFIED: _ClassVar[AocVolumeUnit]
    AOC_VOLUME_UNIT_OCTET: _ClassVar[AocVolumeUnit]
    AOC_VOLUME_UNIT_SEGMENT: _ClassVar[AocVolumeUnit]
    AOC_VOLUME_UNIT_MESSAGE: _ClassVar[AocVolumeUnit]
AOC_MESSAGE_TYPE_UNSPECIFIED: AocMessageType
AOC_MESSAGE_TYPE_D: AocMessageType
AOC_MESSAGE_TYPE_E: AocMessageType
AOC_MESSAGE_TYPE_S: AocMessageType
AOC_CHARGE_TYPE_UNSPECIFIED: AocChargeType
AOC_CHARGE_TYPE_NOT_AVAILABLE: AocChargeType
AOC_CHARGE_TYPE_FREE: AocChargeType
AOC_CHARGE_TYPE_CURRENCY: AocChargeType
AOC_CHARGE_TYPE_UNIT: AocChargeType
AOC_CURRENCY_MULTIPLIER_UNSPECIFIED: AocCurrencyMultiplier
AOC_CURRENCY_MULTIPLIER_ONE_THOUSANDTH: AocCurrencyMultiplier
AOC_CURRENCY_MULTIPLIER_ONE_HUNDREDTH: AocCurrencyMultiplier
AOC_CURRENCY_MULTIPLIER_ONE_TENTH: AocCurrencyMultiplier
AOC_CURRENCY_MULTIPLIER_ONE: AocCurrencyMultiplier
AOC_CURRENCY_MULTIPLIER_TEN: AocCurrencyMultiplier
AOC_CURRENCY_MULTIPLIER_HUNDRED: AocCurrencyMultiplier
AOC_CURRENCY_MULTIPLIER_THOUSAND: AocCurrencyMultiplier
AOC_TOTAL_TYPE_UNSPECIFIED: AocTotalType
AOC_TOTAL_TYPE_TOTAL: AocTotalType
AOC_TOTAL_TYPE_SUB_TOTAL: AocTotalType
AOC_BILLING_ID_UNSPECIFIED: AocBillingId
AOC_BILLING_ID_NORMAL: AocBillingId
AOC_BILLING_ID_REVERSE_CHARGE: AocBillingId
AOC_BILLING_ID_CREDIT_CARD: AocBillingId
AOC_BILLING_ID_CALL_FWD_UNCONDITIONAL: AocBillingId
AOC_BILLING_ID_CALL_FWD_BUSY: AocBillingId
AOC_BILLING_ID_CALL_FWD_NO_REPLY: AocBillingId
AOC_BILLING_ID_CALL_DEFLECTION: AocBillingId
AOC_BILLING_ID_CALL_TRANSFER: AocBillingId
AOC_CHARGED_ITEM_UNSPECIFIED: AocChargedItem
AOC_CHARGED_ITEM_NOT_AVAILABLE: AocChargedItem
AOC_CHARGED_ITEM_SPECIAL_ARRANGEMENT: AocChargedItem
AOC_CHARGED_ITEM_BASIC_COMMUNICATION: AocChargedItem
AOC_CHARGED_ITEM_CALL_ATTEMPT: AocChargedItem
AOC_CHARGED_ITEM_CALL_SETUP: AocChargedItem
AOC_CHARGED_ITEM_USER_USER_INFO: AocChargedItem
AOC_CHARGED_ITEM_SUPPLEMENTARY_SERVICE: AocChargedItem
AOC_RATE_TYPE_UNSPECIFIED: AocRateType
AOC_RATE_TYPE_NOT_AVAILABLE: AocRateType
AOC_RATE_TYPE_FREE: AocRateType
AOC_RATE_TYPE_FREE_FROM_BEGINNING: AocRateType
AOC_RATE_TYPE_DURATION: AocRateType
AOC_RATE_TYPE_FLAT: AocRateType
AOC_RATE_TYPE_VOLUME: AocRateType
AOC_RATE_TYPE_SPECIAL_CODE: AocRateType
AOC_TIME_SCALE_UNSPECIFIED: AocTimeScale
AOC_TIME_SCALE_ONE_HUNDREDTH_SECOND: AocTimeScale
AOC_TIME_SCALE_ONE_TENTH_SECOND: AocTimeScale
AOC_TIME_SCALE_SECOND: AocTimeScale
AOC_TIME_SCALE_TEN_SECONDS: AocTimeScale
AOC_TIME_SCALE_MINUTE: AocTimeScale
AOC_TIME_SCALE_HOUR: AocTimeScale
AOC_TIME_SCALE_DAY: AocTimeScale
AOC_CHARGING_TYPE_UNSPECIFIED: AocChargingType
AOC_CHARGING_TYPE_CONTINUOUS_CHARGING: AocChargingType
AOC_CHARGING_TYPE_STEP_FUNCTION: AocChargingType
AOC_VOLUME_UNIT_UNSPECIFIED: AocVolumeUnit
AOC_VOLUME_UNIT_OCTET: AocVolumeUnit
AOC_VOLUME_UNIT_SEGMENT: AocVolumeUnit
AOC_VOLUME_UNIT_MESSAGE: AocVolumeUnit
