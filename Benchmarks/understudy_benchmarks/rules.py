"""CPU time per request when many rules of one operation differ by one value."""

import json
import re
import statistics
import subprocess

from .machine import Unusable, cpu_seconds
from .servers import Understudy

COUNTS = [1, 10, 100, 1000, 10000]
KINDS = ["path", "header", "query", "body"]

CONTRACT = """
openapi: 3.1.0
info: { title: Rules, version: "1" }
paths:
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post:
      operationId: thing
      requestBody:
        content: { application/json: { schema: { type: object } } }
      responses: { "200": { description: ok } }
"""


def condition(kind, value):
    return {
        "path": {"path": {"id": value}}, "header": {"headers": {"X-Key": value}}, "query": {"query": {"q": value}},
        "body": {"body": {"/key": value}},
    }[kind]


def scenario(kind, count):
    rules = [
        {"operation": "thing", "when": condition(kind, f"v{number}"),
         "respond": {"status": 200, "body": {"number": number}}}
        for number in range(count)
    ]
    return json.dumps({"title": f"{count} rules", "contract": "openapi.yaml", "rules": rules})


def script(kind, value):
    """A request that only the last rule answers."""
    path = f"/things/{value if kind == 'path' else 'x'}" + (f"?q={value}" if kind == "query" else "")
    field = f'wrk.headers["X-Key"] = "{value}"\n' if kind == "header" else ""
    body = json.dumps({"key": value if kind == "body" else "x"})
    return (
        f'wrk.method = "POST"\nwrk.path = "{path}"\nwrk.headers["Content-Type"] = "application/json"\n'
        f"{field}wrk.body = [==[{body}]==]\n"
    )


def measure(executable, folder, options):
    """The CPU microseconds per request by kind and count, medians of runs that alternate between the counts."""
    return {kind: measure_kind(kind, executable, folder / f"rules-{kind}", options) for kind in KINDS}


def measure_kind(kind, executable, folder, options):
    runs = {count: [] for count in COUNTS}
    running = []
    try:
        for count in COUNTS:
            work = folder / str(count)
            work.mkdir(parents=True)
            (work / "openapi.yaml").write_text(CONTRACT)
            (work / "documented.json").write_text(scenario(kind, count))
            (work / "last.lua").write_text(script(kind, f"v{count - 1}"))
            server = Understudy(executable, work, work, paths=[work])
            running.append((count, work, server.__enter__()))
        for number in range(options.runs + 1):
            for count, work, server in running if number % 2 == 0 else reversed(running):
                figure = load(server, work / "last.lua", options)
                # The first round warms up.
                if number > 0:
                    runs[count].append(figure)
    finally:
        for _, _, server in running:
            server.__exit__(None)
    return {count: statistics.median(figures) for count, figures in runs.items()}


def load(server, lua, options):
    before = cpu_seconds(server.working_process)
    done = subprocess.run(
        ["wrk", "-t1", f"-c{options.connections}", "-d1s", "-s", str(lua), f"http://127.0.0.1:{server.port}/"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    spent = cpu_seconds(server.working_process) - before
    counted = re.search(r"(\d+) requests in", done.stdout)
    if done.returncode != 0 or not counted or "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise Unusable(f"{server.name}: {done.stdout}")
    return spent / int(counted.group(1)) * 1e6
