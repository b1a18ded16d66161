"""The figures beside their goals."""

import statistics


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def figures(launches, load, curves, in_process):
    """Each goal with what was measured."""
    cpu = {name: median(runs, "cpu_microseconds_per_request") for name, runs in load.items()}
    measured = [
        ("CPU per request against nginx", cpu["understudy"] / cpu["nginx"], 1.8, "×"),
        ("launch to first answer", median(launches, "seconds") * 1e3, 40, "ms"),
        ("memory after start", median(launches, "bytes") / 1e6, 25, "MB"),
    ] + [
        (f"10,000 rules by {kind} against one", curve[max(curve)] / curve[1], 1.3, "×") for kind, curve in curves.items()
    ] + [
        ("start and stop in process", in_process["startStopMedian"], 0.5, "ms"),
        ("the same with https", in_process["secureStartStopMedian"], 0.5, "ms"),
        ("15-minute rehearsal", in_process["rehearsalMedian"], 10, "ms"),
    ]
    return [
        {"name": name, "figure": figure, "goal": goal, "unit": unit, "reached": figure <= goal}
        for name, figure, goal, unit in measured
    ]


def table(figures, load, curves, machine):
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
    counts = sorted(next(iter(curves.values())))
    lines += ["", f"{'CPU/request by rules':32}" + "".join(f"{count:>12,}" for count in counts)]
    for kind, curve in curves.items():
        lines.append(f"{'differing by ' + kind:32}" + "".join(f"{curve[count]:>9.2f} µs" for count in counts))
    return "\n".join(lines)
