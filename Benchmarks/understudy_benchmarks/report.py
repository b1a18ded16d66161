"""The figures beside their goals."""

import statistics


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def figures(launches, load):
    """Each goal with what was measured."""
    cpu = {name: median(runs, "cpu_microseconds_per_request") for name, runs in load.items()}
    measured = [
        ("CPU per request against nginx", cpu["understudy"] / cpu["nginx"], 1.8, "×"),
        ("launch to first answer", median(launches, "seconds") * 1e3, 40, "ms"),
        ("memory after start", median(launches, "bytes") / 1e6, 25, "MB"),
    ]
    return [
        {"name": name, "figure": figure, "goal": goal, "unit": unit, "reached": figure <= goal}
        for name, figure, goal, unit in measured
    ]


def table(figures, load, machine):
    """A table for a terminal."""
    lines = [machine, "", f"{'':32}{'figure':>12}{'goal':>12}   reached"]
    for figure in figures:
        value = f"{figure['figure']:.2f} {figure['unit']}"
        goal = f"≤ {figure['goal']} {figure['unit']}"
        lines.append(f"{figure['name']:32}{value:>12}{goal:>12}   {'yes' if figure['reached'] else 'no'}")
    lines += ["", f"{'median of runs':32}{'CPU/request':>12}{'requests/s':>12}{'memory':>10}"]
    for name, runs in load.items():
        cpu = f"{median(runs, 'cpu_microseconds_per_request'):.2f} µs"
        rate = f"{median(runs, 'requests_per_second'):,.0f}"
        memory = f"{median(runs, 'resident_bytes') / 1e6:.1f} MB"
        lines.append(f"{name:32}{cpu:>12}{rate:>12}{memory:>10}")
    return "\n".join(lines)
