from astergate.agi.v1 import commands_pb2 as _commands_pb2
from astergate.agi.v1 import database_pb2 as _database_pb2
from astergate.agi.v1 import say_pb2 as _say_pb2
from astergate.agi.v1 import speech_pb2 as _speech_pb2
from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from astergate.v1 import server_service_pb2 as _server_service_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class NoHandlerPolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    NO_HANDLER_POLICY_UNSPECIFIED: _ClassVar[NoHandlerPolicy]
    NO_HANDLER_POLICY_GIVE_BACK: _ClassVar[NoHandlerPolicy]
    NO_HANDLER_POLICY_HANG_UP: _ClassVar[NoHandlerPolicy]
    NO_HANDLER_POLICY_HOLD: _ClassVar[NoHandlerPolicy]

class LostPolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LOST_POLICY_UNSPECIFIED: _ClassVar[LostPolicy]
    LOST_POLICY_GIVE_BACK: _ClassVar[LostPolicy]
    LOST_POLICY_OTHER_WORKER: _ClassVar[LostPolicy]
    LOST_POLICY_HANG_UP: _ClassVar[LostPolicy]

class FailPolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FAIL_POLICY_UNSPECIFIED: _ClassVar[FailPolicy]
    FAIL_POLICY_GIVE_BACK: _ClassVar[FailPolicy]
    FAIL_POLICY_HANG_UP: _ClassVar[FailPolicy]

class AgiTransport(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGI_TRANSPORT_UNSPECIFIED: _ClassVar[AgiTransport]
    AGI_TRANSPORT_FASTAGI: _ClassVar[AgiTransport]
    AGI_TRANSPORT_ASYNCAGI: _ClassVar[AgiTransport]
    AGI_TRANSPORT_LOCAL: _ClassVar[AgiTransport]

class AgiFailureReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGI_FAILURE_REASON_UNSPECIFIED: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_APP_ERROR: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_DATABASE_ERROR: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_UNKNOWN_REPLY: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_DEAD_CHANNEL: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_USAGE: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_INVALID_COMMAND: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_HANGUP: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_LOST: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_BUSY: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_INVALID_ARGUMENT: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_DENIED: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_NO_SESSION: _ClassVar[AgiFailureReason]
    AGI_FAILURE_REASON_STALE_COMMAND: _ClassVar[AgiFailureReason]

class SessionEnd(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SESSION_END_UNSPECIFIED: _ClassVar[SessionEnd]
    SESSION_END_FINISHED: _ClassVar[SessionEnd]
    SESSION_END_HANGUP: _ClassVar[SessionEnd]
    SESSION_END_REDIRECTED: _ClassVar[SessionEnd]
    SESSION_END_LOST: _ClassVar[SessionEnd]
    SESSION_END_HANDLER_FAILED: _ClassVar[SessionEnd]
    SESSION_END_WORKER_LOST: _ClassVar[SessionEnd]
    SESSION_END_NO_HANDLER: _ClassVar[SessionEnd]
    SESSION_END_STOPPED: _ClassVar[SessionEnd]
    SESSION_END_WITHDRAWN: _ClassVar[SessionEnd]
    SESSION_END_TIME_LIMIT: _ClassVar[SessionEnd]
    SESSION_END_ENDED_BY_OPERATOR: _ClassVar[SessionEnd]

class RouteTarget(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ROUTE_TARGET_UNSPECIFIED: _ClassVar[RouteTarget]
    ROUTE_TARGET_WORKERS: _ClassVar[RouteTarget]
    ROUTE_TARGET_WEBHOOK: _ClassVar[RouteTarget]
NO_HANDLER_POLICY_UNSPECIFIED: NoHandlerPolicy
NO_HANDLER_POLICY_GIVE_BACK: NoHandlerPolicy
NO_HANDLER_POLICY_HANG_UP: NoHandlerPolicy
NO_HANDLER_POLICY_HOLD: NoHandlerPolicy
LOST_POLICY_UNSPECIFIED: LostPolicy
LOST_POLICY_GIVE_BACK: LostPolicy
LOST_POLICY_OTHER_WORKER: LostPolicy
LOST_POLICY_HANG_UP: LostPolicy
FAIL_POLICY_UNSPECIFIED: FailPolicy
FAIL_POLICY_GIVE_BACK: FailPolicy
FAIL_POLICY_HANG_UP: FailPolicy
AGI_TRANSPORT_UNSPECIFIED: AgiTransport
AGI_TRANSPORT_FASTAGI: AgiTransport
AGI_TRANSPORT_ASYNCAGI: AgiTransport
AGI_TRANSPORT_LOCAL: AgiTransport
AGI_FAILURE_REASON_UNSPECIFIED: AgiFailureReason
AGI_FAILURE_REASON_APP_ERROR: AgiFailureReason
AGI_FAILURE_REASON_DATABASE_ERROR: AgiFailureReason
AGI_FAILURE_REASON_UNKNOWN_REPLY: AgiFailureReason
AGI_FAILURE_REASON_DEAD_CHANNEL: AgiFailureReason
AGI_FAILURE_REASON_USAGE: AgiFailureReason
AGI_FAILURE_REASON_INVALID_COMMAND: AgiFailureReason
AGI_FAILURE_REASON_HANGUP: AgiFailureReason
AGI_FAILURE_REASON_LOST: AgiFailureReason
AGI_FAILURE_REASON_BUSY: AgiFailureReason
AGI_FAILURE_REASON_INVALID_ARGUMENT: AgiFailureReason
AGI_FAILURE_REASON_DENIED: AgiFailureReason
AGI_FAILURE_REASON_NO_SESSION: AgiFailureReason
AGI_FAILURE_REASON_STALE_COMMAND: AgiFailureReason
SESSION_END_UNSPECIFIED: SessionEnd
SESSION_END_FINISHED: SessionEnd
SESSION_END_HANGUP: SessionEnd
SESSION_END_REDIRECTED: SessionEnd
SESSION_END_LOST: SessionEnd
SESSION_END_HANDLER_FAILED: SessionEnd
SESSION_END_WORKER_LOST: SessionEnd
SESSION_END_NO_HANDLER: SessionEnd
SESSION_END_STOPPED: SessionEnd
SESSION_END_WITHDRAWN: SessionEnd
SESSION_END_TIME_LIMIT: SessionEnd
SESSION_END_ENDED_BY_OPERATOR: SessionEnd
ROUTE_TARGET_UNSPECIFIED: RouteTarget
ROUTE_TARGET_WORKERS: RouteTarget
ROUTE_TARGET_WEBHOOK: RouteTarget

class ServeRequest(_message.Message):
    __slots__ = ("register", "accept", "decline", "command", "finish", "drain", "pong", "set_routes", "batch")
    REGISTER_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_FIELD_NUMBER: _ClassVar[int]
    DECLINE_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    FINISH_FIELD_NUMBER: _ClassVar[int]
    DRAIN_FIELD_NUMBER: _ClassVar[int]
    PONG_FIELD_NUMBER: _ClassVar[int]
    SET_ROUTES_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    register: RegisterWorker
    accept: AcceptSession
    decline: DeclineSession
    command: SessionCommand
    finish: FinishSession
    drain: DrainWorker
    pong: WorkerPong
    set_routes: SetRoutes
    batch: ServeRequestBatch
    def __init__(self, register: _Optional[_Union[RegisterWorker, _Mapping]] = ..., accept: _Optional[_Union[AcceptSession, _Mapping]] = ..., decline: _Optional[_Union[DeclineSession, _Mapping]] = ..., command: _Optional[_Union[SessionCommand, _Mapping]] = ..., finish: _Optional[_Union[FinishSession, _Mapping]] = ..., drain: _Optional[_Union[DrainWorker, _Mapping]] = ..., pong: _Optional[_Union[WorkerPong, _Mapping]] = ..., set_routes: _Optional[_Union[SetRoutes, _Mapping]] = ..., batch: _Optional[_Union[ServeRequestBatch, _Mapping]] = ...) -> None: ...

class ServeRequestBatch(_message.Message):
    __slots__ = ("frames",)
    FRAMES_FIELD_NUMBER: _ClassVar[int]
    frames: _containers.RepeatedCompositeFieldContainer[ServeRequest]
    def __init__(self, frames: _Optional[_Iterable[_Union[ServeRequest, _Mapping]]] = ...) -> None: ...

class ServeResponse(_message.Message):
    __slots__ = ("registered", "offer", "result", "hangup", "ended", "ping", "batch")
    REGISTERED_FIELD_NUMBER: _ClassVar[int]
    OFFER_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    HANGUP_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    PING_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    registered: WorkerRegistered
    offer: SessionOffer
    result: SessionResult
    hangup: SessionHangup
    ended: SessionEnded
    ping: WorkerPing
    batch: ServeResponseBatch
    def __init__(self, registered: _Optional[_Union[WorkerRegistered, _Mapping]] = ..., offer: _Optional[_Union[SessionOffer, _Mapping]] = ..., result: _Optional[_Union[SessionResult, _Mapping]] = ..., hangup: _Optional[_Union[SessionHangup, _Mapping]] = ..., ended: _Optional[_Union[SessionEnded, _Mapping]] = ..., ping: _Optional[_Union[WorkerPing, _Mapping]] = ..., batch: _Optional[_Union[ServeResponseBatch, _Mapping]] = ...) -> None: ...

class ServeResponseBatch(_message.Message):
    __slots__ = ("frames",)
    FRAMES_FIELD_NUMBER: _ClassVar[int]
    frames: _containers.RepeatedCompositeFieldContainer[ServeResponse]
    def __init__(self, frames: _Optional[_Iterable[_Union[ServeResponse, _Mapping]]] = ...) -> None: ...

class RegisterWorker(_message.Message):
    __slots__ = ("worker_id", "resume_token", "routes", "capacity", "batches")
    WORKER_ID_FIELD_NUMBER: _ClassVar[int]
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ROUTES_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    BATCHES_FIELD_NUMBER: _ClassVar[int]
    worker_id: str
    resume_token: str
    routes: _containers.RepeatedCompositeFieldContainer[AgiRoute]
    capacity: int
    batches: bool
    def __init__(self, worker_id: _Optional[str] = ..., resume_token: _Optional[str] = ..., routes: _Optional[_Iterable[_Union[AgiRoute, _Mapping]]] = ..., capacity: _Optional[int] = ..., batches: bool = ...) -> None: ...

class AgiRoute(_message.Message):
    __slots__ = ("pattern", "priority", "worker_lost", "handler_failed", "interrupt_exec", "no_handler", "queue_time", "time_limit", "max_sessions", "sticky_key")
    PATTERN_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    WORKER_LOST_FIELD_NUMBER: _ClassVar[int]
    HANDLER_FAILED_FIELD_NUMBER: _ClassVar[int]
    INTERRUPT_EXEC_FIELD_NUMBER: _ClassVar[int]
    NO_HANDLER_FIELD_NUMBER: _ClassVar[int]
    QUEUE_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_LIMIT_FIELD_NUMBER: _ClassVar[int]
    MAX_SESSIONS_FIELD_NUMBER: _ClassVar[int]
    STICKY_KEY_FIELD_NUMBER: _ClassVar[int]
    pattern: str
    priority: int
    worker_lost: LostPolicy
    handler_failed: FailPolicy
    interrupt_exec: bool
    no_handler: NoHandlerPolicy
    queue_time: _duration_pb2.Duration
    time_limit: _duration_pb2.Duration
    max_sessions: int
    sticky_key: str
    def __init__(self, pattern: _Optional[str] = ..., priority: _Optional[int] = ..., worker_lost: _Optional[_Union[LostPolicy, str]] = ..., handler_failed: _Optional[_Union[FailPolicy, str]] = ..., interrupt_exec: bool = ..., no_handler: _Optional[_Union[NoHandlerPolicy, str]] = ..., queue_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., time_limit: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_sessions: _Optional[int] = ..., sticky_key: _Optional[str] = ...) -> None: ...

class SetRoutes(_message.Message):
    __slots__ = ("routes",)
    ROUTES_FIELD_NUMBER: _ClassVar[int]
    routes: _containers.RepeatedCompositeFieldContainer[AgiRoute]
    def __init__(self, routes: _Optional[_Iterable[_Union[AgiRoute, _Mapping]]] = ...) -> None: ...

class WorkerRegistered(_message.Message):
    __slots__ = ("resume_token", "grace", "sessions", "batches")
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    GRACE_FIELD_NUMBER: _ClassVar[int]
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    BATCHES_FIELD_NUMBER: _ClassVar[int]
    resume_token: str
    grace: _duration_pb2.Duration
    sessions: _containers.RepeatedCompositeFieldContainer[ResumedSession]
    batches: bool
    def __init__(self, resume_token: _Optional[str] = ..., grace: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., sessions: _Optional[_Iterable[_Union[ResumedSession, _Mapping]]] = ..., batches: bool = ...) -> None: ...

class ResumedSession(_message.Message):
    __slots__ = ("session", "last_command_id", "hung_up")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    LAST_COMMAND_ID_FIELD_NUMBER: _ClassVar[int]
    HUNG_UP_FIELD_NUMBER: _ClassVar[int]
    session: str
    last_command_id: int
    hung_up: bool
    def __init__(self, session: _Optional[str] = ..., last_command_id: _Optional[int] = ..., hung_up: bool = ...) -> None: ...

class SessionOffer(_message.Message):
    __slots__ = ("session", "server", "route", "path", "groups", "matches", "query", "arguments", "environment", "channel", "unique_id", "transport", "enhanced")
    class GroupsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    SESSION_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    ROUTE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    ARGUMENTS_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    ENHANCED_FIELD_NUMBER: _ClassVar[int]
    session: str
    server: str
    route: str
    path: str
    groups: _containers.ScalarMap[str, str]
    matches: _containers.RepeatedScalarFieldContainer[str]
    query: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    arguments: _containers.RepeatedCompositeFieldContainer[AgiArgument]
    environment: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    channel: str
    unique_id: str
    transport: AgiTransport
    enhanced: bool
    def __init__(self, session: _Optional[str] = ..., server: _Optional[str] = ..., route: _Optional[str] = ..., path: _Optional[str] = ..., groups: _Optional[_Mapping[str, str]] = ..., matches: _Optional[_Iterable[str]] = ..., query: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., arguments: _Optional[_Iterable[_Union[AgiArgument, _Mapping]]] = ..., environment: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., channel: _Optional[str] = ..., unique_id: _Optional[str] = ..., transport: _Optional[_Union[AgiTransport, str]] = ..., enhanced: bool = ...) -> None: ...

class AgiArgument(_message.Message):
    __slots__ = ("value", "raw_value")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    RAW_VALUE_FIELD_NUMBER: _ClassVar[int]
    value: str
    raw_value: bytes
    def __init__(self, value: _Optional[str] = ..., raw_value: _Optional[bytes] = ...) -> None: ...

class AcceptSession(_message.Message):
    __slots__ = ("session",)
    SESSION_FIELD_NUMBER: _ClassVar[int]
    session: str
    def __init__(self, session: _Optional[str] = ...) -> None: ...

class DeclineSession(_message.Message):
    __slots__ = ("session", "reason")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    session: str
    reason: str
    def __init__(self, session: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class SessionCommand(_message.Message):
    __slots__ = ("session", "command_id", "raw", "answer", "hangup", "stream_file", "control_stream_file", "get_data", "get_option", "get_variable", "get_full_variable", "set_variable", "exec", "say_number", "say_digits", "wait_for_digit", "record_file", "verbose", "noop", "channel_status", "database_get", "database_put", "set_context", "set_extension", "set_priority", "database_del", "database_deltree", "gosub", "async_agi_break", "receive_char", "receive_text", "send_text", "send_image", "say_alpha", "say_phonetic", "say_date", "say_time", "say_datetime", "set_autohangup", "set_callerid", "set_music", "tdd_mode", "speech_create", "speech_set", "speech_destroy", "speech_load_grammar", "speech_unload_grammar", "speech_activate_grammar", "speech_deactivate_grammar", "speech_recognize")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COMMAND_ID_FIELD_NUMBER: _ClassVar[int]
    RAW_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    HANGUP_FIELD_NUMBER: _ClassVar[int]
    STREAM_FILE_FIELD_NUMBER: _ClassVar[int]
    CONTROL_STREAM_FILE_FIELD_NUMBER: _ClassVar[int]
    GET_DATA_FIELD_NUMBER: _ClassVar[int]
    GET_OPTION_FIELD_NUMBER: _ClassVar[int]
    GET_VARIABLE_FIELD_NUMBER: _ClassVar[int]
    GET_FULL_VARIABLE_FIELD_NUMBER: _ClassVar[int]
    SET_VARIABLE_FIELD_NUMBER: _ClassVar[int]
    EXEC_FIELD_NUMBER: _ClassVar[int]
    SAY_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SAY_DIGITS_FIELD_NUMBER: _ClassVar[int]
    WAIT_FOR_DIGIT_FIELD_NUMBER: _ClassVar[int]
    RECORD_FILE_FIELD_NUMBER: _ClassVar[int]
    VERBOSE_FIELD_NUMBER: _ClassVar[int]
    NOOP_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_STATUS_FIELD_NUMBER: _ClassVar[int]
    DATABASE_GET_FIELD_NUMBER: _ClassVar[int]
    DATABASE_PUT_FIELD_NUMBER: _ClassVar[int]
    SET_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    SET_EXTENSION_FIELD_NUMBER: _ClassVar[int]
    SET_PRIORITY_FIELD_NUMBER: _ClassVar[int]
    DATABASE_DEL_FIELD_NUMBER: _ClassVar[int]
    DATABASE_DELTREE_FIELD_NUMBER: _ClassVar[int]
    GOSUB_FIELD_NUMBER: _ClassVar[int]
    ASYNC_AGI_BREAK_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_CHAR_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TEXT_FIELD_NUMBER: _ClassVar[int]
    SEND_TEXT_FIELD_NUMBER: _ClassVar[int]
    SEND_IMAGE_FIELD_NUMBER: _ClassVar[int]
    SAY_ALPHA_FIELD_NUMBER: _ClassVar[int]
    SAY_PHONETIC_FIELD_NUMBER: _ClassVar[int]
    SAY_DATE_FIELD_NUMBER: _ClassVar[int]
    SAY_TIME_FIELD_NUMBER: _ClassVar[int]
    SAY_DATETIME_FIELD_NUMBER: _ClassVar[int]
    SET_AUTOHANGUP_FIELD_NUMBER: _ClassVar[int]
    SET_CALLERID_FIELD_NUMBER: _ClassVar[int]
    SET_MUSIC_FIELD_NUMBER: _ClassVar[int]
    TDD_MODE_FIELD_NUMBER: _ClassVar[int]
    SPEECH_CREATE_FIELD_NUMBER: _ClassVar[int]
    SPEECH_SET_FIELD_NUMBER: _ClassVar[int]
    SPEECH_DESTROY_FIELD_NUMBER: _ClassVar[int]
    SPEECH_LOAD_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_UNLOAD_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_ACTIVATE_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_DEACTIVATE_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_RECOGNIZE_FIELD_NUMBER: _ClassVar[int]
    session: str
    command_id: int
    raw: RawCommand
    answer: _commands_pb2.Answer
    hangup: _commands_pb2.Hangup
    stream_file: _commands_pb2.StreamFile
    control_stream_file: _commands_pb2.ControlStreamFile
    get_data: _commands_pb2.GetData
    get_option: _commands_pb2.GetOption
    get_variable: _commands_pb2.GetVariable
    get_full_variable: _commands_pb2.GetFullVariable
    set_variable: _commands_pb2.SetVariable
    exec: _commands_pb2.Exec
    say_number: _say_pb2.SayNumber
    say_digits: _say_pb2.SayDigits
    wait_for_digit: _commands_pb2.WaitForDigit
    record_file: _commands_pb2.RecordFile
    verbose: _commands_pb2.Verbose
    noop: _commands_pb2.Noop
    channel_status: _commands_pb2.ChannelStatus
    database_get: _database_pb2.DatabaseGet
    database_put: _database_pb2.DatabasePut
    set_context: _commands_pb2.SetContext
    set_extension: _commands_pb2.SetExtension
    set_priority: _commands_pb2.SetPriority
    database_del: _database_pb2.DatabaseDel
    database_deltree: _database_pb2.DatabaseDeltree
    gosub: _commands_pb2.Gosub
    async_agi_break: _commands_pb2.AsyncAgiBreak
    receive_char: _commands_pb2.ReceiveChar
    receive_text: _commands_pb2.ReceiveText
    send_text: _commands_pb2.SendText
    send_image: _commands_pb2.SendImage
    say_alpha: _say_pb2.SayAlpha
    say_phonetic: _say_pb2.SayPhonetic
    say_date: _say_pb2.SayDate
    say_time: _say_pb2.SayTime
    say_datetime: _say_pb2.SayDatetime
    set_autohangup: _commands_pb2.SetAutohangup
    set_callerid: _commands_pb2.SetCallerid
    set_music: _commands_pb2.SetMusic
    tdd_mode: _commands_pb2.TddMode
    speech_create: _speech_pb2.SpeechCreate
    speech_set: _speech_pb2.SpeechSet
    speech_destroy: _speech_pb2.SpeechDestroy
    speech_load_grammar: _speech_pb2.SpeechLoadGrammar
    speech_unload_grammar: _speech_pb2.SpeechUnloadGrammar
    speech_activate_grammar: _speech_pb2.SpeechActivateGrammar
    speech_deactivate_grammar: _speech_pb2.SpeechDeactivateGrammar
    speech_recognize: _speech_pb2.SpeechRecognize
    def __init__(self, session: _Optional[str] = ..., command_id: _Optional[int] = ..., raw: _Optional[_Union[RawCommand, _Mapping]] = ..., answer: _Optional[_Union[_commands_pb2.Answer, _Mapping]] = ..., hangup: _Optional[_Union[_commands_pb2.Hangup, _Mapping]] = ..., stream_file: _Optional[_Union[_commands_pb2.StreamFile, _Mapping]] = ..., control_stream_file: _Optional[_Union[_commands_pb2.ControlStreamFile, _Mapping]] = ..., get_data: _Optional[_Union[_commands_pb2.GetData, _Mapping]] = ..., get_option: _Optional[_Union[_commands_pb2.GetOption, _Mapping]] = ..., get_variable: _Optional[_Union[_commands_pb2.GetVariable, _Mapping]] = ..., get_full_variable: _Optional[_Union[_commands_pb2.GetFullVariable, _Mapping]] = ..., set_variable: _Optional[_Union[_commands_pb2.SetVariable, _Mapping]] = ..., exec: _Optional[_Union[_commands_pb2.Exec, _Mapping]] = ..., say_number: _Optional[_Union[_say_pb2.SayNumber, _Mapping]] = ..., say_digits: _Optional[_Union[_say_pb2.SayDigits, _Mapping]] = ..., wait_for_digit: _Optional[_Union[_commands_pb2.WaitForDigit, _Mapping]] = ..., record_file: _Optional[_Union[_commands_pb2.RecordFile, _Mapping]] = ..., verbose: _Optional[_Union[_commands_pb2.Verbose, _Mapping]] = ..., noop: _Optional[_Union[_commands_pb2.Noop, _Mapping]] = ..., channel_status: _Optional[_Union[_commands_pb2.ChannelStatus, _Mapping]] = ..., database_get: _Optional[_Union[_database_pb2.DatabaseGet, _Mapping]] = ..., database_put: _Optional[_Union[_database_pb2.DatabasePut, _Mapping]] = ..., set_context: _Optional[_Union[_commands_pb2.SetContext, _Mapping]] = ..., set_extension: _Optional[_Union[_commands_pb2.SetExtension, _Mapping]] = ..., set_priority: _Optional[_Union[_commands_pb2.SetPriority, _Mapping]] = ..., database_del: _Optional[_Union[_database_pb2.DatabaseDel, _Mapping]] = ..., database_deltree: _Optional[_Union[_database_pb2.DatabaseDeltree, _Mapping]] = ..., gosub: _Optional[_Union[_commands_pb2.Gosub, _Mapping]] = ..., async_agi_break: _Optional[_Union[_commands_pb2.AsyncAgiBreak, _Mapping]] = ..., receive_char: _Optional[_Union[_commands_pb2.ReceiveChar, _Mapping]] = ..., receive_text: _Optional[_Union[_commands_pb2.ReceiveText, _Mapping]] = ..., send_text: _Optional[_Union[_commands_pb2.SendText, _Mapping]] = ..., send_image: _Optional[_Union[_commands_pb2.SendImage, _Mapping]] = ..., say_alpha: _Optional[_Union[_say_pb2.SayAlpha, _Mapping]] = ..., say_phonetic: _Optional[_Union[_say_pb2.SayPhonetic, _Mapping]] = ..., say_date: _Optional[_Union[_say_pb2.SayDate, _Mapping]] = ..., say_time: _Optional[_Union[_say_pb2.SayTime, _Mapping]] = ..., say_datetime: _Optional[_Union[_say_pb2.SayDatetime, _Mapping]] = ..., set_autohangup: _Optional[_Union[_commands_pb2.SetAutohangup, _Mapping]] = ..., set_callerid: _Optional[_Union[_commands_pb2.SetCallerid, _Mapping]] = ..., set_music: _Optional[_Union[_commands_pb2.SetMusic, _Mapping]] = ..., tdd_mode: _Optional[_Union[_commands_pb2.TddMode, _Mapping]] = ..., speech_create: _Optional[_Union[_speech_pb2.SpeechCreate, _Mapping]] = ..., speech_set: _Optional[_Union[_speech_pb2.SpeechSet, _Mapping]] = ..., speech_destroy: _Optional[_Union[_speech_pb2.SpeechDestroy, _Mapping]] = ..., speech_load_grammar: _Optional[_Union[_speech_pb2.SpeechLoadGrammar, _Mapping]] = ..., speech_unload_grammar: _Optional[_Union[_speech_pb2.SpeechUnloadGrammar, _Mapping]] = ..., speech_activate_grammar: _Optional[_Union[_speech_pb2.SpeechActivateGrammar, _Mapping]] = ..., speech_deactivate_grammar: _Optional[_Union[_speech_pb2.SpeechDeactivateGrammar, _Mapping]] = ..., speech_recognize: _Optional[_Union[_speech_pb2.SpeechRecognize, _Mapping]] = ...) -> None: ...

class RawCommand(_message.Message):
    __slots__ = ("name", "arguments")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ARGUMENTS_FIELD_NUMBER: _ClassVar[int]
    name: str
    arguments: _containers.RepeatedCompositeFieldContainer[AgiArgument]
    def __init__(self, name: _Optional[str] = ..., arguments: _Optional[_Iterable[_Union[AgiArgument, _Mapping]]] = ...) -> None: ...

class SessionResult(_message.Message):
    __slots__ = ("session", "command_id", "failure", "reply", "answer", "hangup", "stream_file", "control_stream_file", "get_data", "get_option", "get_variable", "get_full_variable", "set_variable", "exec", "say_number", "say_digits", "wait_for_digit", "record_file", "verbose", "noop", "channel_status", "database_get", "database_put", "set_context", "set_extension", "set_priority", "database_del", "database_deltree", "gosub", "async_agi_break", "receive_char", "receive_text", "send_text", "send_image", "say_alpha", "say_phonetic", "say_date", "say_time", "say_datetime", "set_autohangup", "set_callerid", "set_music", "tdd_mode", "speech_create", "speech_set", "speech_destroy", "speech_load_grammar", "speech_unload_grammar", "speech_activate_grammar", "speech_deactivate_grammar", "speech_recognize")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COMMAND_ID_FIELD_NUMBER: _ClassVar[int]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    REPLY_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    HANGUP_FIELD_NUMBER: _ClassVar[int]
    STREAM_FILE_FIELD_NUMBER: _ClassVar[int]
    CONTROL_STREAM_FILE_FIELD_NUMBER: _ClassVar[int]
    GET_DATA_FIELD_NUMBER: _ClassVar[int]
    GET_OPTION_FIELD_NUMBER: _ClassVar[int]
    GET_VARIABLE_FIELD_NUMBER: _ClassVar[int]
    GET_FULL_VARIABLE_FIELD_NUMBER: _ClassVar[int]
    SET_VARIABLE_FIELD_NUMBER: _ClassVar[int]
    EXEC_FIELD_NUMBER: _ClassVar[int]
    SAY_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SAY_DIGITS_FIELD_NUMBER: _ClassVar[int]
    WAIT_FOR_DIGIT_FIELD_NUMBER: _ClassVar[int]
    RECORD_FILE_FIELD_NUMBER: _ClassVar[int]
    VERBOSE_FIELD_NUMBER: _ClassVar[int]
    NOOP_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_STATUS_FIELD_NUMBER: _ClassVar[int]
    DATABASE_GET_FIELD_NUMBER: _ClassVar[int]
    DATABASE_PUT_FIELD_NUMBER: _ClassVar[int]
    SET_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    SET_EXTENSION_FIELD_NUMBER: _ClassVar[int]
    SET_PRIORITY_FIELD_NUMBER: _ClassVar[int]
    DATABASE_DEL_FIELD_NUMBER: _ClassVar[int]
    DATABASE_DELTREE_FIELD_NUMBER: _ClassVar[int]
    GOSUB_FIELD_NUMBER: _ClassVar[int]
    ASYNC_AGI_BREAK_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_CHAR_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TEXT_FIELD_NUMBER: _ClassVar[int]
    SEND_TEXT_FIELD_NUMBER: _ClassVar[int]
    SEND_IMAGE_FIELD_NUMBER: _ClassVar[int]
    SAY_ALPHA_FIELD_NUMBER: _ClassVar[int]
    SAY_PHONETIC_FIELD_NUMBER: _ClassVar[int]
    SAY_DATE_FIELD_NUMBER: _ClassVar[int]
    SAY_TIME_FIELD_NUMBER: _ClassVar[int]
    SAY_DATETIME_FIELD_NUMBER: _ClassVar[int]
    SET_AUTOHANGUP_FIELD_NUMBER: _ClassVar[int]
    SET_CALLERID_FIELD_NUMBER: _ClassVar[int]
    SET_MUSIC_FIELD_NUMBER: _ClassVar[int]
    TDD_MODE_FIELD_NUMBER: _ClassVar[int]
    SPEECH_CREATE_FIELD_NUMBER: _ClassVar[int]
    SPEECH_SET_FIELD_NUMBER: _ClassVar[int]
    SPEECH_DESTROY_FIELD_NUMBER: _ClassVar[int]
    SPEECH_LOAD_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_UNLOAD_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_ACTIVATE_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_DEACTIVATE_GRAMMAR_FIELD_NUMBER: _ClassVar[int]
    SPEECH_RECOGNIZE_FIELD_NUMBER: _ClassVar[int]
    session: str
    command_id: int
    failure: AgiFailure
    reply: AgiReply
    answer: _commands_pb2.AnswerResult
    hangup: _commands_pb2.HangupResult
    stream_file: _commands_pb2.StreamFileResult
    control_stream_file: _commands_pb2.ControlStreamFileResult
    get_data: _commands_pb2.GetDataResult
    get_option: _commands_pb2.GetOptionResult
    get_variable: _commands_pb2.GetVariableResult
    get_full_variable: _commands_pb2.GetFullVariableResult
    set_variable: _commands_pb2.SetVariableResult
    exec: _commands_pb2.ExecResult
    say_number: _say_pb2.SayNumberResult
    say_digits: _say_pb2.SayDigitsResult
    wait_for_digit: _commands_pb2.WaitForDigitResult
    record_file: _commands_pb2.RecordFileResult
    verbose: _commands_pb2.VerboseResult
    noop: _commands_pb2.NoopResult
    channel_status: _commands_pb2.ChannelStatusResult
    database_get: _database_pb2.DatabaseGetResult
    database_put: _database_pb2.DatabasePutResult
    set_context: _commands_pb2.SetContextResult
    set_extension: _commands_pb2.SetExtensionResult
    set_priority: _commands_pb2.SetPriorityResult
    database_del: _database_pb2.DatabaseDelResult
    database_deltree: _database_pb2.DatabaseDeltreeResult
    gosub: _commands_pb2.GosubResult
    async_agi_break: _commands_pb2.AsyncAgiBreakResult
    receive_char: _commands_pb2.ReceiveCharResult
    receive_text: _commands_pb2.ReceiveTextResult
    send_text: _commands_pb2.SendTextResult
    send_image: _commands_pb2.SendImageResult
    say_alpha: _say_pb2.SayAlphaResult
    say_phonetic: _say_pb2.SayPhoneticResult
    say_date: _say_pb2.SayDateResult
    say_time: _say_pb2.SayTimeResult
    say_datetime: _say_pb2.SayDatetimeResult
    set_autohangup: _commands_pb2.SetAutohangupResult
    set_callerid: _commands_pb2.SetCalleridResult
    set_music: _commands_pb2.SetMusicResult
    tdd_mode: _commands_pb2.TddModeResult
    speech_create: _speech_pb2.SpeechCreateResult
    speech_set: _speech_pb2.SpeechSetResult
    speech_destroy: _speech_pb2.SpeechDestroyResult
    speech_load_grammar: _speech_pb2.SpeechLoadGrammarResult
    speech_unload_grammar: _speech_pb2.SpeechUnloadGrammarResult
    speech_activate_grammar: _speech_pb2.SpeechActivateGrammarResult
    speech_deactivate_grammar: _speech_pb2.SpeechDeactivateGrammarResult
    speech_recognize: _speech_pb2.SpeechRecognizeResult
    def __init__(self, session: _Optional[str] = ..., command_id: _Optional[int] = ..., failure: _Optional[_Union[AgiFailure, _Mapping]] = ..., reply: _Optional[_Union[AgiReply, _Mapping]] = ..., answer: _Optional[_Union[_commands_pb2.AnswerResult, _Mapping]] = ..., hangup: _Optional[_Union[_commands_pb2.HangupResult, _Mapping]] = ..., stream_file: _Optional[_Union[_commands_pb2.StreamFileResult, _Mapping]] = ..., control_stream_file: _Optional[_Union[_commands_pb2.ControlStreamFileResult, _Mapping]] = ..., get_data: _Optional[_Union[_commands_pb2.GetDataResult, _Mapping]] = ..., get_option: _Optional[_Union[_commands_pb2.GetOptionResult, _Mapping]] = ..., get_variable: _Optional[_Union[_commands_pb2.GetVariableResult, _Mapping]] = ..., get_full_variable: _Optional[_Union[_commands_pb2.GetFullVariableResult, _Mapping]] = ..., set_variable: _Optional[_Union[_commands_pb2.SetVariableResult, _Mapping]] = ..., exec: _Optional[_Union[_commands_pb2.ExecResult, _Mapping]] = ..., say_number: _Optional[_Union[_say_pb2.SayNumberResult, _Mapping]] = ..., say_digits: _Optional[_Union[_say_pb2.SayDigitsResult, _Mapping]] = ..., wait_for_digit: _Optional[_Union[_commands_pb2.WaitForDigitResult, _Mapping]] = ..., record_file: _Optional[_Union[_commands_pb2.RecordFileResult, _Mapping]] = ..., verbose: _Optional[_Union[_commands_pb2.VerboseResult, _Mapping]] = ..., noop: _Optional[_Union[_commands_pb2.NoopResult, _Mapping]] = ..., channel_status: _Optional[_Union[_commands_pb2.ChannelStatusResult, _Mapping]] = ..., database_get: _Optional[_Union[_database_pb2.DatabaseGetResult, _Mapping]] = ..., database_put: _Optional[_Union[_database_pb2.DatabasePutResult, _Mapping]] = ..., set_context: _Optional[_Union[_commands_pb2.SetContextResult, _Mapping]] = ..., set_extension: _Optional[_Union[_commands_pb2.SetExtensionResult, _Mapping]] = ..., set_priority: _Optional[_Union[_commands_pb2.SetPriorityResult, _Mapping]] = ..., database_del: _Optional[_Union[_database_pb2.DatabaseDelResult, _Mapping]] = ..., database_deltree: _Optional[_Union[_database_pb2.DatabaseDeltreeResult, _Mapping]] = ..., gosub: _Optional[_Union[_commands_pb2.GosubResult, _Mapping]] = ..., async_agi_break: _Optional[_Union[_commands_pb2.AsyncAgiBreakResult, _Mapping]] = ..., receive_char: _Optional[_Union[_commands_pb2.ReceiveCharResult, _Mapping]] = ..., receive_text: _Optional[_Union[_commands_pb2.ReceiveTextResult, _Mapping]] = ..., send_text: _Optional[_Union[_commands_pb2.SendTextResult, _Mapping]] = ..., send_image: _Optional[_Union[_commands_pb2.SendImageResult, _Mapping]] = ..., say_alpha: _Optional[_Union[_say_pb2.SayAlphaResult, _Mapping]] = ..., say_phonetic: _Optional[_Union[_say_pb2.SayPhoneticResult, _Mapping]] = ..., say_date: _Optional[_Union[_say_pb2.SayDateResult, _Mapping]] = ..., say_time: _Optional[_Union[_say_pb2.SayTimeResult, _Mapping]] = ..., say_datetime: _Optional[_Union[_say_pb2.SayDatetimeResult, _Mapping]] = ..., set_autohangup: _Optional[_Union[_commands_pb2.SetAutohangupResult, _Mapping]] = ..., set_callerid: _Optional[_Union[_commands_pb2.SetCalleridResult, _Mapping]] = ..., set_music: _Optional[_Union[_commands_pb2.SetMusicResult, _Mapping]] = ..., tdd_mode: _Optional[_Union[_commands_pb2.TddModeResult, _Mapping]] = ..., speech_create: _Optional[_Union[_speech_pb2.SpeechCreateResult, _Mapping]] = ..., speech_set: _Optional[_Union[_speech_pb2.SpeechSetResult, _Mapping]] = ..., speech_destroy: _Optional[_Union[_speech_pb2.SpeechDestroyResult, _Mapping]] = ..., speech_load_grammar: _Optional[_Union[_speech_pb2.SpeechLoadGrammarResult, _Mapping]] = ..., speech_unload_grammar: _Optional[_Union[_speech_pb2.SpeechUnloadGrammarResult, _Mapping]] = ..., speech_activate_grammar: _Optional[_Union[_speech_pb2.SpeechActivateGrammarResult, _Mapping]] = ..., speech_deactivate_grammar: _Optional[_Union[_speech_pb2.SpeechDeactivateGrammarResult, _Mapping]] = ..., speech_recognize: _Optional[_Union[_speech_pb2.SpeechRecognizeResult, _Mapping]] = ...) -> None: ...

class AgiReply(_message.Message):
    __slots__ = ("code", "result", "data", "raw_data", "text")
    CODE_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    RAW_DATA_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    code: int
    result: str
    data: str
    raw_data: bytes
    text: str
    def __init__(self, code: _Optional[int] = ..., result: _Optional[str] = ..., data: _Optional[str] = ..., raw_data: _Optional[bytes] = ..., text: _Optional[str] = ...) -> None: ...

class AgiFailure(_message.Message):
    __slots__ = ("reason", "message", "usage")
    REASON_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    USAGE_FIELD_NUMBER: _ClassVar[int]
    reason: AgiFailureReason
    message: str
    usage: str
    def __init__(self, reason: _Optional[_Union[AgiFailureReason, str]] = ..., message: _Optional[str] = ..., usage: _Optional[str] = ...) -> None: ...

class FinishSession(_message.Message):
    __slots__ = ("session", "failed", "reason")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    session: str
    failed: bool
    reason: str
    def __init__(self, session: _Optional[str] = ..., failed: bool = ..., reason: _Optional[str] = ...) -> None: ...

class DrainWorker(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class WorkerPing(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: int
    def __init__(self, id: _Optional[int] = ...) -> None: ...

class WorkerPong(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: int
    def __init__(self, id: _Optional[int] = ...) -> None: ...

class SessionHangup(_message.Message):
    __slots__ = ("session",)
    SESSION_FIELD_NUMBER: _ClassVar[int]
    session: str
    def __init__(self, session: _Optional[str] = ...) -> None: ...

class SessionEnded(_message.Message):
    __slots__ = ("session", "reason")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    session: str
    reason: SessionEnd
    def __init__(self, session: _Optional[str] = ..., reason: _Optional[_Union[SessionEnd, str]] = ...) -> None: ...

class AgiSession(_message.Message):
    __slots__ = ("session", "server", "channel", "unique_id", "path", "route", "worker_id", "started_at", "command", "commands", "hung_up", "transport", "enhanced", "held")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    ROUTE_FIELD_NUMBER: _ClassVar[int]
    WORKER_ID_FIELD_NUMBER: _ClassVar[int]
    STARTED_AT_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    COMMANDS_FIELD_NUMBER: _ClassVar[int]
    HUNG_UP_FIELD_NUMBER: _ClassVar[int]
    TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    ENHANCED_FIELD_NUMBER: _ClassVar[int]
    HELD_FIELD_NUMBER: _ClassVar[int]
    session: str
    server: str
    channel: str
    unique_id: str
    path: str
    route: str
    worker_id: str
    started_at: _timestamp_pb2.Timestamp
    command: str
    commands: int
    hung_up: bool
    transport: AgiTransport
    enhanced: bool
    held: bool
    def __init__(self, session: _Optional[str] = ..., server: _Optional[str] = ..., channel: _Optional[str] = ..., unique_id: _Optional[str] = ..., path: _Optional[str] = ..., route: _Optional[str] = ..., worker_id: _Optional[str] = ..., started_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., command: _Optional[str] = ..., commands: _Optional[int] = ..., hung_up: bool = ..., transport: _Optional[_Union[AgiTransport, str]] = ..., enhanced: bool = ..., held: bool = ...) -> None: ...

class ListSessionsRequest(_message.Message):
    __slots__ = ("server",)
    SERVER_FIELD_NUMBER: _ClassVar[int]
    server: str
    def __init__(self, server: _Optional[str] = ...) -> None: ...

class ListSessionsResponse(_message.Message):
    __slots__ = ("sessions",)
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    sessions: _containers.RepeatedCompositeFieldContainer[AgiSession]
    def __init__(self, sessions: _Optional[_Iterable[_Union[AgiSession, _Mapping]]] = ...) -> None: ...

class WatchSessionsRequest(_message.Message):
    __slots__ = ("server", "heartbeat")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    server: str
    heartbeat: _duration_pb2.Duration
    def __init__(self, server: _Optional[str] = ..., heartbeat: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class WatchSessionsResponse(_message.Message):
    __slots__ = ("session", "ended", "snapshot_complete", "heartbeat")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    session: AgiSession
    ended: SessionEnded
    snapshot_complete: _server_service_pb2.SnapshotComplete
    heartbeat: _server_service_pb2.Heartbeat
    def __init__(self, session: _Optional[_Union[AgiSession, _Mapping]] = ..., ended: _Optional[_Union[SessionEnded, _Mapping]] = ..., snapshot_complete: _Optional[_Union[_server_service_pb2.SnapshotComplete, _Mapping]] = ..., heartbeat: _Optional[_Union[_server_service_pb2.Heartbeat, _Mapping]] = ...) -> None: ...

class ExecuteRequest(_message.Message):
    __slots__ = ("session", "command")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    session: str
    command: SessionCommand
    def __init__(self, session: _Optional[str] = ..., command: _Optional[_Union[SessionCommand, _Mapping]] = ...) -> None: ...

class ExecuteResponse(_message.Message):
    __slots__ = ("result",)
    RESULT_FIELD_NUMBER: _ClassVar[int]
    result: SessionResult
    def __init__(self, result: _Optional[_Union[SessionResult, _Mapping]] = ...) -> None: ...

class EndSessionRequest(_message.Message):
    __slots__ = ("session", "hang_up", "reason")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    HANG_UP_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    session: str
    hang_up: bool
    reason: str
    def __init__(self, session: _Optional[str] = ..., hang_up: bool = ..., reason: _Optional[str] = ...) -> None: ...

class EndSessionResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Route(_message.Message):
    __slots__ = ("route", "configured", "target", "url", "workers", "sessions")
    ROUTE_FIELD_NUMBER: _ClassVar[int]
    CONFIGURED_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    WORKERS_FIELD_NUMBER: _ClassVar[int]
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    route: AgiRoute
    configured: bool
    target: RouteTarget
    url: str
    workers: _containers.RepeatedScalarFieldContainer[str]
    sessions: int
    def __init__(self, route: _Optional[_Union[AgiRoute, _Mapping]] = ..., configured: bool = ..., target: _Optional[_Union[RouteTarget, str]] = ..., url: _Optional[str] = ..., workers: _Optional[_Iterable[str]] = ..., sessions: _Optional[int] = ...) -> None: ...

class ListRoutesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListRoutesResponse(_message.Message):
    __slots__ = ("routes",)
    ROUTES_FIELD_NUMBER: _ClassVar[int]
    routes: _containers.RepeatedCompositeFieldContainer[Route]
    def __init__(self, routes: _Optional[_Iterable[_Union[Route, _Mapping]]] = ...) -> None: ...

class ResolveRouteRequest(_message.Message):
    __slots__ = ("script",)
    SCRIPT_FIELD_NUMBER: _ClassVar[int]
    script: str
    def __init__(self, script: _Optional[str] = ...) -> None: ...

class ResolveRouteResponse(_message.Message):
    __slots__ = ("route", "path", "groups", "matches", "query")
    class GroupsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    ROUTE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    route: Route
    path: str
    groups: _containers.ScalarMap[str, str]
    matches: _containers.RepeatedScalarFieldContainer[str]
    query: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    def __init__(self, route: _Optional[_Union[Route, _Mapping]] = ..., path: _Optional[str] = ..., groups: _Optional[_Mapping[str, str]] = ..., matches: _Optional[_Iterable[str]] = ..., query: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ...) -> None: ...

class StreamAudioRequest(_message.Message):
    __slots__ = ("session",)
    SESSION_FIELD_NUMBER: _ClassVar[int]
    session: str
    def __init__(self, session: _Optional[str] = ...) -> None: ...

class AudioFormat(_message.Message):
    __slots__ = ("encoding", "sample_rate")
    ENCODING_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_RATE_FIELD_NUMBER: _ClassVar[int]
    encoding: str
    sample_rate: int
    def __init__(self, encoding: _Optional[str] = ..., sample_rate: _Optional[int] = ...) -> None: ...

class StreamAudioResponse(_message.Message):
    __slots__ = ("format", "data", "dropped")
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    DROPPED_FIELD_NUMBER: _ClassVar[int]
    format: AudioFormat
    data: bytes
    dropped: int
    def __init__(self, format: _Optional[_Union[AudioFormat, _Mapping]] = ..., data: _Optional[bytes] = ..., dropped: _Optional[int] = ...) -> None: ...

class CarrySessionRequest(_message.Message):
    __slots__ = ("start", "received", "hangup", "audio")
    START_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_FIELD_NUMBER: _ClassVar[int]
    HANGUP_FIELD_NUMBER: _ClassVar[int]
    AUDIO_FIELD_NUMBER: _ClassVar[int]
    start: CarryStart
    received: bytes
    hangup: CarryHangup
    audio: CarryAudio
    def __init__(self, start: _Optional[_Union[CarryStart, _Mapping]] = ..., received: _Optional[bytes] = ..., hangup: _Optional[_Union[CarryHangup, _Mapping]] = ..., audio: _Optional[_Union[CarryAudio, _Mapping]] = ...) -> None: ...

class CarryStart(_message.Message):
    __slots__ = ("server", "environment", "arguments")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    ARGUMENTS_FIELD_NUMBER: _ClassVar[int]
    server: str
    environment: bytes
    arguments: _containers.RepeatedScalarFieldContainer[bytes]
    def __init__(self, server: _Optional[str] = ..., environment: _Optional[bytes] = ..., arguments: _Optional[_Iterable[bytes]] = ...) -> None: ...

class CarryHangup(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CarryAudio(_message.Message):
    __slots__ = ("data", "dropped")
    DATA_FIELD_NUMBER: _ClassVar[int]
    DROPPED_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    dropped: int
    def __init__(self, data: _Optional[bytes] = ..., dropped: _Optional[int] = ...) -> None: ...

class CarrySessionResponse(_message.Message):
    __slots__ = ("send", "close")
    SEND_FIELD_NUMBER: _ClassVar[int]
    CLOSE_FIELD_NUMBER: _ClassVar[int]
    send: bytes
    close: CarryClose
    def __init__(self, send: _Optional[bytes] = ..., close: _Optional[_Union[CarryClose, _Mapping]] = ...) -> None: ...

class CarryClose(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...
