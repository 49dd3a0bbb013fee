"""The roots of all errors. Their subclasses are made from the proto files: see errors.py."""

from typing import Dict, Optional

import grpc

_TRANSIENT = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.UNKNOWN, grpc.StatusCode.INTERNAL, grpc.StatusCode.CANCELLED)


class AstergateError(Exception):
    """A call to astergate failed; the subclass tells why. This class itself stands for failures
    of the connection, and for reasons that are newer than this package.

    - code is gRPC's status code; message is for people.
    - reason, domain, metadata are the ErrorInfo's, empty if none came. The domain is `asterisk`
      if Asterisk refused, and `astergate` if astergate did.
    - server, action, action_id are of the metadata: what failed, empty if it does not say.
    """

    def __init__(
        self,
        message: str,
        code: grpc.StatusCode = grpc.StatusCode.UNAVAILABLE,
        reason: str = "",
        domain: str = "",
        metadata: Optional[Dict[str, str]] = None,
    ) -> None:
        super().__init__(f"{message} ({reason or code.name})")
        self.reason, self.domain, self.metadata = reason, domain, metadata or {}
        self.message, self.code = self.metadata.get("message", message), code
        self.server, self.action, self.action_id = (self.metadata.get(key, "") for key in ("server", "action", "action_id"))

    @property
    def transient(self) -> bool:
        """Connecting again may help. It does not say that repeating a write is safe."""
        return self.reason in ("SUBSCRIBER_TOO_SLOW", "SERVER_STOPPING", "CREDENTIALS_ENDED", "NOT_SENT", "LIMIT_EXCEEDED") or (
            not self.reason and self.code in _TRANSIENT
        )


class ManagerError(AstergateError):
    """Asterisk's manager interface did not take an action, or failed to do it. With its siblings
    ManagerSocketError and ManagerAuthError it is pystrix's of that name; AstergateError is the
    root of all, as pystrix's Error."""


class ManagerAuthError(ManagerError):
    """A login was refused: the caller's."""


class ManagerSocketError(AstergateError):
    """A connection is not there or broke: to astergate, or astergate's to Asterisk."""


class AsteriskError(ManagerError):
    """Asterisk refused an action, or failed to do it: message is its own text."""


class AGIException(Exception):
    """Anything that a command raises. items holds what Asterisk answered, by part: `code`,
    `result`, `data`, `text`; empty if it did not. usage is its text on how to use a command."""

    def __init__(self, message: str, items: Optional[Dict[str, str]] = None, usage: str = "") -> None:
        super().__init__(message)
        self.items, self.usage = items or {}, usage


class AGIError(AGIException):
    """A command failed; the call goes on."""


class AGIHangup(AGIException):
    """The call, or its session, is over."""


class AGISIGHUPHangup(AGIHangup):
    """The call had ended before the command, which needs a live channel."""
