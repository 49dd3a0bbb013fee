#!/usr/bin/env python3
"""Charts and tables of docs/performance.md, from what the harness wrote.

    scripts/bench-charts.py [FILE...]
    scripts/bench-charts.py --check
    scripts/bench-charts.py --root FOLDER [FILE...]    # of another tree's docs

FILEs are what `go run ./bench -json FILE` has written: their medians and quartiles
go to docs/performance/results.jsonl, where those of the same contest, row or sweep
replace what is there; a contest's old promises go with it. Then, from that file
alone, docs/performance/*.svg are drawn and what stands in docs/performance.md
between <!-- table: NAME --> and <!-- end --> is written. --check writes nothing and
ends with code 1 if that would change anything.
"""

import html
import json
import math
import re
import sys
from pathlib import Path

KEYS = ("cpu_us", "user_us", "system_us", "per_s", "p50_us", "p99_us", "p999_us", "kib_each", "peak_mib")


# What was measured.


def quartiles(values):
    """As bench/compare.go has them."""
    values, last = sorted(values), len(values) - 1
    return [values[int(0.25 * last)], values[int(0.5 * last + 0.5)], values[math.ceil(0.75 * last)]]


def short(value):
    """Four digits are more than are meant."""
    return float(f"{value:.4g}")


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def without_json(arguments):
    at = arguments.index("-json") if "-json" in arguments else len(arguments)
    return [a for i, a in enumerate(arguments) if i not in (at, at + 1) and not a.startswith(("-json=", "--json="))]


def take(lines):
    """Samples become figures, and of rows of the same name the one with the least p50 stays."""
    samples, rows, places, out = {}, {}, {}, []
    for line in lines:
        kind = line["kind"]
        if kind == "sample":
            samples.setdefault((line["contest"], line["entry"]), []).append(line)
        elif kind == "row":
            best = rows.get(line["name"])
            if best is None or line.get("p50_us", 0) < best.get("p50_us", 0):
                rows[line["name"]] = {key: short(value) if key in KEYS else value for key, value in line.items()}
        elif kind == "sweep":
            places.setdefault((line["rate"], line["subscribers"], line["calls"]), []).append(line)
        elif kind == "promise":
            for key in ("most", "least", "ratio"):
                if key in line:
                    line[key] = short(line[key])
            if "quartiles" in line:
                line["quartiles"] = [short(value) for value in line["quartiles"]]
            out.append(line)
        else:
            if kind == "run":  # what says nothing of the figures
                line["arguments"] = without_json(line.get("arguments") or [])
                line["kernel"] = ".".join(line["kernel"].split(".")[:2])
            out.append(line)
    for (contest, entry), of in samples.items():
        figures = {"kind": "figures", "contest": contest, "entry": entry, "rounds": len(of), "lost": sum(s["lost"] for s in of)}
        for key in KEYS:
            values = [s.get(key, 0) for s in of]
            if any(values):
                figures[key] = [short(value) for value in quartiles(values)]
        out.append(figures)
    for (rate, subscribers, calls), of in places.items():
        point = {"kind": "sweep", "rate": rate, "subscribers": subscribers, "calls": calls, "rounds": len(of), "lost": sum(p["lost"] for p in of)}
        for key in ("cpu_us_each", "cpu_us", "p50_us", "p99_us", "peak_mib"):
            point[key] = short(quartiles([p[key] for p in of])[1])
        out.append(point)
    return out + list(rows.values())


def place(line):
    """What a later line of the same place replaces."""
    kind = line["kind"]
    if kind in ("contest", "figures", "failure", "promise"):
        return "contest", line["contest"]
    if kind == "row":
        return "row", line["name"]
    return (kind,)  # a sweep, and what runs there are


def merge(old, new):
    replaced = {place(line) for line in new if line["kind"] != "run"}
    kept = [line for line in old if line["kind"] != "run" and place(line) not in replaced]
    # Of the runs, one of the same arguments replaces another.
    runs = {json.dumps(line.get("arguments")): line for line in old + new if line["kind"] == "run"}
    order = ["run", "contest", "figures", "failure", "promise", "row", "idle", "sweep"]
    rest = kept + [line for line in new if line["kind"] != "run"]
    rank = {name: i for i, name in enumerate(dict.fromkeys(line["contest"] for line in rest if line["kind"] == "contest"))}
    rest.sort(key=lambda line: (order.index(line["kind"]) if line["kind"] in order else len(order), rank.get(line.get("contest"), 0)))
    return list(runs.values()) + rest


class Results:
    """What docs/performance/results.jsonl holds."""

    def __init__(self, lines):
        self.lines = lines

    def of(self, kind, **where):
        return [line for line in self.lines if line["kind"] == kind and all(line.get(key) == value for key, value in where.items())]

    def figures(self, contest):
        """Of the entries, in the order in which they take part."""
        by = {line["entry"]: line for line in self.of("figures", contest=contest["contest"])}
        return [by[entry] for entry in contest["entries"] if entry in by]


def title(name):
    return name[0].upper() + name[1:]


def middle(figures, key):
    return figures.get(key, [0, 0, 0])[1]


def number(value):
    """Three digits, and thousands apart."""
    if value == 0:
        return "0"
    if value >= 100:
        return f"{round(value, 2 - int(math.floor(math.log10(value)))):,.0f}"
    return f"{value:.3g}"


# Charts.

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600; font-size: 15px }
.small { font-size: 12px; fill: #57606a }
.grid { stroke: #d0d7de; stroke-width: 1 }
.ours { fill: #0969da; stroke: #0969da }
.floor { fill: #6e7781; stroke: #6e7781 }
.peer { fill: #bc4c00; stroke: #bc4c00 }
.served { fill: #1a7f37; stroke: #1a7f37 }
.stem { stroke-width: 2; opacity: .45 }
.whisker { stroke-width: 6; opacity: .3; stroke-linecap: round }
.line { fill: none; stroke-width: 2 }
.paper { fill: #ffffff }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #3d444d } .paper { fill: #0d1117 }
  .ours { fill: #4493f8; stroke: #4493f8 } .floor { fill: #9198a1; stroke: #9198a1 }
  .peer { fill: #f0883e; stroke: #f0883e } .served { fill: #3fb950; stroke: #3fb950 }
}
"""
WIDTH, RIGHT, ROW = 700, 130, 27
KINDS = {"floor": "least possible", "ours": "astergate in process", "served": "astergate as a service, without its clients", "peer": "other libraries"}


def kind_of(entry):
    if entry.startswith("floor"):
        return "floor"
    if entry.startswith("astergate serve"):
        return "served"
    return "ours" if entry.startswith("astergate") else "peer"


class Axis:
    """A logarithmic scale between two pixels, with ticks at 1, 2 and 5 of each decade."""

    def __init__(self, values, start, end):
        low, high = min(values), max(values)
        self.ticks = self.within(low, high)
        low, high = min(low, self.ticks[0]), max(high, self.ticks[-1])
        self.low, self.start = math.log(low), start
        self.by = (end - start) / max(math.log(high) - self.low, 1e-9)

    @staticmethod
    def within(low, high):
        all = [short(m * 10.0**e) for e in range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 2) for m in (1, 2, 5)]
        first = max([tick for tick in all if tick <= low])
        last = min([tick for tick in all if tick >= high and tick > first])
        ticks = [tick for tick in all if first <= tick <= last]
        # Not more than fit: only powers of ten, but both ends.
        if len(ticks) > 9:
            ticks = [tick for tick in ticks if tick in (first, last) or math.log10(tick) % 1 < 1e-9 or math.log10(tick) % 1 > 1 - 1e-9]
            ticks = [t for i, t in enumerate(ticks) if not (i == 1 and ticks[1] / ticks[0] < 4) and not (i == len(ticks) - 2 and ticks[-1] / ticks[-2] < 4)]
        return ticks

    def at(self, value):
        return round(self.start + (math.log(value) - self.low) * self.by, 1)


def text(x, y, value, css="", anchor="start"):
    return f'<text x="{x}" y="{y}"{f" class={json.dumps(css)}" if css else ""}{f" text-anchor={json.dumps(anchor)}" if anchor != "start" else ""}>{html.escape(str(value))}</text>'


def svg(height, heading, body):
    return "\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="{html.escape(heading, quote=True)}">',
         f"<style>{STYLE}</style>", f'<rect class="paper" width="{WIDTH}" height="{height}" rx="6"/>', text(14, 24, heading, "title"), *body, "</svg>", ""]
    )


def legend(kinds, y):
    out, x = [], 14
    for kind in kinds:
        out += [f'<circle class="{kind}" cx="{x + 5}" cy="{y - 4}" r="5"/>', text(x + 15, y, KINDS[kind], "small")]
        x += 28 + round(6.2 * len(KINDS[kind]))
    return out


def dots(heading, unit, figures, keys, label):
    """A row for each entry: a dot at each key's median, with the quartiles behind the first."""
    drawn = [f for f in figures if all(middle(f, key) > 0 for key in keys)]
    if not drawn:
        return None
    left = min(round(26 + 6.9 * max(len(f["entry"]) for f in drawn)), 360)
    axis = Axis([value for f in drawn for key in keys for value in (f[key] if key == keys[0] else [middle(f, key)]) if value > 0], left, WIDTH - RIGHT)
    top, bottom = 58, 58 + ROW * len(drawn)
    kinds = [kind for kind in KINDS if any(kind_of(f["entry"]) == kind for f in drawn)]
    body = legend(kinds, 44)
    for tick in axis.ticks:
        body += [f'<line class="grid" x1="{axis.at(tick)}" x2="{axis.at(tick)}" y1="{top}" y2="{bottom}"/>', text(axis.at(tick), bottom + 16, number(tick), "small", "middle")]
    body.append(text((left + WIDTH - RIGHT) / 2, bottom + 34, unit, "small", "middle"))
    for i, f in enumerate(drawn):
        y, kind = top + ROW * i + ROW // 2, kind_of(f["entry"])
        body.append(text(left - 10, y + 4, f["entry"], anchor="end"))
        low, first, high = f[keys[0]]
        xs = [axis.at(middle(f, key)) for key in keys]
        body.append(f'<line class="stem {kind}" x1="{left if len(keys) == 1 else xs[0]}" x2="{xs[-1]}" y1="{y}" y2="{y}"/>')
        body.append(f'<line class="whisker {kind}" x1="{axis.at(max(low, 1e-9))}" x2="{axis.at(high)}" y1="{y}" y2="{y}"/>')
        for x, radius in zip(xs, (6, 4.5, 3)):
            body.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"/>')
        body.append(text(WIDTH - RIGHT + 12, y + 4, label(f), "small"))
    return svg(bottom + 46, heading, body)


def contest_charts(results, contest):
    """A contest's charts, by the end of their names."""
    figures = results.figures(contest)
    if not figures:
        return {}
    name, base = contest["contest"], middle(figures[0], "cpu_us")

    def times(f):
        return f"{number(middle(f, 'cpu_us'))} µs" + (f", {middle(f, 'cpu_us') / base:.2g}×" if base and f is not figures[0] else "")

    charts = {"cpu": dots(f"{title(name)}: processor time", "µs for each item, user and system; logarithmic", figures, ("cpu_us",), times)}
    if "p50_us" in contest["shows"]:
        charts["latency"] = dots(f"{title(name)}: latency", "µs: median, 99 % and 99.9 %; logarithmic", figures, ("p50_us", "p99_us", "p999_us"),
                                 lambda f: f"{number(middle(f, 'p50_us'))} … {number(middle(f, 'p99_us'))}")
    return {end: chart for end, chart in charts.items() if chart}


SHADES = ("ours", "served", "peer", "floor")
DASHES = ("", "6 4", "2 3", "8 3 2 3")


def sweep_chart(points):
    """What a delivery costs, over the rate: a line for each number of subscribers and calls."""
    points = [p for p in points if p.get("cpu_us_each", 0) > 0 and p["rate"] > 0]
    if not points:
        return None
    subscribers = sorted({p["subscribers"] for p in points})
    calls = sorted({p["calls"] for p in points})
    left, right, top, bottom = 70, WIDTH - 190, 50, 350
    across = Axis([p["rate"] for p in points], left, right)
    up = Axis([p["cpu_us_each"] for p in points], bottom, top)
    body = []
    for tick in across.ticks:
        body += [f'<line class="grid" x1="{across.at(tick)}" x2="{across.at(tick)}" y1="{top}" y2="{bottom}"/>', text(across.at(tick), bottom + 17, number(tick), "small", "middle")]
    for tick in up.ticks:
        body += [f'<line class="grid" x1="{left}" x2="{right}" y1="{up.at(tick)}" y2="{up.at(tick)}"/>', text(left - 8, up.at(tick) + 4, number(tick), "small", "end")]
    body += [text((left + right) / 2, bottom + 36, "events a second; logarithmic", "small", "middle"), text(14, 42, "µs for each event delivered to one subscriber; logarithmic", "small")]
    y = top + 10
    for i, n in enumerate(subscribers):
        for j, c in enumerate(calls):
            line = sorted((p["rate"], p["cpu_us_each"]) for p in points if p["subscribers"] == n and p["calls"] == c)
            if not line:
                continue
            css, dash = SHADES[i % len(SHADES)], DASHES[j % len(DASHES)]
            path = " ".join(f"{across.at(a)},{up.at(b)}" for a, b in line)
            dashes = f' stroke-dasharray="{dash}"' if dash else ""
            body.append(f'<polyline class="{css} line" style="fill: none"{dashes} points="{path}"/>')
            body += [f'<circle class="{css}" cx="{across.at(a)}" cy="{up.at(b)}" r="3.5"/>' for a, b in line]
            body.append(f'<line class="{css} line" x1="{right + 14}" x2="{right + 42}" y1="{y - 4}" y2="{y - 4}"{dashes}/>')
            body.append(text(right + 48, y, f"{n:,} × {c:,} calls", "small"))
            y += 19
    body.append(text(right + 14, y + 6, "subscribers × calls followed", "small"))
    return svg(max(bottom + 48, y + 20), "What a delivery costs", body)


# Tables.


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def table(head, rows, texts=1):
    """The first columns are text."""
    out = ["| " + " | ".join(head) + " |", "|" + "|".join(" --- " if i < texts else " ---: " for i in range(len(head))) + "|"]
    return out + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


def run_table(results):
    out = []
    for run in results.of("run"):
        changed = ", and what was not committed yet" if run.get("changed") else ""
        memory = int(run["memory"].split()[0]) / 2**20 if run.get("memory") else 0
        out.append(f"- `go run ./bench {' '.join(run.get('arguments') or [])}`: {run['date'][:16].replace('T', ' ')} UTC, commit {run['commit'][:10]}{changed}; {run['machine']}, {run['cores']} cores, "
                   f"{memory:.0f} GiB, Linux {run['kernel']}, {run['go']}; load average {run['load'].split()[0]} at its begin; {run['rounds']} {'round' if run['rounds'] == 1 else 'rounds'} of {run['time']}.")
    return out


def contest_table(results, contest):
    figures = results.figures(contest)
    base = middle(figures[0], "cpu_us") if figures else 0
    latency = "p50_us" in contest["shows"]
    each = any(middle(f, "kib_each") for f in figures)
    head = ["", "cpu µs", "quartiles", "ratio", "system", *(["p50 µs", "p99 µs", "p99.9 µs"] if latency else []), "per s", *(["KiB each"] if each else []), "peak MiB", "lost"]
    rows = []
    for f in figures:
        cpu = middle(f, "cpu_us")
        rows.append([f["entry"], number(cpu), "–".join(number(v) for v in (f.get("cpu_us", [0, 0, 0])[0], f.get("cpu_us", [0, 0, 0])[2])), f"{cpu / base:.2f}" if base else "-",
                     f"{100 * middle(f, 'system_us') / cpu:.0f} %" if cpu else "-",
                     *([number(middle(f, key)) if middle(f, key) else "-" for key in ("p50_us", "p99_us", "p999_us")] if latency else []),
                     number(middle(f, "per_s")), *([number(middle(f, "kib_each"))] if each else []), number(middle(f, "peak_mib")), f["lost"]])
    for failure in results.of("failure", contest=contest["contest"]):
        rows.append([failure["entry"], "failed"] + [""] * (len(head) - 2))
    return table(head, rows)


def contests_table(results):
    out = []
    for contest in results.of("contest"):
        name = contest["contest"]
        out += [f"### {title(name)}", ""]
        for end in contest_charts(results, contest):
            out.append(f"![{name}: {end}](performance/{slug(name)}-{end}.svg)")
        out += ["", *contest_table(results, contest), ""]
        promises = results.of("promise", contest=name)
        out += promise_lines(promises) + ([""] if promises else [])
    return out[:-1]


TITLES = {"cpu_us": "processor time", "per_s": "rate", "p50_us": "median latency", "p99_us": "latency at 99 %", "p999_us": "latency at 99.9 %", "peak_mib": "peak MiB", "kib_each": "KiB each"}


def bound(value):
    """As bench/promise.go writes it."""
    plain = f"{value:g}"
    return f"1/{1 / value:.4g}" if 0 < value < 1 and len(plain) > 5 else f"{value:.4g}"


def than(promise):
    """What it is compared with; a promise without that bounds the figure itself."""
    return f" of {' + '.join(promise['than'])}" if promise.get("than") else ""


def promise_lines(promises):
    out = []
    for p in promises:
        limit = f"at most {bound(p['most'])}" if "most" in p else f"at least {bound(p['least'])}"
        what = f"- {p['of']}: {TITLES.get(p['show'], p['show'])} {limit}{than(p)}: "
        if p["verdict"] == "not compared":
            out.append(what + f"not compared, for {p['reason']}.")
        else:
            out.append(what + f"{p['ratio']:.2f} ({p['quartiles'][0]:.2f} to {p['quartiles'][1]:.2f}), " + ("kept." if p["verdict"] == "kept" else f"**{p['verdict']}**."))
    return out


def promises_table(results):
    rows = []
    for p in results.of("promise"):
        limit = f"≤ {bound(p['most'])}" if "most" in p else f"≥ {bound(p['least'])}"
        ratio = f"{p['ratio']:.2f}" if "ratio" in p else "-"
        rows.append([p["contest"], f"{p['of']}, {TITLES.get(p['show'], p['show'])}", f"{limit}{than(p)}", ratio, p["verdict"] if p["verdict"] == "kept" else f"**{p['verdict']}**"])
    return table(["contest", "figure", "promise", "ratio", "verdict"], rows, 5)


def sizing_table(results):
    """What one of each costs the service: all that is measured of the binary."""
    rows = []
    for contest in results.of("contest"):
        for f in results.figures(contest):
            cpu = middle(f, "cpu_us")
            if kind_of(f["entry"]) == "served" and cpu:
                rows.append([f"{contest['contest']}: {f['entry'].removeprefix('astergate serve, ')}", number(cpu), number(1e6 / cpu), number(middle(f, "peak_mib"))])
    for row in results.of("row"):
        if row.get("cpu_us"):
            rows.append([row["name"], number(row["cpu_us"]), number(1e6 / row["cpu_us"]), number(row.get("peak_mib", 0))])
    out = table(["what", "cpu µs for each", "one core does a second", "peak MiB"], rows)
    for idle in results.of("idle"):
        out += ["", f"An idle FastAGI session holds {idle['bytes'] / 1024:.1f} KiB of the service's memory ({idle['sessions']:,} at once)."]
    return out


def rows_table(results):
    rows = [[r["name"], number(r.get("per_s", 0)), *(number(r[key]) if key in r else "-" for key in ("p50_us", "p99_us", "p999_us", "cpu_us", "peak_mib")), r["lost"]] for r in results.of("row")]
    return table(["", "per s", "p50 µs", "p99 µs", "p99.9 µs", "cpu µs", "peak MiB", "lost"], rows) if rows else ["(not measured in this run)"]


def sweep_table(results):
    points = results.of("sweep")
    if not points:
        return ["(not measured in this run)"]
    rows = [[number(p["rate"]), f"{p['subscribers']:,}", f"{p['calls']:,}", *(number(p[key]) for key in ("cpu_us_each", "cpu_us", "p50_us", "p99_us", "peak_mib")), p["lost"]] for p in points]
    return ["![What a delivery costs](performance/sweep.svg)", "",
            *table(["events/s", "subscribers", "live calls", "cpu µs for each delivery", "cpu µs for each event", "p50 µs", "p99 µs", "peak MiB", "lost"], rows)]


TABLES = {"run": run_table, "contests": contests_table, "promises": promises_table, "sizing": sizing_table, "rows": rows_table, "sweep": sweep_table}


def fill(page, results):
    def block(match):
        name = match.group(1)
        if name not in TABLES:
            sys.exit(f"{PAGE}: no table is called {name!r}; there are {', '.join(TABLES)}")
        return "\n".join([f"<!-- table: {name} -->", "", *TABLES[name](results), "", "<!-- end -->"])

    return re.sub(r"<!-- table: (.*?) -->\n.*?<!-- end -->", block, page, flags=re.S)


def draw(results):
    """All charts, by their file."""
    files = {}
    for contest in results.of("contest"):
        for end, chart in contest_charts(results, contest).items():
            files[FOLDER / f"{slug(contest['contest'])}-{end}.svg"] = chart
    sweep = sweep_chart(results.of("sweep"))
    if sweep:
        files[FOLDER / "sweep.svg"] = sweep
    return files


def below(root):
    """Where all is read and written."""
    global ROOT, PAGE, FOLDER, RESULTS
    ROOT, PAGE, FOLDER = root, root / "docs" / "performance.md", root / "docs" / "performance"
    RESULTS = FOLDER / "results.jsonl"


def main(arguments):
    below(Path(__file__).resolve().parent.parent)
    if arguments[:1] == ["--root"]:
        below(Path(arguments[1]))
        arguments = arguments[2:]
    check = arguments == ["--check"]
    old = lines(RESULTS) if RESULTS.exists() else []
    for name in [] if check else arguments:
        old = merge(old, take(lines(Path(name))))
    if not check and arguments:
        FOLDER.mkdir(parents=True, exist_ok=True)
        RESULTS.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in old), "utf-8")
    results = Results(old)
    files = draw(results)
    files[PAGE] = fill(PAGE.read_text("utf-8"), results)
    stale = [path for path in FOLDER.glob("*.svg") if path not in files]
    changed = [path for path, made in files.items() if not path.exists() or path.read_text("utf-8") != made]
    if check:
        for path in changed + stale:
            print(f"{path.relative_to(ROOT)} is not what docs/performance/results.jsonl says: run 'make bench-charts'", file=sys.stderr)
        return 1 if changed or stale else 0
    for path in changed:
        path.write_text(files[path], "utf-8")
    for path in stale:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
