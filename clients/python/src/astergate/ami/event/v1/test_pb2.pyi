from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class TestEvent(_message.Message):
    __slots__ = ("type", "state", "app_file", "app_function", "app_line")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    APP_FILE_FIELD_NUMBER: _ClassVar[int]
    APP_FUNCTION_FIELD_NUMBER: _ClassVar[int]
    APP_LINE_FIELD_NUMBER: _ClassVar[int]
    type: str
    state: str
    app_file: str
    app_function: str
    app_line: int
    def __init__(self, type: _Optional[str] = ..., state: _Optional[str] = ..., app_file: _Optional[str] = ..., app_function: _Optional[str] = ..., app_line: _Optional[int] = ...) -> None: ...
