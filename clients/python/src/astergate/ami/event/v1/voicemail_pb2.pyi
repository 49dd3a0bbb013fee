from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MessageWaiting(_message.Message):
    __slots__ = ("channel", "mailbox", "waiting", "new", "old")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    NEW_FIELD_NUMBER: _ClassVar[int]
    OLD_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    mailbox: str
    waiting: bool
    new: int
    old: int
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., mailbox: _Optional[str] = ..., waiting: bool = ..., new: _Optional[int] = ..., old: _Optional[int] = ...) -> None: ...

class VoicemailUserEntry(_message.Message):
    __slots__ = ("vm_context", "voice_mailbox", "fullname", "email", "pager", "server_email", "from_string", "mail_command", "language", "time_zone", "callback", "dialout", "unique_id", "exit_context", "say_duration_minimum", "say_envelope", "say_cid", "attach_message", "attachment_format", "delete_message", "volume_gain", "can_review", "can_mark_urgent", "call_operator", "max_message_count", "max_message_length", "new_message_count", "old_message_count", "imap_user", "imap_server", "imap_port", "imap_flags")
    VM_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    VOICE_MAILBOX_FIELD_NUMBER: _ClassVar[int]
    FULLNAME_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    PAGER_FIELD_NUMBER: _ClassVar[int]
    SERVER_EMAIL_FIELD_NUMBER: _ClassVar[int]
    FROM_STRING_FIELD_NUMBER: _ClassVar[int]
    MAIL_COMMAND_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    CALLBACK_FIELD_NUMBER: _ClassVar[int]
    DIALOUT_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    EXIT_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    SAY_DURATION_MINIMUM_FIELD_NUMBER: _ClassVar[int]
    SAY_ENVELOPE_FIELD_NUMBER: _ClassVar[int]
    SAY_CID_FIELD_NUMBER: _ClassVar[int]
    ATTACH_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_FORMAT_FIELD_NUMBER: _ClassVar[int]
    DELETE_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_GAIN_FIELD_NUMBER: _ClassVar[int]
    CAN_REVIEW_FIELD_NUMBER: _ClassVar[int]
    CAN_MARK_URGENT_FIELD_NUMBER: _ClassVar[int]
    CALL_OPERATOR_FIELD_NUMBER: _ClassVar[int]
    MAX_MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    MAX_MESSAGE_LENGTH_FIELD_NUMBER: _ClassVar[int]
    NEW_MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    OLD_MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    IMAP_USER_FIELD_NUMBER: _ClassVar[int]
    IMAP_SERVER_FIELD_NUMBER: _ClassVar[int]
    IMAP_PORT_FIELD_NUMBER: _ClassVar[int]
    IMAP_FLAGS_FIELD_NUMBER: _ClassVar[int]
    vm_context: str
    voice_mailbox: str
    fullname: str
    email: str
    pager: str
    server_email: str
    from_string: str
    mail_command: str
    language: str
    time_zone: str
    callback: str
    dialout: str
    unique_id: str
    exit_context: str
    say_duration_minimum: int
    say_envelope: bool
    say_cid: bool
    attach_message: bool
    attachment_format: str
    delete_message: bool
    volume_gain: float
    can_review: bool
    can_mark_urgent: bool
    call_operator: bool
    max_message_count: int
    max_message_length: _duration_pb2.Duration
    new_message_count: int
    old_message_count: int
    imap_user: str
    imap_server: str
    imap_port: str
    imap_flags: str
    def __init__(self, vm_context: _Optional[str] = ..., voice_mailbox: _Optional[str] = ..., fullname: _Optional[str] = ..., email: _Optional[str] = ..., pager: _Optional[str] = ..., server_email: _Optional[str] = ..., from_string: _Optional[str] = ..., mail_command: _Optional[str] = ..., language: _Optional[str] = ..., time_zone: _Optional[str] = ..., callback: _Optional[str] = ..., dialout: _Optional[str] = ..., unique_id: _Optional[str] = ..., exit_context: _Optional[str] = ..., say_duration_minimum: _Optional[int] = ..., say_envelope: bool = ..., say_cid: bool = ..., attach_message: bool = ..., attachment_format: _Optional[str] = ..., delete_message: bool = ..., volume_gain: _Optional[float] = ..., can_review: bool = ..., can_mark_urgent: bool = ..., call_operator: bool = ..., max_message_count: _Optional[int] = ..., max_message_length: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., new_message_count: _Optional[int] = ..., old_message_count: _Optional[int] = ..., imap_user: _Optional[str] = ..., imap_server: _Optional[str] = ..., imap_port: _Optional[str] = ..., imap_flags: _Optional[str] = ...) -> None: ...

class VoicemailUserDetail(_message.Message):
    __slots__ = ("vm_context", "voice_mailbox", "fullname", "email", "pager", "server_email", "from_string", "mail_command", "language", "time_zone", "callback", "dialout", "unique_id", "exit_context", "say_duration_minimum", "say_envelope", "say_cid", "attach_message", "attachment_format", "delete_message", "volume_gain", "can_review", "can_mark_urgent", "call_operator", "max_message_count", "max_message_length", "new_message_count", "old_message_count", "imap_user", "imap_server", "imap_port", "imap_flags")
    VM_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    VOICE_MAILBOX_FIELD_NUMBER: _ClassVar[int]
    FULLNAME_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    PAGER_FIELD_NUMBER: _ClassVar[int]
    SERVER_EMAIL_FIELD_NUMBER: _ClassVar[int]
    FROM_STRING_FIELD_NUMBER: _ClassVar[int]
    MAIL_COMMAND_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    CALLBACK_FIELD_NUMBER: _ClassVar[int]
    DIALOUT_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    EXIT_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    SAY_DURATION_MINIMUM_FIELD_NUMBER: _ClassVar[int]
    SAY_ENVELOPE_FIELD_NUMBER: _ClassVar[int]
    SAY_CID_FIELD_NUMBER: _ClassVar[int]
    ATTACH_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_FORMAT_FIELD_NUMBER: _ClassVar[int]
    DELETE_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_GAIN_FIELD_NUMBER: _ClassVar[int]
    CAN_REVIEW_FIELD_NUMBER: _ClassVar[int]
    CAN_MARK_URGENT_FIELD_NUMBER: _ClassVar[int]
    CALL_OPERATOR_FIELD_NUMBER: _ClassVar[int]
    MAX_MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    MAX_MESSAGE_LENGTH_FIELD_NUMBER: _ClassVar[int]
    NEW_MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    OLD_MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    IMAP_USER_FIELD_NUMBER: _ClassVar[int]
    IMAP_SERVER_FIELD_NUMBER: _ClassVar[int]
    IMAP_PORT_FIELD_NUMBER: _ClassVar[int]
    IMAP_FLAGS_FIELD_NUMBER: _ClassVar[int]
    vm_context: str
    voice_mailbox: str
    fullname: str
    email: str
    pager: str
    server_email: str
    from_string: str
    mail_command: str
    language: str
    time_zone: str
    callback: str
    dialout: str
    unique_id: str
    exit_context: str
    say_duration_minimum: int
    say_envelope: bool
    say_cid: bool
    attach_message: bool
    attachment_format: str
    delete_message: bool
    volume_gain: float
    can_review: bool
    can_mark_urgent: bool
    call_operator: bool
    max_message_count: int
    max_message_length: _duration_pb2.Duration
    new_message_count: int
    old_message_count: int
    imap_user: str
    imap_server: str
    imap_port: str
    imap_flags: str
    def __init__(self, vm_context: _Optional[str] = ..., voice_mailbox: _Optional[str] = ..., fullname: _Optional[str] = ..., email: _Optional[str] = ..., pager: _Optional[str] = ..., server_email: _Optional[str] = ..., from_string: _Optional[str] = ..., mail_command: _Optional[str] = ..., language: _Optional[str] = ..., time_zone: _Optional[str] = ..., callback: _Optional[str] = ..., dialout: _Optional[str] = ..., unique_id: _Optional[str] = ..., exit_context: _Optional[str] = ..., say_duration_minimum: _Optional[int] = ..., say_envelope: bool = ..., say_cid: bool = ..., attach_message: bool = ..., attachment_format: _Optional[str] = ..., delete_message: bool = ..., volume_gain: _Optional[float] = ..., can_review: bool = ..., can_mark_urgent: bool = ..., call_operator: bool = ..., max_message_count: _Optional[int] = ..., max_message_length: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., new_message_count: _Optional[int] = ..., old_message_count: _Optional[int] = ..., imap_user: _Optional[str] = ..., imap_server: _Optional[str] = ..., imap_port: _Optional[str] = ..., imap_flags: _Optional[str] = ...) -> None: ...

class VoicemailBoxDetail(_message.Message):
    __slots__ = ("folder", "caller_id", "date", "duration", "flag", "id")
    FOLDER_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    FLAG_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    folder: str
    caller_id: str
    date: str
    duration: _duration_pb2.Duration
    flag: str
    id: str
    def __init__(self, folder: _Optional[str] = ..., caller_id: _Optional[str] = ..., date: _Optional[str] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., flag: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class VoicemailPasswordChange(_message.Message):
    __slots__ = ("context", "mailbox", "new_password")
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    NEW_PASSWORD_FIELD_NUMBER: _ClassVar[int]
    context: str
    mailbox: str
    new_password: str
    def __init__(self, context: _Optional[str] = ..., mailbox: _Optional[str] = ..., new_password: _Optional[str] = ...) -> None: ...
