from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class ListDialplan(_message.Message):
    __slots__ = ("context", "extension", "extension_label", "priority", "application", "app_data", "include_context", "ignore_pattern", "switch", "registrar")
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_LABEL_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    APP_DATA_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    IGNORE_PATTERN_FIELD_NUMBER: _ClassVar[int]
    SWITCH_FIELD_NUMBER: _ClassVar[int]
    REGISTRAR_FIELD_NUMBER: _ClassVar[int]
    context: str
    extension: str
    extension_label: str
    priority: str
    application: str
    app_data: str
    include_context: str
    ignore_pattern: str
    switch: str
    registrar: str
    def __init__(self, context: _Optional[str] = ..., extension: _Optional[str] = ..., extension_label: _Optional[str] = ..., priority: _Optional[str] = ..., application: _Optional[str] = ..., app_data: _Optional[str] = ..., include_context: _Optional[str] = ..., ignore_pattern: _Optional[str] = ..., switch: _Optional[str] = ..., registrar: _Optional[str] = ...) -> None: ...

class ShowDialPlanComplete(_message.Message):
    __slots__ = ("list_extensions", "list_priorities", "list_contexts")
    LIST_EXTENSIONS_FIELD_NUMBER: _ClassVar[int]
    LIST_PRIORITIES_FIELD_NUMBER: _ClassVar[int]
    LIST_CONTEXTS_FIELD_NUMBER: _ClassVar[int]
    list_extensions: int
    list_priorities: int
    list_contexts: int
    def __init__(self, list_extensions: _Optional[int] = ..., list_priorities: _Optional[int] = ..., list_contexts: _Optional[int] = ...) -> None: ...
