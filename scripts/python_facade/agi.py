"""_agi_methods.py: a method for each typed AGI command.

Names, arguments, defaults and documentation come from the command's message, what is
returned from the message with Result behind its name. Commands are the arms of
SessionCommand that carry the option agi_command.
"""

from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field

from .files import DURATION, INTEGERS, TEXT_OR_NUMBER, TIMESTAMP, Imports, sentence, wrapped

COMMAND = ".astergate.v1.SessionCommand"
HEAD = '''"""Typed AGI commands. Made by `make gen` from proto/astergate/agi/v1."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Iterable, List, NamedTuple, Optional, Union

from ._values import Moment, Seconds, Text, duration, text, timestamp
'''
CLASS = '''

class AgiMethods(ABC):
    """The typed commands of a session.

    Lengths of time are seconds or a timedelta, moments a datetime or seconds since 1970;
    enums are values of the generated modules or their names. Each method waits until
    Asterisk has answered, and raises an AGIException if the command failed or the call has
    hung up.
    """

    @abstractmethod
    async def _command(self, command: v1_agi_service.SessionCommand) -> v1_agi_service.SessionResult:
        """Runs one command."""
'''


def argument(field, required, imports):
    """The parameter of a field, and the expression that gives the field's value."""
    name = field.name
    presence = field.proto3_optional
    if name == "escape_digits":
        return f'{name}: Iterable[str] = ""', f'"".join({name})'
    if field.type_name == DURATION:
        return f"{name}: Optional[Seconds] = None", f"duration({name})"
    if field.type_name == TIMESTAMP:
        return f"{name}: Optional[Moment] = None", f"timestamp({name})"
    if field.type == Field.TYPE_ENUM:  # protobuf takes the names of values as well
        kind = f"Union[{imports.name(field.type_name)}, str"
        return (f"{name}: {kind}]" if required else f"{name}: {kind}, None] = None"), name
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


def returned(field, imports):
    """The type of a result's field."""
    if field.type == Field.TYPE_ENUM:
        return imports.name(field.type_name)
    if field.type == Field.TYPE_MESSAGE:
        return f"List[{imports.name(field.type_name)}]"
    kind = {Field.TYPE_STRING: "str", Field.TYPE_BOOL: "bool", **dict.fromkeys(INTEGERS, "int")}[field.type]
    return f"Optional[{kind}]" if field.proto3_optional else kind


def value(field):
    """The expression for a result's field in `done`."""
    plain = f"done.{field.name}"
    if field.type == Field.TYPE_MESSAGE:
        return f"list({plain})"
    return f'{plain} if done.HasField("{field.name}") else None' if field.proto3_optional else plain


def method(files, imports, arm, kind):
    """One method, and the NamedTuple that it returns if there are several values."""
    message, result = files.messages[kind], files.messages[kind + "Result"]
    parameters, fields = [], []
    for field in sorted(message.field, key=lambda field: field.number):
        parameter, expression = argument(field, files.option(field, "required"), imports)
        parameters.append(parameter)
        fields.append(f"{field.name}={expression}")
    before = ""
    if not result.field:
        returns, statement = "None", []
    elif len(result.field) == 1:
        field = result.field[0]
        returns, statement = returned(field, imports), [f"return {value(field)}"]
    else:
        returns = result.name
        before = f"\n\nclass {result.name}(NamedTuple):\n"
        before += wrapped(f'"""{sentence(files.comments[kind + "Result"])}"""', "    ") + "\n\n"
        for field in result.field:
            before += wrapped(sentence(files.comments[f"{kind}Result.{field.name}"]), "    # ") + "\n"
            before += f"    {field.name}: {returned(field, imports)}\n"
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
    make = f"        command = {imports.name(kind)}({', '.join(fields)})"
    if len(make) > 100:
        inner = "".join(f"            {field},\n" for field in fields)
        make = f"        command = {imports.name(kind)}(\n{inner}        )"
    lines.append(make)
    run = f"await self._command({imports.name(COMMAND)}({arm}=command))"
    if result.field:
        lines += [f"        result = {run}", f"        done = result.{arm}"]
    else:
        lines.append(f"        {run}")
    lines += [f"        {line}" for line in statement]
    return before, "\n" + "\n".join(lines) + "\n"


def agi_methods(files):
    """The module _agi_methods.py."""
    tuples, methods, imports = "", "", Imports(files)
    for arm in files.messages[COMMAND].field:
        kind = arm.type_name
        if kind in files.messages and files.option(files.messages[kind], "agi_command"):
            before, code = method(files, imports, arm.name, kind)
            tuples += before
            methods += code
    return HEAD + str(imports) + tuples + CLASS + methods
