from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class DeviceState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEVICE_STATE_UNKNOWN: _ClassVar[DeviceState]
    DEVICE_STATE_NOT_INUSE: _ClassVar[DeviceState]
    DEVICE_STATE_INUSE: _ClassVar[DeviceState]
    DEVICE_STATE_BUSY: _ClassVar[DeviceState]
    DEVICE_STATE_INVALID: _ClassVar[DeviceState]
    DEVICE_STATE_UNAVAILABLE: _ClassVar[DeviceState]
    DEVICE_STATE_RINGING: _ClassVar[DeviceState]
    DEVICE_STATE_RINGINUSE: _ClassVar[DeviceState]
    DEVICE_STATE_ONHOLD: _ClassVar[DeviceState]

class ExtensionStateCode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EXTENSION_STATE_CODE_IDLE: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_DEACTIVATED: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_REMOVED: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_IN_USE: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_BUSY: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_UNAVAILABLE: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_RINGING: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_IN_USE_RINGING: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_ON_HOLD: _ClassVar[ExtensionStateCode]
    EXTENSION_STATE_CODE_IN_USE_ON_HOLD: _ClassVar[ExtensionStateCode]
DEVICE_STATE_UNKNOWN: DeviceState
DEVICE_STATE_NOT_INUSE: DeviceState
DEVICE_STATE_INUSE: DeviceState
DEVICE_STATE_BUSY: DeviceState
DEVICE_STATE_INVALID: DeviceState
DEVICE_STATE_UNAVAILABLE: DeviceState
DEVICE_STATE_RINGING: DeviceState
DEVICE_STATE_RINGINUSE: DeviceState
DEVICE_STATE_ONHOLD: DeviceState
EXTENSION_STATE_CODE_IDLE: ExtensionStateCode
EXTENSION_STATE_CODE_DEACTIVATED: ExtensionStateCode
EXTENSION_STATE_CODE_REMOVED: ExtensionStateCode
EXTENSION_STATE_CODE_IN_USE: ExtensionStateCode
EXTENSION_STATE_CODE_BUSY: ExtensionStateCode
EXTENSION_STATE_CODE_UNAVAILABLE: ExtensionStateCode
EXTENSION_STATE_CODE_RINGING: ExtensionStateCode
EXTENSION_STATE_CODE_IN_USE_RINGING: ExtensionStateCode
EXTENSION_STATE_CODE_ON_HOLD: ExtensionStateCode
EXTENSION_STATE_CODE_IN_USE_ON_HOLD: ExtensionStateCode
