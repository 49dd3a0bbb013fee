from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import state_pb2 as _state_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PingRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ...) -> None: ...

class PingResponse(_message.Message):
    __slots__ = ("reply", "ping", "timestamp")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    PING_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMP_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    ping: str
    timestamp: float
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., ping: _Optional[str] = ..., timestamp: _Optional[float] = ...) -> None: ...

class CommandRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "command")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    command: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., command: _Optional[str] = ...) -> None: ...

class CommandResponse(_message.Message):
    __slots__ = ("reply", "output")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    output: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., output: _Optional[_Iterable[str]] = ...) -> None: ...

class GetConfigRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "filename", "category", "filter")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    filename: str
    category: str
    filter: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., filename: _Optional[str] = ..., category: _Optional[str] = ..., filter: _Optional[str] = ...) -> None: ...

class GetConfigResponse(_message.Message):
    __slots__ = ("reply", "categories")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    categories: _containers.RepeatedCompositeFieldContainer[ConfigCategory]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., categories: _Optional[_Iterable[_Union[ConfigCategory, _Mapping]]] = ...) -> None: ...

class ConfigCategory(_message.Message):
    __slots__ = ("name", "is_template", "templates", "lines")
    NAME_FIELD_NUMBER: _ClassVar[int]
    IS_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    TEMPLATES_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    name: str
    is_template: bool
    templates: str
    lines: _containers.RepeatedCompositeFieldContainer[_header_pb2.Pair]
    def __init__(self, name: _Optional[str] = ..., is_template: bool = ..., templates: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[_header_pb2.Pair, _Mapping]]] = ...) -> None: ...

class CoreSettingsRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ...) -> None: ...

class CoreSettingsResponse(_message.Message):
    __slots__ = ("reply", "ami_version", "asterisk_version", "system_name", "core_max_calls", "core_max_load_avg", "core_run_user", "core_run_group", "core_max_filehandles", "core_realtime_enabled", "core_cdr_enabled", "core_http_enabled", "sounds_search_custom_dir")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    AMI_VERSION_FIELD_NUMBER: _ClassVar[int]
    ASTERISK_VERSION_FIELD_NUMBER: _ClassVar[int]
    SYSTEM_NAME_FIELD_NUMBER: _ClassVar[int]
    CORE_MAX_CALLS_FIELD_NUMBER: _ClassVar[int]
    CORE_MAX_LOAD_AVG_FIELD_NUMBER: _ClassVar[int]
    CORE_RUN_USER_FIELD_NUMBER: _ClassVar[int]
    CORE_RUN_GROUP_FIELD_NUMBER: _ClassVar[int]
    CORE_MAX_FILEHANDLES_FIELD_NUMBER: _ClassVar[int]
    CORE_REALTIME_ENABLED_FIELD_NUMBER: _ClassVar[int]
    CORE_CDR_ENABLED_FIELD_NUMBER: _ClassVar[int]
    CORE_HTTP_ENABLED_FIELD_NUMBER: _ClassVar[int]
    SOUNDS_SEARCH_CUSTOM_DIR_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    ami_version: str
    asterisk_version: str
    system_name: str
    core_max_calls: int
    core_max_load_avg: float
    core_run_user: str
    core_run_group: str
    core_max_filehandles: int
    core_realtime_enabled: bool
    core_cdr_enabled: bool
    core_http_enabled: bool
    sounds_search_custom_dir: bool
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., ami_version: _Optional[str] = ..., asterisk_version: _Optional[str] = ..., system_name: _Optional[str] = ..., core_max_calls: _Optional[int] = ..., core_max_load_avg: _Optional[float] = ..., core_run_user: _Optional[str] = ..., core_run_group: _Optional[str] = ..., core_max_filehandles: _Optional[int] = ..., core_realtime_enabled: bool = ..., core_cdr_enabled: bool = ..., core_http_enabled: bool = ..., sounds_search_custom_dir: bool = ...) -> None: ...

class CoreStatusRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ...) -> None: ...

class CoreStatusResponse(_message.Message):
    __slots__ = ("reply", "core_startup_date", "core_startup_time", "core_reload_date", "core_reload_time", "core_current_calls", "core_processed_calls")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CORE_STARTUP_DATE_FIELD_NUMBER: _ClassVar[int]
    CORE_STARTUP_TIME_FIELD_NUMBER: _ClassVar[int]
    CORE_RELOAD_DATE_FIELD_NUMBER: _ClassVar[int]
    CORE_RELOAD_TIME_FIELD_NUMBER: _ClassVar[int]
    CORE_CURRENT_CALLS_FIELD_NUMBER: _ClassVar[int]
    CORE_PROCESSED_CALLS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    core_startup_date: str
    core_startup_time: str
    core_reload_date: str
    core_reload_time: str
    core_current_calls: int
    core_processed_calls: int
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., core_startup_date: _Optional[str] = ..., core_startup_time: _Optional[str] = ..., core_reload_date: _Optional[str] = ..., core_reload_time: _Optional[str] = ..., core_current_calls: _Optional[int] = ..., core_processed_calls: _Optional[int] = ...) -> None: ...

class ExtensionStateRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "exten", "context")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    exten: str
    context: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., exten: _Optional[str] = ..., context: _Optional[str] = ...) -> None: ...

class ExtensionStateResponse(_message.Message):
    __slots__ = ("reply", "exten", "context", "hint", "status", "status_text")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    HINT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STATUS_TEXT_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    exten: str
    context: str
    hint: str
    status: _state_pb2.ExtensionStateCode
    status_text: str
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., exten: _Optional[str] = ..., context: _Optional[str] = ..., hint: _Optional[str] = ..., status: _Optional[_Union[_state_pb2.ExtensionStateCode, str]] = ..., status_text: _Optional[str] = ...) -> None: ...

class UserEventRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "user_event")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    USER_EVENT_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    user_event: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., user_event: _Optional[str] = ...) -> None: ...

class UserEventResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
