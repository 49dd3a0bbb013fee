from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class JabberEvent(_message.Message):
    __slots__ = ("account", "packet")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PACKET_FIELD_NUMBER: _ClassVar[int]
    account: str
    packet: str
    def __init__(self, account: _Optional[str] = ..., packet: _Optional[str] = ...) -> None: ...

class JabberStatus(_message.Message):
    __slots__ = ("account", "jid", "resource", "status", "priority", "description")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    JID_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    account: str
    jid: str
    resource: str
    status: int
    priority: int
    description: str
    def __init__(self, account: _Optional[str] = ..., jid: _Optional[str] = ..., resource: _Optional[str] = ..., status: _Optional[int] = ..., priority: _Optional[int] = ..., description: _Optional[str] = ...) -> None: ...
