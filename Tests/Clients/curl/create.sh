#!/bin/sh
# Sends the create request with curl. Arguments: URL, body file, CA file. Prints the status, then the body.
set -eu
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
curl --silent --show-error --max-time 30 --cacert "$3" --output "$answer" --write-out '%{http_code}\n' \
    --header 'Brand-URL: text' --header 'Auth-Key: text' --header 'Content-Type: application/json' \
    --header 'Accept: */*' --data-binary "@$2" "$1"
cat "$answer"
