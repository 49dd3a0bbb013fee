from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DialBegin(_message.Message):
    __slots__ = ("channel", "dest", "dial_string")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    DIAL_STRING_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    dial_string: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dial_string: _Optional[str] = ...) -> None: ...

class DialEnd(_message.Message):
    __slots__ = ("channel", "dest", "dial_status", "forward")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    DIAL_STATUS_FIELD_NUMBER: _ClassVar[int]
    FORWARD_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    dial_status: _sets_pb2.DialStatus
    forward: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dial_status: _Optional[_Union[_sets_pb2.DialStatus, str]] = ..., forward: _Optional[str] = ...) -> None: ...

class OriginateResponse(_message.Message):
    __slots__ = ("action_id", "response", "channel", "context", "exten", "application", "data", "reason", "unique_id", "caller_id_num", "caller_id_name")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NUM_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NAME_FIELD_NUMBER: _ClassVar[int]
    action_id: str
    response: _sets_pb2.OriginateOutcome
    channel: str
    context: str
    exten: str
    application: str
    data: str
    reason: int
    unique_id: str
    caller_id_num: str
    caller_id_name: str
    def __init__(self, action_id: _Optional[str] = ..., response: _Optional[_Union[_sets_pb2.OriginateOutcome, str]] = ..., channel: _Optional[str] = ..., context: _Optional[str] = ..., exten: _Optional[str] = ..., application: _Optional[str] = ..., data: _Optional[str] = ..., reason: _Optional[int] = ..., unique_id: _Optional[str] = ..., caller_id_num: _Optional[str] = ..., caller_id_name: _Optional[str] = ...) -> None: ...

class DialState(_message.Message):
    __slots__ = ("channel", "dest", "dial_status", "forward")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEST_FIELD_NUMBER: _ClassVar[int]
    DIAL_STATUS_FIELD_NUMBER: _ClassVar[int]
    FORWARD_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    dest: _snapshot_pb2.ChannelSnapshot
    dial_status: _sets_pb2.DialStatus
    forward: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dest: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., dial_status: _Optional[_Union[_sets_pb2.DialStatus, str]] = ..., forward: _Optional[str] = ...) -> None: ...
