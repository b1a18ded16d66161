"""What the machine offers: packages, the build, processes and their figures in /proc."""

import os
import pathlib
import platform
import shutil
import signal
import socket
import subprocess


class Unusable(Exception):
    """Nothing can be measured; the text says why."""


def install_missing(packages):
    """Installs the packages of those programs that are not there. `packages` maps a program to its package."""
    os.environ["PATH"] += os.pathsep + "/usr/sbin"
    missing = [package for program, package in packages.items() if not shutil.which(program)]
    if not missing:
        return
    command = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0:
        raise Unusable(f"please run: sudo {command}")
    # A package that starts its service at once would be one more process to measure against.
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive", RUNLEVEL="1")
    for line in ("apt-get update", command):
        if subprocess.run(line.split(), env=environment, stdout=subprocess.DEVNULL).returncode != 0:
            raise Unusable(f"failed: {line}")


def build(root):
    """Builds the server as scripts/serve does and returns its path."""
    command = ["swift", "build", "-c", "release", "--product", "understudy", "--static-swift-stdlib"]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Unusable(f"the build failed\n{done.stdout}")
    shown = subprocess.run([*command, "--show-bin-path"], cwd=root, stdout=subprocess.PIPE, text=True, check=True)
    return os.path.join(shown.stdout.strip(), "understudy")


def description():
    """One line about the machine."""
    model = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    return f"{model}, {os.cpu_count()} cores, Linux {platform.release()}"


def free_port():
    """A TCP port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds(process):
    """User and system time of a process, of all its threads, so far (proc(5): utime and stime)."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_bytes(process):
    """The memory of a process that is in use now (proc(5): VmRSS)."""
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise Unusable(f"process {process} has ended")


def end(process):
    """Ends a process that was started here, gently first; returns its exit code, negative for a signal."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.wait()


def stop(process):
    """Ends a server as Ctrl-C does and insists on the exit code that it promises."""
    code = end(process)
    if code != 0:
        raise Unusable(f"the server ended with {code} when it was told to stop")
