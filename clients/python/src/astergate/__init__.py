"""Asterisk's events, actions and calls, through astergate.

`App` runs handlers for calls, `Client` reads events and sends actions. Messages are the
generated classes of `astergate.v1`; every error is a class of `astergate.errors`.
"""

from . import errors
from ._values import header
from .app import App
from .client import Client, Events
from .errors import *  # noqa: F403
from .session import AgiSession
from .v1.event_pb2 import VIEW_BOTH, VIEW_RAW, VIEW_TYPED, Event

__all__ = ["AgiSession", "App", "Client", "Event", "Events", "VIEW_BOTH", "VIEW_RAW", "VIEW_TYPED", "header"]
__all__ += errors.__all__
