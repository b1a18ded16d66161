"""The exchange that is measured: JFramework's documented create."""

import json
import socket
import time

from .machine import Unusable

PATH = "/api/v1/app-integrations/smtp"
FIELDS = {"Brand-URL": "text", "Auth-Key": "text", "Content-Type": "application/json", "Accept": "*/*"}


class Sample:
    """The page's request and response as the files in fixtures/ have them."""

    def __init__(self, root):
        examples = root / "fixtures" / "jframework" / "examples"
        self.request_body = (examples / "create.request.json").read_text()
        self.response = json.loads((examples / "create.response.json").read_text())
        head = [f"POST {PATH} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in FIELDS.items())]
        head.append(f"Content-Length: {len(self.request_body.encode())}")
        self.request_bytes = ("\r\n".join(head) + "\r\n\r\n" + self.request_body).encode()
        # The bytes that the server sends for this response: the same value without white space.
        self.response_body = json.dumps(self.response, separators=(",", ":"), ensure_ascii=False)

    def wrk_script(self):
        """The request in the language of wrk's scripts."""
        fields = "".join(f'wrk.headers["{name}"] = "{value}"\n' for name, value in FIELDS.items())
        return f'wrk.method = "POST"\nwrk.path = "{PATH}"\n{fields}wrk.body = [==[{self.request_body}]==]\n'


def ask(port, sample, patience=10.0):
    """Sends the sample as soon as somebody listens; returns status, body and the clock when the answer was whole."""
    deadline = time.monotonic() + patience
    while True:
        connection = socket.socket()
        try:
            connection.connect(("127.0.0.1", port))
            break
        except ConnectionRefusedError:
            connection.close()
            if time.monotonic() > deadline:
                raise Unusable(f"nobody listens on port {port}") from None
            time.sleep(0.0002)
    with connection:
        connection.settimeout(patience)
        connection.sendall(sample.request_bytes)
        received = b""
        while True:
            chunk = connection.recv(65536)
            if not chunk:
                raise Unusable(f"the connection was closed after: {received!r}")
            received += chunk
            head, blank, body = received.partition(b"\r\n\r\n")
            if blank and len(body) >= content_length(head):
                return int(head.split()[1]), body, time.perf_counter()


def content_length(head):
    for line in head.lower().split(b"\r\n")[1:]:
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise Unusable("an answer without Content-Length")


def prove(port, sample):
    """Stops the benchmark unless the documented answer comes back."""
    status, body, _ = ask(port, sample)
    if status != 201 or json.loads(body) != sample.response:
        raise Unusable(f"port {port} answered {status}: {body.decode(errors='replace')}")
    return body
