from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MailboxCountRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "mailbox")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    mailbox: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., mailbox: _Optional[str] = ...) -> None: ...

class MailboxCountResponse(_message.Message):
    __slots__ = ("reply", "mailbox", "urg_messages", "new_messages", "old_messages")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    URG_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    NEW_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    OLD_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    mailbox: str
    urg_messages: int
    new_messages: int
    old_messages: int
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., mailbox: _Optional[str] = ..., urg_messages: _Optional[int] = ..., new_messages: _Optional[int] = ..., old_messages: _Optional[int] = ...) -> None: ...

class MailboxStatusRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "mailbox")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    mailbox: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., mailbox: _Optional[str] = ...) -> None: ...

class MailboxStatusResponse(_message.Message):
    __slots__ = ("reply", "mailbox", "waiting")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    mailbox: str
    waiting: bool
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., mailbox: _Optional[str] = ..., waiting: bool = ...) -> None: ...
