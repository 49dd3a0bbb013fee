"""Callbacks for events."""

from __future__ import annotations

import asyncio
from fnmatch import fnmatchcase
from typing import Any, Callable, List, Optional, Tuple, Type, TypeVar, overload

from google.protobuf.message import Message

from ._events import Event, Events, Kind
from ._rpc import log, run
from ._services import Services
from .errors import AstergateError
from .events import OrphanedResponse

A = TypeVar("A", bound=Message)
Callback = Callable[[Event[Any]], object]
# Every event, and every response that nobody waited for any more.
ALL, ORPHAN = "*", OrphanedResponse


class Callbacks(Services):
    """Callbacks, and the one subscription that they share."""

    _table: List[Tuple[Kind, Callback]] = []
    _events: Optional[Events[Any]] = None
    _task: Optional[asyncio.Future[None]] = None

    @overload
    def on(self, kind: Type[A], callback: Callable[[Event[A]], object]) -> asyncio.Future[None]: ...
    @overload
    def on(self, kind: str, callback: Callback) -> asyncio.Future[None]: ...
    def on(self, kind: Any, callback: Callback) -> asyncio.Future[None]:
        """Calls back for each event of a kind: a class of astergate.events, a name or glob, ALL, or
        ORPHAN for responses that nobody waited for any more.

        Callbacks run one after the other, in Asterisk's order, and for one event in the order of
        their registration; those that are async are awaited. What one raises is logged. Events wait
        for slow callbacks; those that wait too long, astergate drops, and tells so by a Gap.

        What it returns is done when the subscription, one for all callbacks, holds: await it, but
        not within a callback, to miss nothing from then on. It raises what makes subscribing
        useless, such as Unauthenticated.
        """
        self._table = [*self._table, (kind, callback)]
        return self._listen()

    def off(self, kind: Kind, callback: Optional[Callable[[Event[Any]], object]] = None) -> None:
        """Ends calling back: this function for this kind, or all of the kind."""
        self._table = [(k, c) for k, c in self._table if k != kind or callback not in (None, c)]
        if self._table:
            self._listen()

    def _listen(self) -> asyncio.Future[None]:
        """Takes the events that the callbacks of now want."""
        if self._events is None:
            self._events = self.events(orphaned_responses=True, max_retries=None)
            self._task = asyncio.ensure_future(self._dispatch(self._events))
        return self._events.choose([kind for kind, _ in self._table])

    async def _dispatch(self, events: Events[Any]) -> None:
        ended = AstergateError("the client was closed")
        try:
            async for event in events:
                for kind, callback in self._table:
                    if _matches(kind, event):
                        await run(callback, event, on=event.name or type(event.body).__name__)
        except AstergateError as error:
            ended = error
            log.error("astergate: there are no more events for callbacks: %s", error)
        finally:
            self._events = None
            events.give_up(ended)


def _matches(kind: Kind, event: Event[Any]) -> bool:
    if not isinstance(kind, str):
        return isinstance(event.body, kind)
    return fnmatchcase(event.name.lower(), kind.lower()) and not isinstance(event.body, ORPHAN)
