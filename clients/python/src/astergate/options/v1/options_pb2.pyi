from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class Unit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    UNIT_UNSPECIFIED: _ClassVar[Unit]
    UNIT_SECONDS: _ClassVar[Unit]
    UNIT_MILLISECONDS: _ClassVar[Unit]
    UNIT_MICROSECONDS: _ClassVar[Unit]
    UNIT_CLOCK: _ClassVar[Unit]

class Link(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LINK_UNSPECIFIED: _ClassVar[Link]
    LINK_FAST: _ClassVar[Link]
    LINK_BLOCKING: _ClassVar[Link]

class AgiPart(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGI_PART_UNSPECIFIED: _ClassVar[AgiPart]
    AGI_PART_RESULT: _ClassVar[AgiPart]
    AGI_PART_DIGIT: _ClassVar[AgiPart]
    AGI_PART_DATA: _ClassVar[AgiPart]
    AGI_PART_TIMEOUT: _ClassVar[AgiPart]
    AGI_PART_FLAG: _ClassVar[AgiPart]
    AGI_PART_CHARACTER: _ClassVar[AgiPart]
UNIT_UNSPECIFIED: Unit
UNIT_SECONDS: Unit
UNIT_MILLISECONDS: Unit
UNIT_MICROSECONDS: Unit
UNIT_CLOCK: Unit
LINK_UNSPECIFIED: Link
LINK_FAST: Link
LINK_BLOCKING: Link
AGI_PART_UNSPECIFIED: AgiPart
AGI_PART_RESULT: AgiPart
AGI_PART_DIGIT: AgiPart
AGI_PART_DATA: AgiPart
AGI_PART_TIMEOUT: AgiPart
AGI_PART_FLAG: AgiPart
AGI_PART_CHARACTER: AgiPart
HEADER_FIELD_NUMBER: _ClassVar[int]
header: _descriptor.FieldDescriptor
PREFIX_FIELD_NUMBER: _ClassVar[int]
prefix: _descriptor.FieldDescriptor
UNIT_FIELD_NUMBER: _ClassVar[int]
unit: _descriptor.FieldDescriptor
REQUIRED_FIELD_NUMBER: _ClassVar[int]
required: _descriptor.FieldDescriptor
SINCE_FIELD_NUMBER: _ClassVar[int]
since: _descriptor.FieldDescriptor
UNTIL_FIELD_NUMBER: _ClassVar[int]
until: _descriptor.FieldDescriptor
SENSITIVE_FIELD_NUMBER: _ClassVar[int]
sensitive: _descriptor.FieldDescriptor
ESCAPED_FIELD_NUMBER: _ClassVar[int]
escaped: _descriptor.FieldDescriptor
AGI_DEFAULT_FIELD_NUMBER: _ClassVar[int]
agi_default: _descriptor.FieldDescriptor
AGI_LITERAL_FIELD_NUMBER: _ClassVar[int]
agi_literal: _descriptor.FieldDescriptor
AGI_PART_FIELD_NUMBER: _ClassVar[int]
agi_part: _descriptor.FieldDescriptor
AGI_PAIR_FIELD_NUMBER: _ClassVar[int]
agi_pair: _descriptor.FieldDescriptor
AGI_MAX_FIELD_NUMBER: _ClassVar[int]
agi_max: _descriptor.FieldDescriptor
NUMBERED_FIELD_NUMBER: _ClassVar[int]
numbered: _descriptor.FieldDescriptor
TAIL_FIELD_NUMBER: _ClassVar[int]
tail: _descriptor.FieldDescriptor
SYNCHRONOUS_FIELD_NUMBER: _ClassVar[int]
synchronous: _descriptor.FieldDescriptor
AGI_FILLER_FIELD_NUMBER: _ClassVar[int]
agi_filler: _descriptor.FieldDescriptor
AGI_FRACTION_FIELD_NUMBER: _ClassVar[int]
agi_fraction: _descriptor.FieldDescriptor
AGI_CALLER_NAME_FIELD_NUMBER: _ClassVar[int]
agi_caller_name: _descriptor.FieldDescriptor
AGI_TEXT_FIELD_NUMBER: _ClassVar[int]
agi_text: _descriptor.FieldDescriptor
OTHERS_FIELD_NUMBER: _ClassVar[int]
others: _descriptor.FieldDescriptor
TEXT_FIELD_NUMBER: _ClassVar[int]
text: _descriptor.FieldDescriptor
EVENT_FIELD_NUMBER: _ClassVar[int]
event: _descriptor.FieldDescriptor
EVENT_PRIVILEGE_FIELD_NUMBER: _ClassVar[int]
event_privilege: _descriptor.FieldDescriptor
EVENT_MODULE_FIELD_NUMBER: _ClassVar[int]
event_module: _descriptor.FieldDescriptor
AGI_COMMAND_FIELD_NUMBER: _ClassVar[int]
agi_command: _descriptor.FieldDescriptor
AGI_APP_FAILURE_FIELD_NUMBER: _ClassVar[int]
agi_app_failure: _descriptor.FieldDescriptor
AGI_DATABASE_FAILURE_FIELD_NUMBER: _ClassVar[int]
agi_database_failure: _descriptor.FieldDescriptor
AGI_HANGUP_WORD_FIELD_NUMBER: _ClassVar[int]
agi_hangup_word: _descriptor.FieldDescriptor
AGI_DEAD_FIELD_NUMBER: _ClassVar[int]
agi_dead: _descriptor.FieldDescriptor
EVENT_SINCE_FIELD_NUMBER: _ClassVar[int]
event_since: _descriptor.FieldDescriptor
EVENT_UNTIL_FIELD_NUMBER: _ClassVar[int]
event_until: _descriptor.FieldDescriptor
ACTION_FIELD_NUMBER: _ClassVar[int]
action: _descriptor.FieldDescriptor
LIST_END_FIELD_NUMBER: _ClassVar[int]
list_end: _descriptor.FieldDescriptor
PRIVILEGE_FIELD_NUMBER: _ClassVar[int]
privilege: _descriptor.FieldDescriptor
MODULE_FIELD_NUMBER: _ClassVar[int]
module: _descriptor.FieldDescriptor
METHOD_SINCE_FIELD_NUMBER: _ClassVar[int]
method_since: _descriptor.FieldDescriptor
METHOD_UNTIL_FIELD_NUMBER: _ClassVar[int]
method_until: _descriptor.FieldDescriptor
READ_FIELD_NUMBER: _ClassVar[int]
read: _descriptor.FieldDescriptor
LINK_FIELD_NUMBER: _ClassVar[int]
link: _descriptor.FieldDescriptor
DEFAULT_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
default_timeout: _descriptor.FieldDescriptor
COMPLETION_FIELD_NUMBER: _ClassVar[int]
completion: _descriptor.FieldDescriptor
ERROR_IN_REPLY_FIELD_NUMBER: _ClassVar[int]
error_in_reply: _descriptor.FieldDescriptor
ACCESS_FIELD_NUMBER: _ClassVar[int]
access: _descriptor.FieldDescriptor

class Access(_message.Message):
    __slots__ = ("any", "read", "write", "whole")
    ANY_FIELD_NUMBER: _ClassVar[int]
    READ_FIELD_NUMBER: _ClassVar[int]
    WRITE_FIELD_NUMBER: _ClassVar[int]
    WHOLE_FIELD_NUMBER: _ClassVar[int]
    any: bool
    read: str
    write: str
    whole: bool
    def __init__(self, any: bool = ..., read: _Optional[str] = ..., write: _Optional[str] = ..., whole: bool = ...) -> None: ...
