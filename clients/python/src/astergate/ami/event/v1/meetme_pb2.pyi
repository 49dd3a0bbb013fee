from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MeetmeList(_message.Message):
    __slots__ = ("conference", "user_number", "caller_id_num", "caller_id_name", "connected_line_num", "connected_line_name", "channel", "admin", "role", "marked_user", "muted", "talking")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    USER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NUM_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NAME_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NUM_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NAME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ADMIN_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    MARKED_USER_FIELD_NUMBER: _ClassVar[int]
    MUTED_FIELD_NUMBER: _ClassVar[int]
    TALKING_FIELD_NUMBER: _ClassVar[int]
    conference: str
    user_number: int
    caller_id_num: str
    caller_id_name: str
    connected_line_num: str
    connected_line_name: str
    channel: str
    admin: bool
    role: str
    marked_user: bool
    muted: str
    talking: str
    def __init__(self, conference: _Optional[str] = ..., user_number: _Optional[int] = ..., caller_id_num: _Optional[str] = ..., caller_id_name: _Optional[str] = ..., connected_line_num: _Optional[str] = ..., connected_line_name: _Optional[str] = ..., channel: _Optional[str] = ..., admin: bool = ..., role: _Optional[str] = ..., marked_user: bool = ..., muted: _Optional[str] = ..., talking: _Optional[str] = ...) -> None: ...

class MeetmeListRooms(_message.Message):
    __slots__ = ("conference", "parties", "marked", "activity", "creation", "locked")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    PARTIES_FIELD_NUMBER: _ClassVar[int]
    MARKED_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    CREATION_FIELD_NUMBER: _ClassVar[int]
    LOCKED_FIELD_NUMBER: _ClassVar[int]
    conference: str
    parties: int
    marked: str
    activity: _duration_pb2.Duration
    creation: str
    locked: bool
    def __init__(self, conference: _Optional[str] = ..., parties: _Optional[int] = ..., marked: _Optional[str] = ..., activity: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., creation: _Optional[str] = ..., locked: bool = ...) -> None: ...

class MeetmeJoin(_message.Message):
    __slots__ = ("meetme", "channel", "user")
    MEETME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    meetme: str
    channel: _snapshot_pb2.ChannelSnapshot
    user: int
    def __init__(self, meetme: _Optional[str] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., user: _Optional[int] = ...) -> None: ...

class MeetmeLeave(_message.Message):
    __slots__ = ("meetme", "channel", "user", "duration")
    MEETME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    meetme: str
    channel: _snapshot_pb2.ChannelSnapshot
    user: int
    duration: _duration_pb2.Duration
    def __init__(self, meetme: _Optional[str] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., user: _Optional[int] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class MeetmeEnd(_message.Message):
    __slots__ = ("meetme",)
    MEETME_FIELD_NUMBER: _ClassVar[int]
    meetme: str
    def __init__(self, meetme: _Optional[str] = ...) -> None: ...

class MeetmeMute(_message.Message):
    __slots__ = ("meetme", "channel", "status", "user", "duration")
    MEETME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    meetme: str
    channel: _snapshot_pb2.ChannelSnapshot
    status: bool
    user: int
    duration: _duration_pb2.Duration
    def __init__(self, meetme: _Optional[str] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., status: bool = ..., user: _Optional[int] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class MeetmeTalking(_message.Message):
    __slots__ = ("meetme", "channel", "status", "user", "duration")
    MEETME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    meetme: str
    channel: _snapshot_pb2.ChannelSnapshot
    status: bool
    user: int
    duration: _duration_pb2.Duration
    def __init__(self, meetme: _Optional[str] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., status: bool = ..., user: _Optional[int] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class MeetmeTalkRequest(_message.Message):
    __slots__ = ("meetme", "channel", "status", "user", "duration")
    MEETME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    meetme: str
    channel: _snapshot_pb2.ChannelSnapshot
    status: bool
    user: int
    duration: _duration_pb2.Duration
    def __init__(self, meetme: _Optional[str] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., status: bool = ..., user: _Optional[int] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...
