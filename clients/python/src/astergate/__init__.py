"""Asterisk's events, actions and calls, through astergate.

`App` runs handlers for calls, `Client` reads events and sends actions. `astergate.events` has
the class of each event; every error is a class of `astergate.errors`.
"""

from . import errors, events
from ._callbacks import ALL, ORPHAN
from ._events import Event, Events
from ._replies import ActionStream, ConfigLine, get_lines
from .app import App
from .calls import Call, Calls
from .client import Client
from .errors import *  # noqa: F403
from .session import AgiSession
from .v1.event_pb2 import VIEW_BOTH, VIEW_HEADERS, VIEW_RAW, VIEW_TYPED

__all__ = ["ALL", "ActionStream", "AgiSession", "App", "Call", "Calls", "Client", "ConfigLine", "Event", "Events", "ORPHAN"]
__all__ += ["VIEW_BOTH", "VIEW_HEADERS", "VIEW_RAW", "VIEW_TYPED", "events", "get_lines"]
__all__ += errors.__all__
