"""Sends the create request with urllib. Arguments: URL, body file, CA file. Prints the status, then the body."""

import ssl
import sys
import urllib.error
import urllib.request

url, body_file, ca_file = sys.argv[1:]
with open(body_file, "rb") as file:
    body = file.read()
headers = {"Brand-URL": "text", "Auth-Key": "text", "Content-Type": "application/json", "Accept": "*/*"}
request = urllib.request.Request(url, data=body, headers=headers, method="POST")
trust = ssl.create_default_context(cafile=ca_file)
# A proxy of the environment is nothing for a server on this machine.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=trust))
try:
    answer = opener.open(request, timeout=30)
except urllib.error.HTTPError as error:
    answer = error
sys.stdout.write(f"{answer.status}\n")
sys.stdout.write(answer.read().decode())
