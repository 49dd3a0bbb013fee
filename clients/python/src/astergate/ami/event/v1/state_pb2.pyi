from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

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

class DeviceStateChange(_message.Message):
    __slots__ = ("device", "state")
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    device: str
    state: DeviceState
    def __init__(self, device: _Optional[str] = ..., state: _Optional[_Union[DeviceState, str]] = ...) -> None: ...

class ExtensionStatus(_message.Message):
    __slots__ = ("exten", "context", "hint", "status", "status_text")
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    HINT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STATUS_TEXT_FIELD_NUMBER: _ClassVar[int]
    exten: str
    context: str
    hint: str
    status: ExtensionStateCode
    status_text: str
    def __init__(self, exten: _Optional[str] = ..., context: _Optional[str] = ..., hint: _Optional[str] = ..., status: _Optional[_Union[ExtensionStateCode, str]] = ..., status_text: _Optional[str] = ...) -> None: ...

class PresenceStateChange(_message.Message):
    __slots__ = ("presentity", "status", "subtype", "message")
    PRESENTITY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    presentity: str
    status: str
    subtype: str
    message: str
    def __init__(self, presentity: _Optional[str] = ..., status: _Optional[str] = ..., subtype: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class PresenceStatus(_message.Message):
    __slots__ = ("exten", "context", "hint", "status", "subtype", "message")
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    HINT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    SUBTYPE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    exten: str
    context: str
    hint: str
    status: str
    subtype: str
    message: str
    def __init__(self, exten: _Optional[str] = ..., context: _Optional[str] = ..., hint: _Optional[str] = ..., status: _Optional[str] = ..., subtype: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...
