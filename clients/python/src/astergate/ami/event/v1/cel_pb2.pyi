from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CEL(_message.Message):
    __slots__ = ("event_name", "account_code", "caller_id_num", "caller_id_name", "caller_id_ani", "caller_id_rdnis", "caller_id_dnid", "exten", "context", "channel", "application", "app_data", "event_time", "ama_flags", "unique_id", "linked_id", "tenant_id", "user_field", "peer", "peer_account", "user_def_type", "extra")
    EVENT_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NUM_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NAME_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_ANI_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_RDNIS_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_DNID_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_FIELD_NUMBER: _ClassVar[int]
    APP_DATA_FIELD_NUMBER: _ClassVar[int]
    EVENT_TIME_FIELD_NUMBER: _ClassVar[int]
    AMA_FLAGS_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    LINKED_ID_FIELD_NUMBER: _ClassVar[int]
    TENANT_ID_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    PEER_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    USER_DEF_TYPE_FIELD_NUMBER: _ClassVar[int]
    EXTRA_FIELD_NUMBER: _ClassVar[int]
    event_name: _sets_pb2.CelEventName
    account_code: str
    caller_id_num: str
    caller_id_name: str
    caller_id_ani: str
    caller_id_rdnis: str
    caller_id_dnid: str
    exten: str
    context: str
    channel: str
    application: str
    app_data: str
    event_time: str
    ama_flags: _sets_pb2.AmaFlags
    unique_id: str
    linked_id: str
    tenant_id: str
    user_field: str
    peer: str
    peer_account: str
    user_def_type: str
    extra: str
    def __init__(self, event_name: _Optional[_Union[_sets_pb2.CelEventName, str]] = ..., account_code: _Optional[str] = ..., caller_id_num: _Optional[str] = ..., caller_id_name: _Optional[str] = ..., caller_id_ani: _Optional[str] = ..., caller_id_rdnis: _Optional[str] = ..., caller_id_dnid: _Optional[str] = ..., exten: _Optional[str] = ..., context: _Optional[str] = ..., channel: _Optional[str] = ..., application: _Optional[str] = ..., app_data: _Optional[str] = ..., event_time: _Optional[str] = ..., ama_flags: _Optional[_Union[_sets_pb2.AmaFlags, str]] = ..., unique_id: _Optional[str] = ..., linked_id: _Optional[str] = ..., tenant_id: _Optional[str] = ..., user_field: _Optional[str] = ..., peer: _Optional[str] = ..., peer_account: _Optional[str] = ..., user_def_type: _Optional[str] = ..., extra: _Optional[str] = ...) -> None: ...
