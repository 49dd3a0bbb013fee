"""Asterisk's events, actions and calls, through astergate.

`App` runs handlers for calls, `Client` reads events and sends actions. `astergate.events` has
the class of each event; every error is a class of `astergate.errors`.
"""

from . import errors, events
from ._callbacks import ALL, ORPHAN
from ._events import Event, Events
from .app import App
from .calls import Call, Calls
from .client import Client
from .errors import *  # noqa: F403
from .session import AgiSession
from .v1.event_pb2 import VIEW_BOTH, VIEW_RAW, VIEW_TYPED

__all__ = ["ALL", "AgiSession", "App", "Call", "Calls", "Client", "Event", "Events", "ORPHAN", "VIEW_BOTH", "VIEW_RAW", "VIEW_TYPED", "events"]
__all__ += errors.__all__
