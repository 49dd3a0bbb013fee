from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from astergate.v1 import call_pb2 as _call_pb2
from astergate.v1 import event_pb2 as _event_pb2
from astergate.v1 import server_service_pb2 as _server_service_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CallMilestone(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_MILESTONE_UNSPECIFIED: _ClassVar[CallMilestone]
    CALL_MILESTONE_QUEUED: _ClassVar[CallMilestone]
    CALL_MILESTONE_RINGING: _ClassVar[CallMilestone]
    CALL_MILESTONE_ANSWERED: _ClassVar[CallMilestone]
    CALL_MILESTONE_BRIDGED: _ClassVar[CallMilestone]
    CALL_MILESTONE_ENDED: _ClassVar[CallMilestone]

class AttendedBy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ATTENDED_BY_UNSPECIFIED: _ClassVar[AttendedBy]
    ATTENDED_BY_JOIN: _ClassVar[AttendedBy]
    ATTENDED_BY_FEATURE: _ClassVar[AttendedBy]

class RecordAct(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RECORD_ACT_UNSPECIFIED: _ClassVar[RecordAct]
    RECORD_ACT_START: _ClassVar[RecordAct]
    RECORD_ACT_PAUSE: _ClassVar[RecordAct]
    RECORD_ACT_RESUME: _ClassVar[RecordAct]
    RECORD_ACT_STOP: _ClassVar[RecordAct]

class AudioDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AUDIO_DIRECTION_UNSPECIFIED: _ClassVar[AudioDirection]
    AUDIO_DIRECTION_IN: _ClassVar[AudioDirection]
    AUDIO_DIRECTION_OUT: _ClassVar[AudioDirection]
    AUDIO_DIRECTION_BOTH: _ClassVar[AudioDirection]

class SpyMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SPY_MODE_UNSPECIFIED: _ClassVar[SpyMode]
    SPY_MODE_LISTEN: _ClassVar[SpyMode]
    SPY_MODE_WHISPER: _ClassVar[SpyMode]
    SPY_MODE_BARGE: _ClassVar[SpyMode]
CALL_MILESTONE_UNSPECIFIED: CallMilestone
CALL_MILESTONE_QUEUED: CallMilestone
CALL_MILESTONE_RINGING: CallMilestone
CALL_MILESTONE_ANSWERED: CallMilestone
CALL_MILESTONE_BRIDGED: CallMilestone
CALL_MILESTONE_ENDED: CallMilestone
ATTENDED_BY_UNSPECIFIED: AttendedBy
ATTENDED_BY_JOIN: AttendedBy
ATTENDED_BY_FEATURE: AttendedBy
RECORD_ACT_UNSPECIFIED: RecordAct
RECORD_ACT_START: RecordAct
RECORD_ACT_PAUSE: RecordAct
RECORD_ACT_RESUME: RecordAct
RECORD_ACT_STOP: RecordAct
AUDIO_DIRECTION_UNSPECIFIED: AudioDirection
AUDIO_DIRECTION_IN: AudioDirection
AUDIO_DIRECTION_OUT: AudioDirection
AUDIO_DIRECTION_BOTH: AudioDirection
SPY_MODE_UNSPECIFIED: SpyMode
SPY_MODE_LISTEN: SpyMode
SPY_MODE_WHISPER: SpyMode
SPY_MODE_BARGE: SpyMode

class OriginateRequest(_message.Message):
    __slots__ = ("server", "channel", "context", "exten", "priority", "application", "data", "timeout", "caller_id", "account_code", "variables", "codecs", "early_media", "idempotency_key", "wait_for")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    CODECS_FIELD_NUMBER: _ClassVar[int]
    EARLY_MEDIA_FIELD_NUMBER: _ClassVar[int]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    WAIT_FOR_FIELD_NUMBER: _ClassVar[int]
    server: str
    channel: str
    context: str
    exten: str
    priority: str
    application: str
    data: str
    timeout: _duration_pb2.Duration
    caller_id: str
    account_code: str
    variables: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    codecs: str
    early_media: bool
    idempotency_key: str
    wait_for: CallMilestone
    def __init__(self, server: _Optional[str] = ..., channel: _Optional[str] = ..., context: _Optional[str] = ..., exten: _Optional[str] = ..., priority: _Optional[str] = ..., application: _Optional[str] = ..., data: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., caller_id: _Optional[str] = ..., account_code: _Optional[str] = ..., variables: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., codecs: _Optional[str] = ..., early_media: bool = ..., idempotency_key: _Optional[str] = ..., wait_for: _Optional[_Union[CallMilestone, str]] = ...) -> None: ...

class OriginateResponse(_message.Message):
    __slots__ = ("call", "repeated_request")
    CALL_FIELD_NUMBER: _ClassVar[int]
    REPEATED_REQUEST_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    repeated_request: bool
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., repeated_request: bool = ...) -> None: ...

class GetCallRequest(_message.Message):
    __slots__ = ("call",)
    CALL_FIELD_NUMBER: _ClassVar[int]
    call: str
    def __init__(self, call: _Optional[str] = ...) -> None: ...

class GetCallResponse(_message.Message):
    __slots__ = ("call",)
    CALL_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ...) -> None: ...

class ListCallsRequest(_message.Message):
    __slots__ = ("server", "filter", "finished", "order_by", "page_size", "page_token", "timeline")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    FINISHED_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TIMELINE_FIELD_NUMBER: _ClassVar[int]
    server: str
    filter: str
    finished: bool
    order_by: str
    page_size: int
    page_token: str
    timeline: bool
    def __init__(self, server: _Optional[str] = ..., filter: _Optional[str] = ..., finished: bool = ..., order_by: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., timeline: bool = ...) -> None: ...

class ListCallsResponse(_message.Message):
    __slots__ = ("calls", "next_page_token", "total_size")
    CALLS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SIZE_FIELD_NUMBER: _ClassVar[int]
    calls: _containers.RepeatedCompositeFieldContainer[_call_pb2.Call]
    next_page_token: str
    total_size: int
    def __init__(self, calls: _Optional[_Iterable[_Union[_call_pb2.Call, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total_size: _Optional[int] = ...) -> None: ...

class WatchCallsRequest(_message.Message):
    __slots__ = ("server", "call", "filter", "resume_token", "heartbeat", "updates")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    CALL_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    UPDATES_FIELD_NUMBER: _ClassVar[int]
    server: str
    call: str
    filter: str
    resume_token: str
    heartbeat: _duration_pb2.Duration
    updates: bool
    def __init__(self, server: _Optional[str] = ..., call: _Optional[str] = ..., filter: _Optional[str] = ..., resume_token: _Optional[str] = ..., heartbeat: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., updates: bool = ...) -> None: ...

class WatchCallsResponse(_message.Message):
    __slots__ = ("call", "update", "snapshot_complete", "heartbeat", "gap", "resume_token")
    CALL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    GAP_FIELD_NUMBER: _ClassVar[int]
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    update: CallUpdate
    snapshot_complete: _server_service_pb2.SnapshotComplete
    heartbeat: _server_service_pb2.Heartbeat
    gap: _event_pb2.Gap
    resume_token: str
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., update: _Optional[_Union[CallUpdate, _Mapping]] = ..., snapshot_complete: _Optional[_Union[_server_service_pb2.SnapshotComplete, _Mapping]] = ..., heartbeat: _Optional[_Union[_server_service_pb2.Heartbeat, _Mapping]] = ..., gap: _Optional[_Union[_event_pb2.Gap, _Mapping]] = ..., resume_token: _Optional[str] = ...) -> None: ...

class CallUpdate(_message.Message):
    __slots__ = ("change", "call")
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    CALL_FIELD_NUMBER: _ClassVar[int]
    change: _call_pb2.CallChange
    call: _call_pb2.Call
    def __init__(self, change: _Optional[_Union[_call_pb2.CallChange, _Mapping]] = ..., call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ...) -> None: ...

class WaitCallRequest(_message.Message):
    __slots__ = ("call", "wait_for")
    CALL_FIELD_NUMBER: _ClassVar[int]
    WAIT_FOR_FIELD_NUMBER: _ClassVar[int]
    call: str
    wait_for: CallMilestone
    def __init__(self, call: _Optional[str] = ..., wait_for: _Optional[_Union[CallMilestone, str]] = ...) -> None: ...

class WaitCallResponse(_message.Message):
    __slots__ = ("call", "reached")
    CALL_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    reached: bool
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., reached: bool = ...) -> None: ...

class HangupCallRequest(_message.Message):
    __slots__ = ("call", "unique_id", "cause")
    CALL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    call: str
    unique_id: str
    cause: int
    def __init__(self, call: _Optional[str] = ..., unique_id: _Optional[str] = ..., cause: _Optional[int] = ...) -> None: ...

class HangupCallResponse(_message.Message):
    __slots__ = ("call",)
    CALL_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ...) -> None: ...

class CallPlace(_message.Message):
    __slots__ = ("context", "exten", "priority")
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    context: str
    exten: str
    priority: str
    def __init__(self, context: _Optional[str] = ..., exten: _Optional[str] = ..., priority: _Optional[str] = ...) -> None: ...

class BlindTransfer(_message.Message):
    __slots__ = ("unique_id", "to")
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    unique_id: str
    to: CallPlace
    def __init__(self, unique_id: _Optional[str] = ..., to: _Optional[_Union[CallPlace, _Mapping]] = ...) -> None: ...

class RedirectTransfer(_message.Message):
    __slots__ = ("unique_id", "to", "extra_unique_id", "extra_to")
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    EXTRA_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    EXTRA_TO_FIELD_NUMBER: _ClassVar[int]
    unique_id: str
    to: CallPlace
    extra_unique_id: str
    extra_to: CallPlace
    def __init__(self, unique_id: _Optional[str] = ..., to: _Optional[_Union[CallPlace, _Mapping]] = ..., extra_unique_id: _Optional[str] = ..., extra_to: _Optional[_Union[CallPlace, _Mapping]] = ...) -> None: ...

class AttendedTransfer(_message.Message):
    __slots__ = ("by", "unique_id", "target_call", "target_unique_id", "to", "timeout")
    BY_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_CALL_FIELD_NUMBER: _ClassVar[int]
    TARGET_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    by: AttendedBy
    unique_id: str
    target_call: str
    target_unique_id: str
    to: CallPlace
    timeout: _duration_pb2.Duration
    def __init__(self, by: _Optional[_Union[AttendedBy, str]] = ..., unique_id: _Optional[str] = ..., target_call: _Optional[str] = ..., target_unique_id: _Optional[str] = ..., to: _Optional[_Union[CallPlace, _Mapping]] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class TransferCallRequest(_message.Message):
    __slots__ = ("call", "blind", "attended", "redirect")
    CALL_FIELD_NUMBER: _ClassVar[int]
    BLIND_FIELD_NUMBER: _ClassVar[int]
    ATTENDED_FIELD_NUMBER: _ClassVar[int]
    REDIRECT_FIELD_NUMBER: _ClassVar[int]
    call: str
    blind: BlindTransfer
    attended: AttendedTransfer
    redirect: RedirectTransfer
    def __init__(self, call: _Optional[str] = ..., blind: _Optional[_Union[BlindTransfer, _Mapping]] = ..., attended: _Optional[_Union[AttendedTransfer, _Mapping]] = ..., redirect: _Optional[_Union[RedirectTransfer, _Mapping]] = ...) -> None: ...

class TransferCallResponse(_message.Message):
    __slots__ = ("call", "target_call", "result")
    CALL_FIELD_NUMBER: _ClassVar[int]
    TARGET_CALL_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    target_call: _call_pb2.Call
    result: str
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., target_call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., result: _Optional[str] = ...) -> None: ...

class JoinCallsRequest(_message.Message):
    __slots__ = ("call", "unique_id", "with_call", "with_unique_id", "tone")
    CALL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    WITH_CALL_FIELD_NUMBER: _ClassVar[int]
    WITH_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    TONE_FIELD_NUMBER: _ClassVar[int]
    call: str
    unique_id: str
    with_call: str
    with_unique_id: str
    tone: bool
    def __init__(self, call: _Optional[str] = ..., unique_id: _Optional[str] = ..., with_call: _Optional[str] = ..., with_unique_id: _Optional[str] = ..., tone: bool = ...) -> None: ...

class JoinCallsResponse(_message.Message):
    __slots__ = ("call", "with_call", "bridge_unique_id")
    CALL_FIELD_NUMBER: _ClassVar[int]
    WITH_CALL_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    with_call: _call_pb2.Call
    bridge_unique_id: str
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., with_call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., bridge_unique_id: _Optional[str] = ...) -> None: ...

class RecordCallRequest(_message.Message):
    __slots__ = ("call", "act", "unique_id", "file", "options", "mixmonitor_id")
    CALL_FIELD_NUMBER: _ClassVar[int]
    ACT_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    MIXMONITOR_ID_FIELD_NUMBER: _ClassVar[int]
    call: str
    act: RecordAct
    unique_id: str
    file: str
    options: str
    mixmonitor_id: str
    def __init__(self, call: _Optional[str] = ..., act: _Optional[_Union[RecordAct, str]] = ..., unique_id: _Optional[str] = ..., file: _Optional[str] = ..., options: _Optional[str] = ..., mixmonitor_id: _Optional[str] = ...) -> None: ...

class RecordCallResponse(_message.Message):
    __slots__ = ("mixmonitor_id",)
    MIXMONITOR_ID_FIELD_NUMBER: _ClassVar[int]
    mixmonitor_id: str
    def __init__(self, mixmonitor_id: _Optional[str] = ...) -> None: ...

class MuteCallRequest(_message.Message):
    __slots__ = ("call", "muted", "unique_id", "direction")
    CALL_FIELD_NUMBER: _ClassVar[int]
    MUTED_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    call: str
    muted: bool
    unique_id: str
    direction: AudioDirection
    def __init__(self, call: _Optional[str] = ..., muted: bool = ..., unique_id: _Optional[str] = ..., direction: _Optional[_Union[AudioDirection, str]] = ...) -> None: ...

class MuteCallResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SendDtmfRequest(_message.Message):
    __slots__ = ("call", "digits", "unique_id", "duration", "receive")
    CALL_FIELD_NUMBER: _ClassVar[int]
    DIGITS_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_FIELD_NUMBER: _ClassVar[int]
    call: str
    digits: str
    unique_id: str
    duration: _duration_pb2.Duration
    receive: bool
    def __init__(self, call: _Optional[str] = ..., digits: _Optional[str] = ..., unique_id: _Optional[str] = ..., duration: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., receive: bool = ...) -> None: ...

class SendDtmfResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ParkCallRequest(_message.Message):
    __slots__ = ("call", "unique_id", "parking_lot", "timeout")
    CALL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    call: str
    unique_id: str
    parking_lot: str
    timeout: _duration_pb2.Duration
    def __init__(self, call: _Optional[str] = ..., unique_id: _Optional[str] = ..., parking_lot: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class ParkCallResponse(_message.Message):
    __slots__ = ("call", "parking_space", "parking_lot")
    CALL_FIELD_NUMBER: _ClassVar[int]
    PARKING_SPACE_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    parking_space: str
    parking_lot: str
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., parking_space: _Optional[str] = ..., parking_lot: _Optional[str] = ...) -> None: ...

class SpyCallRequest(_message.Message):
    __slots__ = ("call", "unique_id", "mode", "channel", "caller_id", "timeout", "wait_for", "idempotency_key")
    CALL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    WAIT_FOR_FIELD_NUMBER: _ClassVar[int]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    call: str
    unique_id: str
    mode: SpyMode
    channel: str
    caller_id: str
    timeout: _duration_pb2.Duration
    wait_for: CallMilestone
    idempotency_key: str
    def __init__(self, call: _Optional[str] = ..., unique_id: _Optional[str] = ..., mode: _Optional[_Union[SpyMode, str]] = ..., channel: _Optional[str] = ..., caller_id: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., wait_for: _Optional[_Union[CallMilestone, str]] = ..., idempotency_key: _Optional[str] = ...) -> None: ...

class SpyCallResponse(_message.Message):
    __slots__ = ("call", "repeated_request")
    CALL_FIELD_NUMBER: _ClassVar[int]
    REPEATED_REQUEST_FIELD_NUMBER: _ClassVar[int]
    call: _call_pb2.Call
    repeated_request: bool
    def __init__(self, call: _Optional[_Union[_call_pb2.Call, _Mapping]] = ..., repeated_request: bool = ...) -> None: ...

class SetCallVariableRequest(_message.Message):
    __slots__ = ("call", "unique_id", "name", "value")
    CALL_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    call: str
    unique_id: str
    name: str
    value: str
    def __init__(self, call: _Optional[str] = ..., unique_id: _Optional[str] = ..., name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class SetCallVariableResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...
