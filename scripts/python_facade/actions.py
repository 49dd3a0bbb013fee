"""_actions.py: a method for each typed action, and _services.py: one for each other unary RPC,
with the options of a subscription.

An action is a method with the option `action`, of whichever service. Its required fields may be
given by position, in their order; all others are keywords.
"""

import keyword
import re

from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field

from .files import DURATION, INTEGERS, TEXT_OR_NUMBER, Imports, paragraphs, plain, sentence, wrapped

HEADER = ".astergate.ami.event.v1.Header"
SUBSCRIBE = ".astergate.v1.SubscribeRequest"
# Arguments of every method, behind its own.
COMMON = {"deadline": "Optional[Seconds] = None", "retries_if_not_sent": "int = 0"}
# Not required, and by position all the same.
POSITIONAL = {".astergate.v1.SendActionRequest.headers", ".astergate.v1.StreamActionRequest.headers"}
STREAM = ".astergate.v1.StreamActionRequest"
# Asterisk goes on in lower case behind these: SIPpeers.
ACRONYMS = "SIP|IAX|SKINNY"
SCALARS = {
    Field.TYPE_STRING: ("str", '""'),
    Field.TYPE_BYTES: ("bytes", 'b""'),
    Field.TYPE_BOOL: ("bool", "False"),
    Field.TYPE_DOUBLE: ("float", "0.0"),
    Field.TYPE_FLOAT: ("float", "0.0"),
    **dict.fromkeys(INTEGERS, ("int", "0")),
}
HEAD = '''"""{title} Made by `make gen` from {source}."""

from __future__ import annotations

from typing import {typing}
{message}
from . import _values
{events}from ._rpc import {rpc}
from ._values import {values}
{imports}'''
ACTIONS = '''

class Actions(Caller):
    """Manager actions: a method for each, by its name in lower case: PJSIPShowEndpoints is
    pjsip_show_endpoints.

    All methods have these arguments:

    - server is a configured name; empty is the only one.
    - action_id, at most 36 characters, becomes the last part of the ActionID on the wire.
    - extra_headers are sent behind the others: a mapping, or pairs where names repeat.
    - deadline is how long the call may take: seconds or a timedelta. None: what is right for the
      action.
    - retries_if_not_sent repeats an action of which not one byte reached Asterisk.

    Times are seconds or a timedelta; enums are values of the generated modules or their names.
    Lists have three more: list_timeout, shorter than the deadline, returns what has come by then,
    with list_complete false; max_items (10000) and max_bytes (4 MiB) bound them. A list is
    awaited for the whole response, or read by `async for` item by item.

    What Asterisk refuses is an AsteriskError: ActionUnknown, AsteriskDenied, AsteriskInvalid,
    ChannelNotFound, AsteriskNotFound, AsteriskExists, AsteriskRefused. Others are as for
    `Client.send_action`. Cancelling does not take back an action that was sent.
    """
'''
SERVICES = '''
if TYPE_CHECKING:
    from typing_extensions import Unpack

{variables}

class EventOptions(TypedDict, total=False):
    """How to subscribe, beside the names of events."""

{options}

class Services(Caller):
    """Methods of astergate itself."""

{overloads}    @overload
    def events(self, *kinds: Kind, **options: Unpack[EventOptions]) -> Events[Any]: ...
    def events(self, *kinds: Kind, **options: Any) -> Events[Any]:
        """Subscribes to events, at the first read. EventOptions tells the options.

        - kinds are classes of astergate.events, or names, as globs: `Bridge*`. None is all.
        - Where all are classes, only their events come: name Gap, LinkUp or LinkDown to have
          those as well. Without Gap, what is missing is logged.

        Events come in each server's order. What was lost comes as a Gap in its place, link loss
        as LinkDown. Iterating raises InvalidRequest, ServerUnknown, Unauthenticated, or the last
        error once max_retries are used up.
        """
        retries = options.pop("max_retries", 10)
        options["heartbeat"] = options.get("heartbeat", 15)
        for name in {durations}:
            options[name] = _values.duration(options.get(name))
        return Events(self, {request}(**options), kinds, retries)
'''
# So many classes of events can be named at once and still be told apart by type checkers.
KINDS = 6
OWN_OPTION = """    # max_retries bounds the attempts in a row to come back after a break, 10 by default. None:
    # no bound.
    max_retries: Optional[int]
"""


def snake(action: str) -> str:
    """The method of an action: words begin at a capital behind a small letter, and at the last
    capital of a row. PJSIPShowEndpoints is pjsip_show_endpoints, DBGet is db_get, SIPpeers is
    sip_peers. The TypeScript facade has the same words: pjsipShowEndpoints."""
    action = re.sub(rf"^({ACRONYMS})(?=[a-z])", r"\1_", action)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", action.replace("-", "_")).lower()


def annotation(files, imports, field):
    """A field's type as an argument, its value when it is not given, and the expression that
    converts the argument `{}`."""
    if field.label == Field.LABEL_REPEATED:
        if field.type_name == HEADER:
            return "Headers", "()", "_values.headers({})"
        if field.type != Field.TYPE_MESSAGE:
            return f"Iterable[{SCALARS[field.type][0]}]", "()", "{}"
        entry = files.messages[field.type_name]
        if entry.options.map_entry:
            key, value = (SCALARS[part.type][0] for part in entry.field)
            return f"Optional[Mapping[{key}, {value}]]", "None", "{}"
        return f"Iterable[{imports.name(field.type_name)}]", "()", "{}"
    if field.type_name == DURATION:
        return "Optional[Seconds]", "None", "_values.duration({})"
    if field.type == Field.TYPE_MESSAGE:
        return f"Optional[{imports.name(field.type_name)}]", "None", "{}"
    if field.type == Field.TYPE_ENUM:  # protobuf takes the names of values as well
        return f"Union[{imports.name(field.type_name)}, str, None]", "None", "{}"
    kind, empty = SCALARS[field.type]
    convert = "{}"
    if field.type == Field.TYPE_STRING and field.name in TEXT_OR_NUMBER:
        kind, convert = "Text", "_values.text({})"
    if field.proto3_optional and kind == "bool":
        return "Optional[bool]", "None", "_values.flag({})"
    if field.proto3_optional:
        return f"Optional[{kind}]", "None", convert if convert == "{}" else f"None if {{0}} is None else {convert}"
    return kind, empty, convert


def argument(name):
    """A field's name as an argument: `async_`."""
    return name + "_" if keyword.iskeyword(name) or name in COMMON else name


def bare(kind):
    """The type of an argument that must be given."""
    return re.sub(r"^Optional\[(.*)\]$", r"\1", kind.replace(", None]", "]"))


def arguments(files, imports, rpc):
    """The parameters of an RPC's method that may be given by position, those that are keywords,
    and the values of the request."""
    first, keywords, values = [], [], []
    for field in ordered(files, rpc):
        kind, empty, convert = annotation(files, imports, field)
        name = argument(field.name)
        values.append(f"{field.name}={convert.format(name)}" if name == field.name else f'**{{"{field.name}": {convert.format(name)}}}')
        if files.option(field, "required") or 2 in files.option(field, "google.api.field_behavior"):
            first.append(f"{name}: {bare(kind)}")
        elif f"{rpc.input_type}.{field.name}" in POSITIONAL:
            first.append(f"{name}: {kind} = {empty}")
        else:
            keywords.append(f"{name}: {kind} = {empty}")
    common = [f"{name}: {kind}" for name, kind in COMMON.items() if not rpc.server_streaming or name == "deadline"]
    return first, keywords + common, values


def ordered(files, rpc):
    """The fields of an RPC's request: an action's own first, then those that all actions have."""
    late = bool(files.option(rpc, "action"))
    return sorted(files.messages[rpc.input_type].field, key=lambda field: (late and field.number < 10, field.number))


def method(files, imports, service, rpc):
    """One method of the class."""
    first, keywords, values = arguments(files, imports, rpc)
    action = files.option(rpc, "action")
    read = files.option(rpc, "read") or not action and rpc.name.startswith(("Get", "List", "Resolve", "Wait"))
    response = imports.name(rpc.output_type)
    items = [
        field for field in files.messages[rpc.output_type].field
        if field.label == Field.LABEL_REPEATED and field.type == Field.TYPE_MESSAGE
        and field.type_name in files.comments and files.option(files.messages[field.type_name], "event")
    ]  # fmt: skip
    path = f"{service[1:]}/{rpc.name}"
    call = f'self._call(\n            "{path}", request, {response}, {not read}, deadline, retries_if_not_sent\n        )'
    if rpc.server_streaming:
        returns, call = "ActionStream", f'ActionStream(self, "{path}", request, deadline)'
    elif items:
        kinds = ", ".join(dict.fromkeys(imports.name(field.type_name) for field in items))
        returns = f"Listing[{response}, {f'Union[{kinds}]' if ',' in kinds else kinds}]"
        call = "Listing({}, {})".format(call, ", ".join(f'"{field.name}"' for field in items))
    else:
        returns, call = response, f"await {call}"
    inner = "".join(f"        {one},\n" for one in ["self", *first, "*", *keywords])
    made = "".join(f"            {value},\n" for value in values)
    return (
        f"\n    {'' if items or rpc.server_streaming else 'async '}def {snake(action or rpc.name)}(\n{inner}    ) -> {returns}:\n"
        f"{docstring(files, service, rpc, ordered(files, rpc))}"
        f"        request = {imports.name(rpc.input_type)}(\n{made}        )\n        return {call}\n"
    )


def docstring(files, service, rpc, fields):
    texts = paragraphs(files.comments[f"{service}.{rpc.name}"])
    own = [field for field in fields if field.number >= 10 or not files.option(rpc, "action")]
    notes = [
        wrapped(re.sub(rf"^{field.name}\b", argument(field.name), sentence(files.comments[f"{rpc.input_type}.{field.name}"])),
                "          ", "        - ")
        for field in own
    ]  # fmt: skip
    if len(texts) == 1 and not notes:
        return wrapped(f'"""{texts[0]}"""', "        ") + "\n"
    blocks = [wrapped('"""' + texts[0], "        "), *(wrapped(text, "        ") for text in texts[1:])]
    return "\n\n".join([*blocks, *(["\n".join(notes)] if notes else [])]) + '\n        """\n'


def rpcs(files, actions):
    """Methods that are actions, or those of astergate itself: unary ones, and StreamAction."""
    for name, service in files.services.items():
        for rpc in service.method:
            unary = not rpc.client_streaming and not rpc.server_streaming
            if (unary or rpc.input_type == STREAM) and bool(files.option(rpc, "action")) == actions:
                yield name, rpc


def module(title, source, imports, body):
    """A module with the imports that its body needs."""
    groups = {
        "typing": ("TYPE_CHECKING", "Any", "Iterable", "Mapping", "Optional", "Type", "TypedDict", "TypeVar", "Union", "overload"),
        "rpc": ("Caller", "Listing"),
        "values": ("Headers", "Seconds", "Text"),
    }
    used = {group: ", ".join(name for name in names if re.search(rf"\b{name}\b", body)) for group, names in groups.items()}
    events = "from ._events import Events, Kind\n" if "Events[" in body else ""
    events += "from ._replies import ActionStream\n" if "ActionStream" in body else ""
    message = "\nfrom google.protobuf.message import Message\n" if "bound=Message" in body else ""
    return HEAD.format(title=title, source=source, imports=imports, events=events, message=message, **used) + body


def actions(files):
    """The module _actions.py."""
    imports = Imports(files)
    methods = "".join(method(files, imports, service, rpc) for service, rpc in rpcs(files, True))
    return module("Typed actions.", "proto/astergate/ami/v1", imports, ACTIONS + methods)


def services(files):
    """The module _services.py."""
    imports = Imports(files)
    methods = "".join(method(files, imports, service, rpc) for service, rpc in rpcs(files, False))
    options = ""
    for field in files.messages[SUBSCRIBE].field:
        if field.name != "names":  # which are arguments
            comment = plain(files.comments[f"{SUBSCRIBE}.{field.name}"])
            options += wrapped(comment, "    # ") + f"\n    {field.name}: {bare(annotation(files, imports, field)[0])}\n"
    variables = [f"Body{number}" for number in range(1, KINDS + 1)]
    overloads = ""
    for count in range(1, KINDS + 1):
        given = "".join(f"        {name.lower()}: Type[{name}],\n" for name in variables[:count])
        union = f"Union[{', '.join(variables[:count])}]" if count > 1 else variables[0]
        overloads += f"    @overload\n    def events(\n        self,\n{given}        /,\n"
        overloads += f"        **options: Unpack[EventOptions],\n    ) -> Events[{union}]: ...\n"
    body = SERVICES.format(
        options=options + OWN_OPTION,
        variables="".join(f'{name} = TypeVar("{name}", bound=Message)\n' for name in variables),
        overloads=overloads,
        durations=tuple(field.name for field in files.messages[SUBSCRIBE].field if field.type_name == DURATION),
        request=imports.name(SUBSCRIBE),
    ) + methods  # fmt: skip
    return module("Methods of astergate itself.", "proto/astergate/v1", imports, body)
