"""Servers within a test's process: Benchmarks/in-process is the program that starts and stops them."""

import json
import os
import subprocess

from . import machine


def measure(root, folder):
    """Builds the program and returns its figures, in milliseconds."""
    command = ["swift", "build", "-c", "release", "--package-path", str(root / "Benchmarks" / "in-process")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise machine.Unusable(f"the build failed\n{done.stdout}")
    shown = subprocess.run([*command, "--show-bin-path"], stdout=subprocess.PIPE, text=True, check=True)
    program = os.path.join(shown.stdout.strip(), "in-process-benchmark")
    run = subprocess.run([program], cwd=folder, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        raise machine.Unusable(f"{program} ended with {run.returncode}")
    return json.loads(run.stdout)
