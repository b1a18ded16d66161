"""Launch to first answer, and memory then."""

import subprocess
import time

from . import exchange
from .machine import Unusable, end, free_port, resident_bytes, stop


def measure(executable, root, folder, sample, launches):
    """Launches the server again and again; returns the seconds and bytes of each launch."""
    work = folder / "launches"
    work.mkdir()
    results = []
    # The first launch makes the certificate authority and is left out.
    for number in range(launches + 1):
        port = free_port()
        command = [
            str(executable), "serve", str(root / "fixtures"), str(root / "scenarios"), "--quiet", "--port", str(port),
            "--tls-port", "0",
        ]
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=work)
        try:
            status, _, answered = exchange.ask(port, sample)
            if status != 201:
                raise Unusable(f"the first answer was {status}")
            if number > 0:
                results.append({"seconds": answered - started, "bytes": resident_bytes(process.pid)})
        except BaseException:
            end(process)
            raise
        stop(process)
    return results
