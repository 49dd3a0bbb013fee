from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class FAXStatus(_message.Message):
    __slots__ = ("channel", "operation", "status", "local_station_id", "file_name")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    OPERATION_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    LOCAL_STATION_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    operation: _sets_pb2.FaxOperation
    status: str
    local_station_id: str
    file_name: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., operation: _Optional[_Union[_sets_pb2.FaxOperation, str]] = ..., status: _Optional[str] = ..., local_station_id: _Optional[str] = ..., file_name: _Optional[_Iterable[str]] = ...) -> None: ...

class ReceiveFAX(_message.Message):
    __slots__ = ("channel", "local_station_id", "remote_station_id", "pages_transferred", "resolution", "transfer_rate", "file_name")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    LOCAL_STATION_ID_FIELD_NUMBER: _ClassVar[int]
    REMOTE_STATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGES_TRANSFERRED_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_RATE_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    local_station_id: str
    remote_station_id: str
    pages_transferred: int
    resolution: str
    transfer_rate: int
    file_name: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., local_station_id: _Optional[str] = ..., remote_station_id: _Optional[str] = ..., pages_transferred: _Optional[int] = ..., resolution: _Optional[str] = ..., transfer_rate: _Optional[int] = ..., file_name: _Optional[_Iterable[str]] = ...) -> None: ...

class SendFAX(_message.Message):
    __slots__ = ("channel", "local_station_id", "remote_station_id", "pages_transferred", "resolution", "transfer_rate", "file_name")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    LOCAL_STATION_ID_FIELD_NUMBER: _ClassVar[int]
    REMOTE_STATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGES_TRANSFERRED_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_RATE_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    local_station_id: str
    remote_station_id: str
    pages_transferred: int
    resolution: str
    transfer_rate: int
    file_name: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., local_station_id: _Optional[str] = ..., remote_station_id: _Optional[str] = ..., pages_transferred: _Optional[int] = ..., resolution: _Optional[str] = ..., transfer_rate: _Optional[int] = ..., file_name: _Optional[_Iterable[str]] = ...) -> None: ...

class FAXSessionsEntry(_message.Message):
    __slots__ = ("channel", "technology", "session_number", "session_type", "operation", "state", "files")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TECHNOLOGY_FIELD_NUMBER: _ClassVar[int]
    SESSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SESSION_TYPE_FIELD_NUMBER: _ClassVar[int]
    OPERATION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    channel: str
    technology: str
    session_number: int
    session_type: _sets_pb2.FaxSessionType
    operation: _sets_pb2.FaxOperation
    state: _sets_pb2.FaxState
    files: str
    def __init__(self, channel: _Optional[str] = ..., technology: _Optional[str] = ..., session_number: _Optional[int] = ..., session_type: _Optional[_Union[_sets_pb2.FaxSessionType, str]] = ..., operation: _Optional[_Union[_sets_pb2.FaxOperation, str]] = ..., state: _Optional[_Union[_sets_pb2.FaxState, str]] = ..., files: _Optional[str] = ...) -> None: ...

class FAXStats(_message.Message):
    __slots__ = ("current_sessions", "reserved_sessions", "transmit_attempts", "receive_attempts", "completed_faxes", "failed_faxes")
    CURRENT_SESSIONS_FIELD_NUMBER: _ClassVar[int]
    RESERVED_SESSIONS_FIELD_NUMBER: _ClassVar[int]
    TRANSMIT_ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_FAXES_FIELD_NUMBER: _ClassVar[int]
    FAILED_FAXES_FIELD_NUMBER: _ClassVar[int]
    current_sessions: int
    reserved_sessions: int
    transmit_attempts: int
    receive_attempts: int
    completed_faxes: int
    failed_faxes: int
    def __init__(self, current_sessions: _Optional[int] = ..., reserved_sessions: _Optional[int] = ..., transmit_attempts: _Optional[int] = ..., receive_attempts: _Optional[int] = ..., completed_faxes: _Optional[int] = ..., failed_faxes: _Optional[int] = ...) -> None: ...

class FAXSessionsComplete(_message.Message):
    __slots__ = ("total",)
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    total: int
    def __init__(self, total: _Optional[int] = ...) -> None: ...

class FAXSession(_message.Message):
    __slots__ = ("session_number", "operation", "state", "error_correction_mode", "data_rate", "image_resolution", "page_number", "file_name", "pages_transmitted", "pages_received", "total_bad_lines")
    SESSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPERATION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ERROR_CORRECTION_MODE_FIELD_NUMBER: _ClassVar[int]
    DATA_RATE_FIELD_NUMBER: _ClassVar[int]
    IMAGE_RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    PAGE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    PAGES_TRANSMITTED_FIELD_NUMBER: _ClassVar[int]
    PAGES_RECEIVED_FIELD_NUMBER: _ClassVar[int]
    TOTAL_BAD_LINES_FIELD_NUMBER: _ClassVar[int]
    session_number: int
    operation: _sets_pb2.FaxOperation
    state: _sets_pb2.FaxState
    error_correction_mode: bool
    data_rate: int
    image_resolution: str
    page_number: int
    file_name: str
    pages_transmitted: int
    pages_received: int
    total_bad_lines: int
    def __init__(self, session_number: _Optional[int] = ..., operation: _Optional[_Union[_sets_pb2.FaxOperation, str]] = ..., state: _Optional[_Union[_sets_pb2.FaxState, str]] = ..., error_correction_mode: bool = ..., data_rate: _Optional[int] = ..., image_resolution: _Optional[str] = ..., page_number: _Optional[int] = ..., file_name: _Optional[str] = ..., pages_transmitted: _Optional[int] = ..., pages_received: _Optional[int] = ..., total_bad_lines: _Optional[int] = ...) -> None: ...
