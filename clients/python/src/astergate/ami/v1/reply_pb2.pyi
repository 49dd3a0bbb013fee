from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ActionReply(_message.Message):
    __slots__ = ("action_id", "elapsed", "message", "list_complete", "expected_items", "received_items")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ELAPSED_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    LIST_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    action_id: str
    elapsed: _duration_pb2.Duration
    message: str
    list_complete: bool
    expected_items: int
    received_items: int
    def __init__(self, action_id: _Optional[str] = ..., elapsed: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., message: _Optional[str] = ..., list_complete: bool = ..., expected_items: _Optional[int] = ..., received_items: _Optional[int] = ...) -> None: ...
