"""errors.py: a class for each ErrorReason and each AgiFailureReason, documented by the
value's comment. A new value gets a class by itself; the tables below only give some of them
another name or a parent."""

from .files import sentence, wrapped

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
    "UNAUTHENTICATED": "ManagerAuthError",
    "NOT_SENT": "ManagerSocketError",
    "OUTCOME_UNKNOWN": "ManagerSocketError",
    "SERVER_STOPPING": "ManagerSocketError",
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

from ._base import (
    AGIError,
    AGIException,
    AGIHangup,
    AGISIGHUPHangup,
    AsteriskError,
    AstergateError,
    ManagerAuthError,
    ManagerError,
    ManagerSocketError,
)
from .v1 import agi_service_pb2 as wire


class Denied(AstergateError):
    """The configuration does not allow it."""
'''


def errors(files):
    """The module errors.py."""
    classes, tables, names = "", "", ["AGIError", "AGIException", "AGIHangup", "AGISIGHUPHangup", "AsteriskError", "AstergateError", "Denied"]
    names += ["ManagerAuthError", "ManagerError", "ManagerSocketError"]
    for enum, table, base in (REASON, "REASONS", "AstergateError"), (FAILURE, "FAILURES", "AGIException"):
        values = files.enums[enum]
        prefix = values[0][0][: -len("UNSPECIFIED")]
        tables += f"\n# By {'reason of the ErrorInfo' if enum == REASON else 'AgiFailureReason'}.\n"
        tables += f"{table}: Dict[{'str' if enum == REASON else 'int'}, Type[{base}]] = {{\n"
        for value, comment in values[1:]:
            word = value[len(prefix) :]
            camel = "".join(part.capitalize() for part in word.split("_"))
            if enum == REASON:
                # The comment's example says who refuses.
                root = "AsteriskError" if '"domain": "asterisk"' in comment else base
                name, parent = REASON_NAMES.get(word, camel), REASON_PARENTS.get(word, root)
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
