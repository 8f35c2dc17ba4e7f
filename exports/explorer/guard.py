"""What stands between the explorer and everything else in the browser.

The explorer answers only when it is asked by an address or by its own name: a page elsewhere whose name was
pointed at this machine (DNS rebinding) gets nothing. What changes something must come from the explorer's own
pages. Its pages may load nothing from elsewhere, whatever a report says.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
LOCAL = ("localhost",)


class Guard:
    """ASGI middleware: refuses strange hosts and origins, and adds the headers that bind the browser."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}
        self._headers = HEADERS | {"content-security-policy": POLICY}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def bound(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        problem = self._problem(scope["method"], Headers(scope=scope))
        app = self._app if problem is None else JSONResponse({"error": problem}, 403)
        await app(scope, receive, bound)

    def _problem(self, method: str, headers: Headers) -> str | None:
        host = headers.get("host", "").lower()
        if not (_name(host) in self._hosts or _is_address(_name(host))):
            return f"this explorer is not called {host!r}"
        if method in ("GET", "HEAD"):
            return None
        if headers.get("origin", f"http://{host}") != f"http://{host}":
            return "only the explorer's own pages may ask this"
        if headers.get("content-type", "").split(";")[0] != "application/json":
            return "what is sent must be JSON"
        return None


def _is_address(host: str) -> bool:
    """Whether a host is an IP address, which no name server can point elsewhere.

    >>> _is_address("127.0.0.1"), _is_address("[::1]"), _is_address("127.0.0.1.example")
    (True, True, False)
    """
    try:
        ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _name(host: str) -> str:
    """A host without its port.

    >>> _name("localhost:8080"), _name("[::1]:8080")
    ('localhost', '[::1]')
    """
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
