#!/bin/sh
# Runs a command that trusts one more certificate authority. Arguments: CA file, command, its arguments.
# The system's list is replaced in a mount namespace of the command's own, so nothing else on the machine sees it.
# Exit 77: this machine permits no such namespace.
set -eu
authority=$1
shift
system=/etc/ssl/certs/ca-certificates.crt
if unshare --mount true 2>/dev/null; then
    own="unshare --mount"
elif unshare --user --map-root-user --mount true 2>/dev/null; then
    own="unshare --user --map-root-user --mount"
else
    echo "no mount namespace of its own is permitted here" >&2
    exit 77
fi
bundle=$(mktemp)
trap 'rm -f "$bundle"' EXIT
cat "$system" "$authority" >"$bundle"
# shellcheck disable=SC2086,SC2016
$own sh -c 'mount --bind "$1" "$2" && shift 2 && exec "$@"' sh "$bundle" "$system" "$@"
