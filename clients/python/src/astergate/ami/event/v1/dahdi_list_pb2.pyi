from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class DAHDIShowChannels(_message.Message):
    __slots__ = ("dahdi_channel", "channel", "uniqueid", "account_code", "signalling", "signalling_code", "context", "dnd", "alarm", "description")
    DAHDI_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    SIGNALLING_FIELD_NUMBER: _ClassVar[int]
    SIGNALLING_CODE_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    DND_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    dahdi_channel: int
    channel: str
    uniqueid: str
    account_code: str
    signalling: str
    signalling_code: int
    context: str
    dnd: str
    alarm: str
    description: str
    def __init__(self, dahdi_channel: _Optional[int] = ..., channel: _Optional[str] = ..., uniqueid: _Optional[str] = ..., account_code: _Optional[str] = ..., signalling: _Optional[str] = ..., signalling_code: _Optional[int] = ..., context: _Optional[str] = ..., dnd: _Optional[str] = ..., alarm: _Optional[str] = ..., description: _Optional[str] = ...) -> None: ...

class DAHDIShowStatus(_message.Message):
    __slots__ = ("span", "description", "alarms", "irq", "bpviol", "crc", "framing", "coding", "options", "lbo")
    SPAN_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ALARMS_FIELD_NUMBER: _ClassVar[int]
    IRQ_FIELD_NUMBER: _ClassVar[int]
    BPVIOL_FIELD_NUMBER: _ClassVar[int]
    CRC_FIELD_NUMBER: _ClassVar[int]
    FRAMING_FIELD_NUMBER: _ClassVar[int]
    CODING_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    LBO_FIELD_NUMBER: _ClassVar[int]
    span: int
    description: str
    alarms: str
    irq: int
    bpviol: int
    crc: int
    framing: str
    coding: str
    options: str
    lbo: str
    def __init__(self, span: _Optional[int] = ..., description: _Optional[str] = ..., alarms: _Optional[str] = ..., irq: _Optional[int] = ..., bpviol: _Optional[int] = ..., crc: _Optional[int] = ..., framing: _Optional[str] = ..., coding: _Optional[str] = ..., options: _Optional[str] = ..., lbo: _Optional[str] = ...) -> None: ...

class PRIShowSpans(_message.Message):
    __slots__ = ("span", "d_channel", "order", "active", "alarm", "up")
    SPAN_FIELD_NUMBER: _ClassVar[int]
    D_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    UP_FIELD_NUMBER: _ClassVar[int]
    span: int
    d_channel: int
    order: str
    active: bool
    alarm: bool
    up: bool
    def __init__(self, span: _Optional[int] = ..., d_channel: _Optional[int] = ..., order: _Optional[str] = ..., active: bool = ..., alarm: bool = ..., up: bool = ...) -> None: ...
