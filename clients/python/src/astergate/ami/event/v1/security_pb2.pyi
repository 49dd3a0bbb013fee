from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SecurityBlock(_message.Message):
    __slots__ = ("event_tv", "severity", "service", "event_version", "account_id", "session_id", "local_address", "remote_address", "module", "session_tv")
    EVENT_TV_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    EVENT_VERSION_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    LOCAL_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    REMOTE_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    SESSION_TV_FIELD_NUMBER: _ClassVar[int]
    event_tv: str
    severity: _sets_pb2.SecuritySeverity
    service: str
    event_version: int
    account_id: str
    session_id: str
    local_address: str
    remote_address: str
    module: str
    session_tv: str
    def __init__(self, event_tv: _Optional[str] = ..., severity: _Optional[_Union[_sets_pb2.SecuritySeverity, str]] = ..., service: _Optional[str] = ..., event_version: _Optional[int] = ..., account_id: _Optional[str] = ..., session_id: _Optional[str] = ..., local_address: _Optional[str] = ..., remote_address: _Optional[str] = ..., module: _Optional[str] = ..., session_tv: _Optional[str] = ...) -> None: ...

class SuccessfulAuth(_message.Message):
    __slots__ = ("security", "using_password")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    USING_PASSWORD_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    using_password: bool
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., using_password: bool = ...) -> None: ...

class ChallengeSent(_message.Message):
    __slots__ = ("security", "challenge")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    CHALLENGE_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    challenge: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., challenge: _Optional[str] = ...) -> None: ...

class ChallengeResponseFailed(_message.Message):
    __slots__ = ("security", "challenge", "response", "expected_response")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    CHALLENGE_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    challenge: str
    response: str
    expected_response: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., challenge: _Optional[str] = ..., response: _Optional[str] = ..., expected_response: _Optional[str] = ...) -> None: ...

class InvalidPassword(_message.Message):
    __slots__ = ("security", "challenge", "received_challenge", "received_hash")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    CHALLENGE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_CHALLENGE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_HASH_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    challenge: str
    received_challenge: str
    received_hash: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., challenge: _Optional[str] = ..., received_challenge: _Optional[str] = ..., received_hash: _Optional[str] = ...) -> None: ...

class InvalidAccountID(_message.Message):
    __slots__ = ("security",)
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ...) -> None: ...

class FailedACL(_message.Message):
    __slots__ = ("security", "acl_name")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    ACL_NAME_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    acl_name: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., acl_name: _Optional[str] = ...) -> None: ...

class InvalidTransport(_message.Message):
    __slots__ = ("security", "attempted_transport")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTED_TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    attempted_transport: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., attempted_transport: _Optional[str] = ...) -> None: ...

class UnexpectedAddress(_message.Message):
    __slots__ = ("security", "expected_address")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    expected_address: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., expected_address: _Optional[str] = ...) -> None: ...

class AuthMethodNotAllowed(_message.Message):
    __slots__ = ("security", "auth_method")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    AUTH_METHOD_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    auth_method: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., auth_method: _Optional[str] = ...) -> None: ...

class RequestNotAllowed(_message.Message):
    __slots__ = ("security", "request_type", "request_params")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_TYPE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_PARAMS_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    request_type: str
    request_params: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., request_type: _Optional[str] = ..., request_params: _Optional[str] = ...) -> None: ...

class RequestNotSupported(_message.Message):
    __slots__ = ("security", "request_type")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_TYPE_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    request_type: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., request_type: _Optional[str] = ...) -> None: ...

class RequestBadFormat(_message.Message):
    __slots__ = ("security", "request_type", "request_params")
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_TYPE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_PARAMS_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    request_type: str
    request_params: str
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ..., request_type: _Optional[str] = ..., request_params: _Optional[str] = ...) -> None: ...

class SessionLimit(_message.Message):
    __slots__ = ("security",)
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ...) -> None: ...

class LoadAverageLimit(_message.Message):
    __slots__ = ("security",)
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ...) -> None: ...

class MemoryLimit(_message.Message):
    __slots__ = ("security",)
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    security: SecurityBlock
    def __init__(self, security: _Optional[_Union[SecurityBlock, _Mapping]] = ...) -> None: ...
