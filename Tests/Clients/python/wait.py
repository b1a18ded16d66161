"""Waits for answers over http and https. Arguments: number of clients of each kind, ports for http and https.

Every eleventh asks for the answer that stalls, the others for the one that is late. Prints how the connections ended.
"""

import resource
import socket
import ssl
import sys

count, *ports = map(int, sys.argv[1:])
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192) if hard > 0 else 8192, hard))
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
clients = []
for port, is_secure in zip(ports, (False, True)):
    for index in range(count):
        client = socket.create_connection(("127.0.0.1", port), timeout=60)
        if is_secure:
            client = context.wrap_socket(client, server_hostname="localhost", suppress_ragged_eofs=False)
        stalls = index % 11 == 0
        path = b"/stalled" if stalls else b"/delayed"
        client.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        data = b""
        while stalls and not data.endswith(b"so much"):
            data += client.recv(65536)
        clients.append(client)
found = {}
for client in clients:
    try:
        ending = "data" if client.recv(65536) else "end"
    except Exception as error:
        ending = type(error).__name__
    found[ending] = found.get(ending, 0) + 1
print(sorted(found.items()))
