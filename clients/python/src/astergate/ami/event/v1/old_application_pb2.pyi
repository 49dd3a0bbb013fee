from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class AGIExec(_message.Message):
    __slots__ = ("sub_event", "channel", "command_id", "command", "result_code", "result")
    SUB_EVENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    COMMAND_ID_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    RESULT_CODE_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    sub_event: str
    channel: str
    command_id: int
    command: str
    result_code: int
    result: str
    def __init__(self, sub_event: _Optional[str] = ..., channel: _Optional[str] = ..., command_id: _Optional[int] = ..., command: _Optional[str] = ..., result_code: _Optional[int] = ..., result: _Optional[str] = ...) -> None: ...

class AsyncAGI(_message.Message):
    __slots__ = ("sub_event", "channel", "env", "command_id", "result")
    SUB_EVENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ENV_FIELD_NUMBER: _ClassVar[int]
    COMMAND_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    sub_event: str
    channel: str
    env: str
    command_id: str
    result: str
    def __init__(self, sub_event: _Optional[str] = ..., channel: _Optional[str] = ..., env: _Optional[str] = ..., command_id: _Optional[str] = ..., result: _Optional[str] = ...) -> None: ...

class Join(_message.Message):
    __slots__ = ("channel", "caller_id_num", "caller_id_name", "connected_line_num", "connected_line_name", "queue", "position", "count", "uniqueid")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NUM_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NAME_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NUM_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NAME_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    channel: str
    caller_id_num: str
    caller_id_name: str
    connected_line_num: str
    connected_line_name: str
    queue: str
    position: int
    count: int
    uniqueid: str
    def __init__(self, channel: _Optional[str] = ..., caller_id_num: _Optional[str] = ..., caller_id_name: _Optional[str] = ..., connected_line_num: _Optional[str] = ..., connected_line_name: _Optional[str] = ..., queue: _Optional[str] = ..., position: _Optional[int] = ..., count: _Optional[int] = ..., uniqueid: _Optional[str] = ...) -> None: ...

class Leave(_message.Message):
    __slots__ = ("channel", "queue", "count", "position", "uniqueid")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    channel: str
    queue: str
    count: int
    position: int
    uniqueid: str
    def __init__(self, channel: _Optional[str] = ..., queue: _Optional[str] = ..., count: _Optional[int] = ..., position: _Optional[int] = ..., uniqueid: _Optional[str] = ...) -> None: ...

class MusicOnHold(_message.Message):
    __slots__ = ("state", "channel", "uniqueid")
    STATE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    CLASS_FIELD_NUMBER: _ClassVar[int]
    state: str
    channel: str
    uniqueid: str
    def __init__(self, state: _Optional[str] = ..., channel: _Optional[str] = ..., uniqueid: _Optional[str] = ..., **kwargs) -> None: ...

class QueueMemberPaused(_message.Message):
    __slots__ = ("queue", "location", "member_name", "paused", "reason")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    MEMBER_NAME_FIELD_NUMBER: _ClassVar[int]
    PAUSED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    queue: str
    location: str
    member_name: str
    paused: bool
    reason: str
    def __init__(self, queue: _Optional[str] = ..., location: _Optional[str] = ..., member_name: _Optional[str] = ..., paused: bool = ..., reason: _Optional[str] = ...) -> None: ...
