"""_call_methods.py: what CallService has for one call, as methods of that call.

Each unary RPC whose request begins with a required field `call` is a method without that
argument; each CallMilestone is something to wait for; Originate is `dial`, which returns the
call.
"""

import re

from .actions import HEAD, arguments, snake
from .files import Imports, paragraphs, sentence, wrapped

SERVICE = ".astergate.v1.CallService"
MILESTONE = ".astergate.v1.CallMilestone"
CALL = ".astergate.v1.Call"
# Waiting and getting have forms of their own.
LEFT_OUT = {"GetCall", "WaitCall"}
BODY = '''
if TYPE_CHECKING:
    from .calls import Call


class CallMaker(Services):
    """Makes calls."""

    @abstractmethod
    def call(self, call: {call}) -> Call:
        """The object of a call."""
{dial}

class CallMethods(ABC):
    """What can be done with a call, and waited for."""

    id: str
    _client: Services

    @abstractmethod
    def _seen(self, call: {call}) -> None:
        """Takes the call as it is now."""

    @abstractmethod
    async def _reach(self, milestone: str, timeout: Optional[float]) -> bool:
        """Waits for a milestone."""
'''


def doc(files, rpc, fields, skip=()):
    """The docstring of a method."""
    notes = [
        wrapped(sentence(files.comments[f"{rpc.input_type}.{field.name}"]), "          ", "        - ")
        for field in fields if field.name not in skip
    ]  # fmt: skip
    texts = paragraphs(files.comments[f"{SERVICE}.{rpc.name}"])
    if len(texts) == 1 and not notes:
        return wrapped(f'"""{texts[0]}"""', "        ") + "\n"
    blocks = [wrapped('"""' + texts[0], "        "), *(wrapped(text, "        ") for text in texts[1:])]
    return "\n\n".join([*blocks, *(["\n".join(notes)] if notes else [])]) + '\n        """\n'


def method(name, given, returns, comment, statements):
    inner = "".join(f"        {one},\n" for one in ["self", *given])
    return f"\n    async def {name}(\n{inner}    ) -> {returns}:\n{comment}" + "".join(f"        {line}\n" for line in statements)


def passed(given):
    """The arguments of a call that hands on what was given."""
    names = [one.split(":")[0] for one in given if one != "*"]
    star = given.index("*") if "*" in given else len(given)
    return ", ".join([*names[:star], *(f"{name}={name}" for name in names[star:])])


def call_methods(files):
    """The module _call_methods.py."""
    imports = Imports(files)
    methods, dial = "", ""
    for rpc in files.services[SERVICE].method:
        fields = files.messages[rpc.input_type].field
        if rpc.server_streaming or rpc.name in LEFT_OUT or rpc.name.startswith("List"):
            continue
        first, keywords, _ = arguments(files, imports, rpc)
        response = imports.name(rpc.output_type)
        if fields[0].name != "call":
            given = [*first, "*", *keywords]
            comment = doc(files, rpc, fields)
            dial += method("dial", given, "Call", comment, [f"return self.call((await self.{snake(rpc.name)}({passed(given)})).call)"])
            continue
        given = [*[one for one in first if not one.startswith("call:")], "*", *keywords]
        name = re.sub(r"_calls?(?=_|$)", "", snake(rpc.name))
        run = f"await self._client.{snake(rpc.name)}(self.id, {passed(given)})"
        own = any(field.name == "call" and field.type_name == CALL for field in files.messages[rpc.output_type].field)
        # Of SpyCall the response's call is the spy's.
        statements = [f"done = {run}", "self._seen(done.call)", "return done"] if own and rpc.name != "SpyCall" else [f"return {run}"]
        methods += method(name, given, response, doc(files, rpc, fields, ("call",)), statements)
    for value, comment in files.enums[MILESTONE][1:]:
        word = value[len("CALL_MILESTONE_") :].lower()
        text = f"Waits until: {sentence(comment)[0].lower()}{sentence(comment)[1:]} True; False if the call was over before. Raises asyncio.TimeoutError after timeout seconds."
        methods += f"\n    async def {word}(self, timeout: Optional[float] = None) -> bool:\n"
        methods += wrapped(f'"""{text}"""', "        ") + f'\n        return await self._reach("{value}", timeout)\n'
    call = imports.name(CALL)
    body = BODY.format(call=call, dial=dial) + methods
    used = {
        "typing": "TYPE_CHECKING, Optional, Union",
        "message": "", "events": "", "rpc": "", "values": "Headers, Seconds, Text", "imports": imports,
    }  # fmt: skip
    head = HEAD.format(title="Methods of a call.", source="proto/astergate/v1/call_service.proto", **used)
    head = head.replace("from typing", "from abc import ABC, abstractmethod\nfrom typing").replace("from ._rpc import \n", "")
    return head.replace("from . import _values\n", "from ._services import Services\n") + body
