"""Options of routes. Made by `make gen` from proto/astergate/v1/agi_service.proto."""

from __future__ import annotations

from typing import Any, TypedDict, Union

from . import _values
from ._values import Seconds
from .v1 import agi_service_pb2 as v1_agi_service


class RouteOptions(TypedDict, total=False):
    """How the sessions of a script are treated."""

    # priority: routes of lower priority are tried first; equal ones in the order of their first
    # registration. Default 0.
    priority: int
    # worker_lost says what becomes of a session whose worker is lost.
    worker_lost: Union[v1_agi_service.LostPolicy, str]
    # handler_failed says what becomes of a session whose handler raised.
    handler_failed: Union[v1_agi_service.FailPolicy, str]
    # interrupt_exec: when the worker is lost or the handler failed while an EXEC runs, do not wait
    # for its end. GIVE_BACK then takes the channel out of it by the action Redirect, to the
    # dialplan's next step; HANG_UP by the action Hangup.
    interrupt_exec: bool
    # no_handler says what becomes of a session that no worker takes.
    no_handler: Union[v1_agi_service.NoHandlerPolicy, str]
    # queue_time is how long a session waits while all workers are full. None: as configured by
    # agi.queue_time.
    queue_time: Seconds
    # time_limit of a session from its acceptance, after which it ends as its worker_lost policy
    # says, with TIME_LIMIT. None: none.
    time_limit: Seconds
    # max_sessions at once on this route, over all workers; more wait as if the workers were full.
    # 0: no cap but the workers' capacities.
    max_sessions: int
    # sticky_key: sessions with the same value of this name go to the same worker while it has room.
    # The name is that of a group of the pattern, of a query argument, or of an environment entry
    # (`agi_callerid`), looked for in this order. Empty: the least loaded worker takes each.
    sticky_key: str


def route(pattern: str, options: Any) -> v1_agi_service.AgiRoute:
    """The route of a pattern with RouteOptions."""
    lengths = {name: _values.duration(options[name]) for name in ('queue_time', 'time_limit') if name in options}
    return v1_agi_service.AgiRoute(pattern=pattern, **{**options, **lengths})
