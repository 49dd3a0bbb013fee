from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Cdr(_message.Message):
    __slots__ = ("account_code", "source", "destination", "destination_context", "caller_id", "channel", "destination_channel", "last_application", "last_data", "start_time", "answer_time", "end_time", "duration", "billable_seconds", "disposition", "ama_flags", "unique_id", "user_field")
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    DESTINATION_FIELD_NUMBER: _ClassVar[int]
    DESTINATION_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DESTINATION_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    LAST_APPLICATION_FIELD_NUMBER: _ClassVar[int]
    LAST_DATA_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    BILLABLE_SECONDS_FIELD_NUMBER: _ClassVar[int]
    DISPOSITION_FIELD_NUMBER: _ClassVar[int]
    AMA_FLAGS_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_FIELD_NUMBER: _ClassVar[int]
    account_code: str
    source: str
    destination: str
    destination_context: str
    caller_id: str
    channel: str
    destination_channel: str
    last_application: str
    last_data: str
    start_time: str
    answer_time: str
    end_time: str
    duration: _duration_pb2.Duration
    billable_seconds: _duration_pb2.Duration
    disposition: _sets_pb2.CdrDisposition
    ama_flags: _sets_pb2.AmaFlags
    unique_id: str
    user_field: str
    def __init__(self, account_code: _Optional[str] = ..., source: _Optional[str] = ..., destination: _Optional[str] = ..., destination_context: _Optional[str] = ..., caller_id: _Optional[str] = ..., channel: _Optional[str] = ..., destination_channel: _Optional[str] = ..., last_application: _Optional[str] = ..., last_data: _Optional[str] = ..., start_time: _Optional[str] = ..., answer_time: _Optional[str] = ..., end_time: _Optional[str] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., billable_seconds: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., disposition: _Optional[_Union[_sets_pb2.CdrDisposition, str]] = ..., ama_flags: _Optional[_Union[_sets_pb2.AmaFlags, str]] = ..., unique_id: _Optional[str] = ..., user_field: _Optional[str] = ...) -> None: ...
