from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import voicemail_pb2 as _voicemail_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class VoicemailUsersListRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ...) -> None: ...

class VoicemailUsersListResponse(_message.Message):
    __slots__ = ("reply", "users")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    USERS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    users: _containers.RepeatedCompositeFieldContainer[_voicemail_pb2.VoicemailUserEntry]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., users: _Optional[_Iterable[_Union[_voicemail_pb2.VoicemailUserEntry, _Mapping]]] = ...) -> None: ...

class VoicemailUserStatusRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "context", "mailbox")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    context: str
    mailbox: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., context: _Optional[str] = ..., mailbox: _Optional[str] = ...) -> None: ...

class VoicemailUserStatusResponse(_message.Message):
    __slots__ = ("reply", "user")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    user: _voicemail_pb2.VoicemailUserDetail
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., user: _Optional[_Union[_voicemail_pb2.VoicemailUserDetail, _Mapping]] = ...) -> None: ...

class VoicemailBoxSummaryRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "context", "mailbox")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    context: str
    mailbox: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., context: _Optional[str] = ..., mailbox: _Optional[str] = ...) -> None: ...

class VoicemailBoxSummaryResponse(_message.Message):
    __slots__ = ("reply", "messages")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    messages: _containers.RepeatedCompositeFieldContainer[_voicemail_pb2.VoicemailBoxDetail]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., messages: _Optional[_Iterable[_Union[_voicemail_pb2.VoicemailBoxDetail, _Mapping]]] = ...) -> None: ...

class VoicemailRefreshRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "context", "mailbox")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    context: str
    mailbox: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., context: _Optional[str] = ..., mailbox: _Optional[str] = ...) -> None: ...

class VoicemailRefreshResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class VoicemailMoveRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "context", "mailbox", "folder", "id", "to_folder")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    FOLDER_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    TO_FOLDER_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    context: str
    mailbox: str
    folder: str
    id: str
    to_folder: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., context: _Optional[str] = ..., mailbox: _Optional[str] = ..., folder: _Optional[str] = ..., id: _Optional[str] = ..., to_folder: _Optional[str] = ...) -> None: ...

class VoicemailMoveResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class VoicemailRemoveRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "context", "mailbox", "folder", "id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    FOLDER_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    context: str
    mailbox: str
    folder: str
    id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., context: _Optional[str] = ..., mailbox: _Optional[str] = ..., folder: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class VoicemailRemoveResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class VoicemailForwardRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "context", "mailbox", "folder", "id", "to_context", "to_mailbox", "to_folder")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    FOLDER_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    TO_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    TO_MAILBOX_FIELD_NUMBER: _ClassVar[int]
    TO_FOLDER_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    context: str
    mailbox: str
    folder: str
    id: str
    to_context: str
    to_mailbox: str
    to_folder: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., context: _Optional[str] = ..., mailbox: _Optional[str] = ..., folder: _Optional[str] = ..., id: _Optional[str] = ..., to_context: _Optional[str] = ..., to_mailbox: _Optional[str] = ..., to_folder: _Optional[str] = ...) -> None: ...

class VoicemailForwardResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
