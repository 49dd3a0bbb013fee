from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class MWIGet(_message.Message):
    __slots__ = ("mailbox", "old_messages", "new_messages")
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    OLD_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    NEW_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    mailbox: str
    old_messages: int
    new_messages: int
    def __init__(self, mailbox: _Optional[str] = ..., old_messages: _Optional[int] = ..., new_messages: _Optional[int] = ...) -> None: ...
