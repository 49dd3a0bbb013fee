from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MiniVoiceMail(_message.Message):
    __slots__ = ("mailbox", "action", "counter", "channel")
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    COUNTER_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    mailbox: str
    action: str
    counter: str
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, mailbox: _Optional[str] = ..., action: _Optional[str] = ..., counter: _Optional[str] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...
