from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ParkedCall(_message.Message):
    __slots__ = ("parkee", "retriever", "parker_dial_string", "parking_lot", "parking_space", "parking_timeout", "parking_duration")
    PARKEE_FIELD_NUMBER: _ClassVar[int]
    RETRIEVER_FIELD_NUMBER: _ClassVar[int]
    PARKER_DIAL_STRING_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    PARKING_SPACE_FIELD_NUMBER: _ClassVar[int]
    PARKING_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    PARKING_DURATION_FIELD_NUMBER: _ClassVar[int]
    parkee: _snapshot_pb2.ChannelSnapshot
    retriever: _snapshot_pb2.ChannelSnapshot
    parker_dial_string: str
    parking_lot: str
    parking_space: int
    parking_timeout: _duration_pb2.Duration
    parking_duration: _duration_pb2.Duration
    def __init__(self, parkee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., retriever: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., parker_dial_string: _Optional[str] = ..., parking_lot: _Optional[str] = ..., parking_space: _Optional[int] = ..., parking_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., parking_duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class ParkedCallTimeOut(_message.Message):
    __slots__ = ("parkee", "retriever", "parker_dial_string", "parking_lot", "parking_space", "parking_timeout", "parking_duration")
    PARKEE_FIELD_NUMBER: _ClassVar[int]
    RETRIEVER_FIELD_NUMBER: _ClassVar[int]
    PARKER_DIAL_STRING_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    PARKING_SPACE_FIELD_NUMBER: _ClassVar[int]
    PARKING_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    PARKING_DURATION_FIELD_NUMBER: _ClassVar[int]
    parkee: _snapshot_pb2.ChannelSnapshot
    retriever: _snapshot_pb2.ChannelSnapshot
    parker_dial_string: str
    parking_lot: str
    parking_space: int
    parking_timeout: _duration_pb2.Duration
    parking_duration: _duration_pb2.Duration
    def __init__(self, parkee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., retriever: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., parker_dial_string: _Optional[str] = ..., parking_lot: _Optional[str] = ..., parking_space: _Optional[int] = ..., parking_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., parking_duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class ParkedCallGiveUp(_message.Message):
    __slots__ = ("parkee", "retriever", "parker_dial_string", "parking_lot", "parking_space", "parking_timeout", "parking_duration")
    PARKEE_FIELD_NUMBER: _ClassVar[int]
    RETRIEVER_FIELD_NUMBER: _ClassVar[int]
    PARKER_DIAL_STRING_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    PARKING_SPACE_FIELD_NUMBER: _ClassVar[int]
    PARKING_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    PARKING_DURATION_FIELD_NUMBER: _ClassVar[int]
    parkee: _snapshot_pb2.ChannelSnapshot
    retriever: _snapshot_pb2.ChannelSnapshot
    parker_dial_string: str
    parking_lot: str
    parking_space: int
    parking_timeout: _duration_pb2.Duration
    parking_duration: _duration_pb2.Duration
    def __init__(self, parkee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., retriever: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., parker_dial_string: _Optional[str] = ..., parking_lot: _Optional[str] = ..., parking_space: _Optional[int] = ..., parking_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., parking_duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class UnParkedCall(_message.Message):
    __slots__ = ("parkee", "retriever", "parker_dial_string", "parking_lot", "parking_space", "parking_timeout", "parking_duration")
    PARKEE_FIELD_NUMBER: _ClassVar[int]
    RETRIEVER_FIELD_NUMBER: _ClassVar[int]
    PARKER_DIAL_STRING_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    PARKING_SPACE_FIELD_NUMBER: _ClassVar[int]
    PARKING_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    PARKING_DURATION_FIELD_NUMBER: _ClassVar[int]
    parkee: _snapshot_pb2.ChannelSnapshot
    retriever: _snapshot_pb2.ChannelSnapshot
    parker_dial_string: str
    parking_lot: str
    parking_space: int
    parking_timeout: _duration_pb2.Duration
    parking_duration: _duration_pb2.Duration
    def __init__(self, parkee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., retriever: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., parker_dial_string: _Optional[str] = ..., parking_lot: _Optional[str] = ..., parking_space: _Optional[int] = ..., parking_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., parking_duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class ParkedCallSwap(_message.Message):
    __slots__ = ("parkee", "retriever", "parker_dial_string", "parking_lot", "parking_space", "parking_timeout", "parking_duration")
    PARKEE_FIELD_NUMBER: _ClassVar[int]
    RETRIEVER_FIELD_NUMBER: _ClassVar[int]
    PARKER_DIAL_STRING_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    PARKING_SPACE_FIELD_NUMBER: _ClassVar[int]
    PARKING_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    PARKING_DURATION_FIELD_NUMBER: _ClassVar[int]
    parkee: _snapshot_pb2.ChannelSnapshot
    retriever: _snapshot_pb2.ChannelSnapshot
    parker_dial_string: str
    parking_lot: str
    parking_space: int
    parking_timeout: _duration_pb2.Duration
    parking_duration: _duration_pb2.Duration
    def __init__(self, parkee: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., retriever: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., parker_dial_string: _Optional[str] = ..., parking_lot: _Optional[str] = ..., parking_space: _Optional[int] = ..., parking_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., parking_duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class Parkinglot(_message.Message):
    __slots__ = ("name", "start_space", "stop_space", "timeout")
    NAME_FIELD_NUMBER: _ClassVar[int]
    START_SPACE_FIELD_NUMBER: _ClassVar[int]
    STOP_SPACE_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    name: str
    start_space: int
    stop_space: int
    timeout: _duration_pb2.Duration
    def __init__(self, name: _Optional[str] = ..., start_space: _Optional[int] = ..., stop_space: _Optional[int] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...
