from astergate.ami.event.v1 import header_pb2 as _header_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ActionReply(_message.Message):
    __slots__ = ("action_id", "elapsed", "message", "list_complete", "expected_items", "received_items", "success", "unmapped", "unmapped_items")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ELAPSED_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    LIST_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    SUCCESS_FIELD_NUMBER: _ClassVar[int]
    UNMAPPED_FIELD_NUMBER: _ClassVar[int]
    UNMAPPED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    action_id: str
    elapsed: _duration_pb2.Duration
    message: str
    list_complete: bool
    expected_items: int
    received_items: int
    success: bool
    unmapped: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    unmapped_items: _containers.RepeatedCompositeFieldContainer[UnmappedItem]
    def __init__(self, action_id: _Optional[str] = ..., elapsed: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., message: _Optional[str] = ..., list_complete: bool = ..., expected_items: _Optional[int] = ..., received_items: _Optional[int] = ..., success: bool = ..., unmapped: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., unmapped_items: _Optional[_Iterable[_Union[UnmappedItem, _Mapping]]] = ...) -> None: ...

class UnmappedItem(_message.Message):
    __slots__ = ("index", "event", "unmapped")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    EVENT_FIELD_NUMBER: _ClassVar[int]
    UNMAPPED_FIELD_NUMBER: _ClassVar[int]
    index: int
    event: str
    unmapped: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    def __init__(self, index: _Optional[int] = ..., event: _Optional[str] = ..., unmapped: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ...) -> None: ...
