#!/usr/bin/env python3
"""A protoc plugin that writes the part of the Python facade that the proto files tell.

_agi_methods.py has a method for each typed AGI command: names, arguments, defaults and
documentation come from the command's message, what is returned from the message with
Result behind its name. Commands are the arms of SessionCommand that carry the option
agi_command.

errors.py has a class for each ErrorReason and each AgiFailureReason, documented by the
value's comment. A new value gets a class by itself; the tables below only give some of
them another name or a parent.
"""

import re
import sys
import textwrap

from google.protobuf import descriptor_pool, message_factory
from google.protobuf.compiler import plugin_pb2
from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field

COMMAND = ".astergate.v1.SessionCommand"
DURATION = ".google.protobuf.Duration"
INTEGERS = (Field.TYPE_INT64, Field.TYPE_INT32, Field.TYPE_UINT64, Field.TYPE_UINT32)
# Text that is as often at hand as a number.
TEXT_OR_NUMBER = {"value", "priority", "digits"}
REASON = ".astergate.v1.ErrorReason"
FAILURE = ".astergate.v1.AgiFailureReason"
# Class names that are not the reason's own words, and parents that are not AstergateError.
REASON_NAMES = {"SUBSCRIBER_TOO_SLOW": "TooSlow", "INTERNAL": "InternalError"}
REASON_PARENTS = {
    "INVALID_HEADER": "InvalidRequest",
    "SERVER_AMBIGUOUS": "InvalidRequest",
    "DANGEROUS_ACTION": "Denied",
    "ACTION_RESERVED": "Denied",
    "LINK_SINGLE": "Denied",
}
# pystrix's name and order of classes for a failure; by itself AGI<words>Error(AGIError).
FAILURE_CLASSES = {
    "APP_ERROR": ("AGIAppError", "AGIError"),
    "DATABASE_ERROR": ("AGIDBError", "AGIAppError"),
    "UNKNOWN_REPLY": ("AGIUnknownError", "AGIError"),
    "HANGUP": ("AGIResultHangup", "AGIHangup"),
    "LOST": ("AGISIGPIPEHangup", "AGIHangup"),
    "NO_SESSION": ("AGISessionHangup", "AGISIGPIPEHangup"),
}
ERRORS_HEAD = '''"""Every error as a class. Made by `make gen` from proto/astergate/v1."""

from typing import Dict, Type

from ._base import AGIError, AGIException, AGIHangup, AGISIGHUPHangup, AstergateError
from .v1 import agi_service_pb2 as wire


class Denied(AstergateError):
    """The configuration does not allow it."""
'''
HEAD = '''"""Typed AGI commands. Made by `make gen` from proto/astergate/agi/v1."""

from abc import ABC, abstractmethod
from typing import Iterable, NamedTuple, Optional

from ._values import Seconds, Text, duration, text
from .agi.v1 import commands_pb2 as agi
from .ami.event.v1 import snapshot_pb2 as snapshot
from .v1 import agi_service_pb2 as wire
'''
CLASS = '''

class AgiMethods(ABC):
    """The typed commands of a session.

    Times are seconds or a timedelta. Each method waits until Asterisk has answered,
    and raises an AGIException if the command failed or the call has hung up.
    """

    @abstractmethod
    async def _command(self, command: wire.SessionCommand) -> wire.SessionResult:
        """Runs one command."""
'''


class Files:
    """Messages of the request by name, with their comments and options."""

    def __init__(self, request):
        pool = descriptor_pool.DescriptorPool()
        self.messages, self.enums, self.comments = {}, {}, {}
        for file in request.proto_file:
            pool.Add(file)
            comments = {tuple(at.path): at.leading_comments.strip() for at in file.source_code_info.location}
            for index, message in enumerate(file.message_type):
                name = f".{file.package}.{message.name}"
                self.messages[name] = message
                self.comments[name] = comments.get((4, index), "")
                for number, field in enumerate(message.field):
                    self.comments[f"{name}.{field.name}"] = comments.get((4, index, 2, number), "")
            for index, enum in enumerate(file.enum_type):
                self.enums[f".{file.package}.{enum.name}"] = [
                    (value.name, comments.get((5, index, 2, number), "")) for number, value in enumerate(enum.value)
                ]
        self.agi_command = pool.FindExtensionByName("astergate.options.v1.agi_command")
        self.required = pool.FindExtensionByName("astergate.options.v1.required")
        self.classes = {
            kind: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"google.protobuf.{kind}"))
            for kind in ("MessageOptions", "FieldOptions")
        }

    def option(self, of, extension):
        """The value of one of our options, which the plugin's own classes do not know."""
        kind = "MessageOptions" if extension is self.agi_command else "FieldOptions"
        return self.classes[kind].FromString(of.options.SerializeToString()).Extensions[extension]


def sentence(comment: str) -> str:
    """A comment as one line of a docstring, without the example behind its first paragraph."""
    prose = re.split(r"\n\s*\n", comment)[0]
    prose = re.sub(r"\b[Uu]nset\b", "None", prose.replace("\\", "\\\\"))
    return re.sub(r"\s+", " ", prose).strip()


def errors(files):
    """The module errors.py."""
    classes, tables, names = "", "", ["AGIError", "AGIException", "AGIHangup", "AGISIGHUPHangup", "AstergateError", "Denied"]
    for enum, table, base in (REASON, "REASONS", "AstergateError"), (FAILURE, "FAILURES", "AGIException"):
        values = files.enums[enum]
        prefix = values[0][0][: -len("UNSPECIFIED")]
        tables += f"\n# By {'reason of the ErrorInfo' if enum == REASON else 'AgiFailureReason'}.\n"
        tables += f"{table}: Dict[{'str' if enum == REASON else 'int'}, Type[{base}]] = {{\n"
        for value, comment in values[1:]:
            word = value[len(prefix) :]
            camel = "".join(part.capitalize() for part in word.split("_"))
            if enum == REASON:
                name, parent = REASON_NAMES.get(word, camel), REASON_PARENTS.get(word, base)
                key = f'"{word}"'
            else:
                name, parent = FAILURE_CLASSES.get(word, (f"AGI{camel}Error", "AGIError"))
                key = f"wire.{value}"
            classes += f"\n\nclass {name}({parent}):\n" + wrapped(f'"""{sentence(comment)}"""', "    ") + "\n"
            tables += f"    {key}: {name},\n"
            names.append(name)
        tables += "}\n"
    exported = "".join(f'    "{name}",\n' for name in sorted(names))
    return ERRORS_HEAD + classes + "\n" + tables + f"\n__all__ = [\n{exported}]\n"


def argument(field, required):
    """The parameter of a field, and the expression that gives the field's value."""
    name = field.name
    presence = field.proto3_optional
    if name == "escape_digits":
        return f'{name}: Iterable[str] = ""', f'"".join({name})'
    if field.type_name == DURATION:
        return f"{name}: Optional[Seconds] = None", f"duration({name})"
    kind, convert = {
        Field.TYPE_STRING: ("Text", f"text({name})") if name in TEXT_OR_NUMBER else ("str", name),
        Field.TYPE_BOOL: ("bool", name),
        **dict.fromkeys(INTEGERS, ("int", name)),
    }[field.type]
    if required:
        return f"{name}: {kind}", convert
    if presence:
        return f"{name}: Optional[{kind}] = None", convert
    empty = {"str": '""', "Text": '""', "bool": "False", "int": "0"}[kind]
    return f"{name}: {kind} = {empty}", convert


def returned(field):
    """The type of a result's field."""
    if field.type == Field.TYPE_ENUM:
        return f"snapshot.{field.type_name.rsplit('.', 1)[1]}"
    kind = {Field.TYPE_STRING: "str", Field.TYPE_BOOL: "bool", **dict.fromkeys(INTEGERS, "int")}[field.type]
    return f"Optional[{kind}]" if field.proto3_optional else kind


def value(field):
    """The expression for a result's field in `done`."""
    plain = f"done.{field.name}"
    return f'{plain} if done.HasField("{field.name}") else None' if field.proto3_optional else plain


def wrapped(text, indent, first=None):
    return textwrap.fill(
        text, 100, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )


def method(files, arm, kind):
    """One method, and the NamedTuple that it returns if there are several values."""
    message, result = files.messages[kind], files.messages[kind + "Result"]
    parameters, fields = [], []
    for field in sorted(message.field, key=lambda field: field.number):
        parameter, expression = argument(field, files.option(field, files.required))
        parameters.append(parameter)
        fields.append(f"{field.name}={expression}")
    before = ""
    if not result.field:
        returns, statement = "None", []
    elif len(result.field) == 1:
        field = result.field[0]
        returns, statement = returned(field), [f"return {value(field)}"]
    else:
        returns = result.name
        before = f"\n\nclass {result.name}(NamedTuple):\n"
        before += wrapped(f'"""{sentence(files.comments[kind + "Result"])}"""', "    ") + "\n\n"
        for field in result.field:
            before += wrapped(sentence(files.comments[f"{kind}Result.{field.name}"]), "    # ") + "\n"
            before += f"    {field.name}: {returned(field)}\n"
        values = ",\n            ".join(value(field) for field in result.field)
        statement = [f"return {result.name}(\n            {values},\n        )"]
    comment = sentence(files.comments[kind])
    lines = [f"    async def {arm}({', '.join(['self', *parameters])}) -> {returns}:"]
    if len(lines[0]) > 100:
        inner = "".join(f"        {parameter},\n" for parameter in ["self", *parameters])
        lines = [f"    async def {arm}(\n{inner}    ) -> {returns}:"]
    notes = [
        wrapped(sentence(files.comments[f"{kind}.{field.name}"]), "            ", "        - ") for field in message.field
    ]
    if len(result.field) == 1:
        only = sentence(files.comments[f"{kind}Result.{result.field[0].name}"])
        notes.append(wrapped(f"Returns {only}", "        ", "        "))
    if notes:
        lines += [wrapped('"""' + comment, "        "), "", *notes, '        """']
    else:
        lines.append(wrapped(f'"""{comment}"""', "        "))
    make = f"        command = agi.{message.name}({', '.join(fields)})"
    if len(make) > 100:
        inner = "".join(f"            {field},\n" for field in fields)
        make = f"        command = agi.{message.name}(\n{inner}        )"
    lines.append(make)
    run = f"await self._command(wire.SessionCommand({arm}=command))"
    if result.field:
        lines += [f"        result = {run}", f"        done = result.{arm}"]
    else:
        lines.append(f"        {run}")
    lines += [f"        {line}" for line in statement]
    return before, "\n" + "\n".join(lines) + "\n"


def main() -> int:
    request = plugin_pb2.CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
    response = plugin_pb2.CodeGeneratorResponse()
    response.supported_features = plugin_pb2.CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL
    files = Files(request)
    tuples, methods = "", ""
    for arm in files.messages[COMMAND].field:
        kind = arm.type_name
        if kind in files.messages and files.option(files.messages[kind], files.agi_command):
            before, code = method(files, arm.name, kind)
            tuples += before
            methods += code
    response.file.add(name="astergate/errors.py", content=errors(files))
    response.file.add(name="astergate/_agi_methods.py", content=HEAD + tuples + CLASS + methods)
    sys.stdout.buffer.write(response.SerializeToString())
    return 0


if __name__ == "__main__":
    sys.exit(main())
