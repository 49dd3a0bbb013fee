from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class InboundSubscriptionDetail(_message.Message):
    __slots__ = ("role", "endpoint", "callid", "state", "callerid", "subscription_type", "extension", "extension_states", "mailboxes")
    ROLE_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    CALLID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CALLERID_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIPTION_TYPE_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_STATES_FIELD_NUMBER: _ClassVar[int]
    MAILBOXES_FIELD_NUMBER: _ClassVar[int]
    role: str
    endpoint: str
    callid: str
    state: str
    callerid: str
    subscription_type: _sets_pb2.SubscriptionType
    extension: str
    extension_states: str
    mailboxes: str
    def __init__(self, role: _Optional[str] = ..., endpoint: _Optional[str] = ..., callid: _Optional[str] = ..., state: _Optional[str] = ..., callerid: _Optional[str] = ..., subscription_type: _Optional[_Union[_sets_pb2.SubscriptionType, str]] = ..., extension: _Optional[str] = ..., extension_states: _Optional[str] = ..., mailboxes: _Optional[str] = ...) -> None: ...

class OutboundSubscriptionDetail(_message.Message):
    __slots__ = ("role", "endpoint", "callid", "state", "callerid", "subscription_type", "extension", "extension_states", "mailboxes")
    ROLE_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    CALLID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CALLERID_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIPTION_TYPE_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_STATES_FIELD_NUMBER: _ClassVar[int]
    MAILBOXES_FIELD_NUMBER: _ClassVar[int]
    role: str
    endpoint: str
    callid: str
    state: str
    callerid: str
    subscription_type: _sets_pb2.SubscriptionType
    extension: str
    extension_states: str
    mailboxes: str
    def __init__(self, role: _Optional[str] = ..., endpoint: _Optional[str] = ..., callid: _Optional[str] = ..., state: _Optional[str] = ..., callerid: _Optional[str] = ..., subscription_type: _Optional[_Union[_sets_pb2.SubscriptionType, str]] = ..., extension: _Optional[str] = ..., extension_states: _Optional[str] = ..., mailboxes: _Optional[str] = ...) -> None: ...
