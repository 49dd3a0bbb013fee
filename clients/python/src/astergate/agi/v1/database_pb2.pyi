from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class DatabaseGet(_message.Message):
    __slots__ = ("family", "key")
    FAMILY_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    family: str
    key: str
    def __init__(self, family: _Optional[str] = ..., key: _Optional[str] = ...) -> None: ...

class DatabaseGetResult(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: str
    def __init__(self, value: _Optional[str] = ...) -> None: ...

class DatabasePut(_message.Message):
    __slots__ = ("family", "key", "value")
    FAMILY_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    family: str
    key: str
    value: str
    def __init__(self, family: _Optional[str] = ..., key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class DatabasePutResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class DatabaseDel(_message.Message):
    __slots__ = ("family", "key")
    FAMILY_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    family: str
    key: str
    def __init__(self, family: _Optional[str] = ..., key: _Optional[str] = ...) -> None: ...

class DatabaseDelResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class DatabaseDeltree(_message.Message):
    __slots__ = ("family", "keytree")
    FAMILY_FIELD_NUMBER: _ClassVar[int]
    KEYTREE_FIELD_NUMBER: _ClassVar[int]
    family: str
    keytree: str
    def __init__(self, family: _Optional[str] = ..., keytree: _Optional[str] = ...) -> None: ...

class DatabaseDeltreeResult(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...
