"""events.py: every event's class by Asterisk's name for it, and the sets of their values, in one module."""

from .files import Imports

EVENT = ".astergate.v1.Event"
SETS = ".astergate.ami.event.v1."
HEAD = '''"""Events by Asterisk's names: `from astergate.events import Hangup`. Made by `make gen`.

LinkUp, LinkDown, Gap and OrphanedResponse are astergate's own. DialStatus and the like are
what fields of events may be.
"""

{imports}'''


def events(files):
    """The module events.py."""
    imports = Imports(files)
    message = files.messages[EVENT]
    kinds = [field.type_name for field in message.field if field.HasField("oneof_index") and not field.proto3_optional]
    kinds += [name for name in files.enums if name.startswith(SETS)]
    names = sorted((kind.rsplit(".", 1)[1], imports.name(kind)) for kind in kinds)
    made = "".join(f"{name} = {where}\n" for name, where in names)
    exported = "".join(f'    "{name}",\n' for name, _ in names)
    return HEAD.format(imports=imports) + f"\n{made}\n__all__ = [\n{exported}]\n"
