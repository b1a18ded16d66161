"""The two servers under load, each a child process that is ended with its `with` block."""

import json
import pathlib
import subprocess
import time

from . import exchange
from .machine import Unusable, end, free_port, stop


class Understudy:
    """The server of this project with everything it does for a request: checks, state, journal."""

    name = "understudy"

    def __init__(self, executable, root, folder, paths=None):
        self.folder = folder / "understudy"
        self.folder.mkdir(exist_ok=True)
        paths = paths or [root / "fixtures", root / "scenarios"]
        self.ready = self.folder / "ready.json"
        self.command = [
            str(executable), "serve", *map(str, paths), "--quiet", "--port", "0", "--tls-port", "0", "--ready-file",
            str(self.ready),
        ]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, cwd=self.folder)
        deadline = time.monotonic() + 10
        while not self.ready.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                end(self.process)
                raise Unusable("the server did not start")
            time.sleep(0.01)
        address = json.loads(self.ready.read_text())
        self.port = int(address["url"].rsplit(":", 1)[1])
        self.working_process = self.process.pid
        return self

    def __exit__(self, failure, *_):
        if failure:
            end(self.process)
        else:
            stop(self.process)


class Nginx:
    """nginx that returns the same bytes to everybody: the least that an HTTP server can do."""

    name = "nginx"

    def __init__(self, folder, sample):
        self.folder = folder / "nginx"
        self.folder.mkdir()
        self.port = free_port()
        self.sample = sample

    def configuration(self):
        body = self.sample.response_body.replace("\\", "\\\\").replace("'", "\\'")
        if "$" in body:
            raise Unusable("nginx would take a $ in the response for a variable")
        return f"""
            daemon off;
            user root;
            worker_processes 1;
            pid {self.folder}/pid;
            error_log {self.folder}/error.log;
            events {{ worker_connections 1024; }}
            http {{
                access_log off;
                client_body_temp_path {self.folder}/body;
                proxy_temp_path {self.folder}/proxy;
                fastcgi_temp_path {self.folder}/fastcgi;
                uwsgi_temp_path {self.folder}/uwsgi;
                scgi_temp_path {self.folder}/scgi;
                keepalive_requests 1000000000;
                server {{
                    listen 127.0.0.1:{self.port};
                    default_type application/json;
                    location / {{ return 201 '{body}'; }}
                }}
            }}
        """

    def __enter__(self):
        file = self.folder / "nginx.conf"
        file.write_text(self.configuration())
        self.process = subprocess.Popen(
            ["nginx", "-p", str(self.folder), "-c", str(file), "-e", str(self.folder / "error.log")])
        try:
            exchange.prove(self.port, self.sample)
            self.working_process = self.worker()
        except Exception:
            end(self.process)
            raise
        return self

    def worker(self):
        """The one child of the master process."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return int(children.read_text().split()[0])

    def __exit__(self, *_):
        end(self.process)
