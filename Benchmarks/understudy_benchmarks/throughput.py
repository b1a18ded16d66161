"""CPU time per request under load, in runs that alternate between the servers."""

import re
import subprocess

from . import exchange
from .machine import Unusable, cpu_seconds, resident_bytes


def measure(servers, sample, folder, options):
    """Runs wrk against each server in turn; returns the runs by the server's name."""
    script = folder / "create.lua"
    script.write_text(sample.wrk_script())
    runs = {server.name: [] for server in servers}
    for server in servers:
        exchange.prove(server.port, sample)
        run(server, script, options, seconds=1)
    for number in range(options.runs):
        # Whatever drifts on the machine meets both alike.
        for server in servers if number % 2 == 0 else reversed(servers):
            runs[server.name].append(run(server, script, options, seconds=options.seconds))
    for server in servers:
        exchange.prove(server.port, sample)
    return runs


def run(server, script, options, seconds):
    """One run of wrk; an answer outside 2xx or a socket error stops the benchmark."""
    before = cpu_seconds(server.working_process)
    done = subprocess.run(
        ["wrk", "-t1", f"-c{options.connections}", f"-d{seconds}s", "-s", str(script),
         f"http://127.0.0.1:{server.port}{exchange.PATH}"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=seconds + 30)
    spent = cpu_seconds(server.working_process) - before
    counted = re.search(r"(\d+) requests in", done.stdout)
    if done.returncode != 0 or not counted or "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise Unusable(f"{server.name}: {done.stdout}")
    requests = int(counted.group(1))
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", done.stdout).group(1))
    return {
        "requests": requests, "requests_per_second": rate, "cpu_seconds": spent,
        "cpu_microseconds_per_request": spent / requests * 1e6,
        "resident_bytes": resident_bytes(server.working_process),
    }
