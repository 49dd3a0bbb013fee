from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WhoAmIRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class WhoAmIResponse(_message.Message):
    __slots__ = ("principal", "role", "expires", "permissions")
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_FIELD_NUMBER: _ClassVar[int]
    PERMISSIONS_FIELD_NUMBER: _ClassVar[int]
    principal: str
    role: str
    expires: _timestamp_pb2.Timestamp
    permissions: Permissions
    def __init__(self, principal: _Optional[str] = ..., role: _Optional[str] = ..., expires: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., permissions: _Optional[_Union[Permissions, _Mapping]] = ...) -> None: ...

class Permissions(_message.Message):
    __slots__ = ("servers", "read", "write", "actions", "deny_actions", "contexts", "channels", "applications", "variables", "functions", "agi_commands", "agi_scripts", "cli", "dangerous", "filtered")
    SERVERS_FIELD_NUMBER: _ClassVar[int]
    READ_FIELD_NUMBER: _ClassVar[int]
    WRITE_FIELD_NUMBER: _ClassVar[int]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    DENY_ACTIONS_FIELD_NUMBER: _ClassVar[int]
    CONTEXTS_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    APPLICATIONS_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    FUNCTIONS_FIELD_NUMBER: _ClassVar[int]
    AGI_COMMANDS_FIELD_NUMBER: _ClassVar[int]
    AGI_SCRIPTS_FIELD_NUMBER: _ClassVar[int]
    CLI_FIELD_NUMBER: _ClassVar[int]
    DANGEROUS_FIELD_NUMBER: _ClassVar[int]
    FILTERED_FIELD_NUMBER: _ClassVar[int]
    servers: _containers.RepeatedScalarFieldContainer[str]
    read: _containers.RepeatedScalarFieldContainer[str]
    write: _containers.RepeatedScalarFieldContainer[str]
    actions: _containers.RepeatedScalarFieldContainer[str]
    deny_actions: _containers.RepeatedScalarFieldContainer[str]
    contexts: _containers.RepeatedScalarFieldContainer[str]
    channels: _containers.RepeatedScalarFieldContainer[str]
    applications: _containers.RepeatedScalarFieldContainer[str]
    variables: _containers.RepeatedScalarFieldContainer[str]
    functions: _containers.RepeatedScalarFieldContainer[str]
    agi_commands: _containers.RepeatedScalarFieldContainer[str]
    agi_scripts: _containers.RepeatedScalarFieldContainer[str]
    cli: _containers.RepeatedScalarFieldContainer[str]
    dangerous: _containers.RepeatedScalarFieldContainer[str]
    filtered: bool
    def __init__(self, servers: _Optional[_Iterable[str]] = ..., read: _Optional[_Iterable[str]] = ..., write: _Optional[_Iterable[str]] = ..., actions: _Optional[_Iterable[str]] = ..., deny_actions: _Optional[_Iterable[str]] = ..., contexts: _Optional[_Iterable[str]] = ..., channels: _Optional[_Iterable[str]] = ..., applications: _Optional[_Iterable[str]] = ..., variables: _Optional[_Iterable[str]] = ..., functions: _Optional[_Iterable[str]] = ..., agi_commands: _Optional[_Iterable[str]] = ..., agi_scripts: _Optional[_Iterable[str]] = ..., cli: _Optional[_Iterable[str]] = ..., dangerous: _Optional[_Iterable[str]] = ..., filtered: bool = ...) -> None: ...

class CreateTicketRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CreateTicketResponse(_message.Message):
    __slots__ = ("ticket", "expires")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_FIELD_NUMBER: _ClassVar[int]
    ticket: str
    expires: _timestamp_pb2.Timestamp
    def __init__(self, ticket: _Optional[str] = ..., expires: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
