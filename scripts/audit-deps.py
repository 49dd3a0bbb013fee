#!/usr/bin/env python3
"""Asks the public databases for known vulnerabilities of what astergate is made of.

    scripts/audit-deps.py [--require] [--govulncheck-db URL]

Three outcomes, for each part: clean; vulnerable, which fails (exit status 1); and
not audited, because a database could not be reached: that is said loudly and
passes, since no change of ours can mend it. With --require it fails too (3).
Whatever else goes wrong with a tool is an error and fails (2).
"""
import argparse
import dataclasses
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

CLEAN, VULNERABLE, UNREACHABLE, BROKEN = "clean", "VULNERABLE", "NOT AUDITED", "ERROR"


@dataclasses.dataclass
class Outcome:
    verdict: str
    text: str = ""


@dataclasses.dataclass
class Run:
    """How a tool ended."""

    code: int
    out: str
    err: str


# What the tools' HTTP libraries say when there is nobody to ask.
NETWORK = re.compile(
    r"no such host|dial tcp|connection refused|connection reset|i/o timeout|deadline exceeded|TLS handshake|certificate"
    r"|unexpected status code|HTTP GET .* returned|Failed to resolve|Max retries exceeded|ConnectionError|ConnectTimeout|ReadTimeout"
    r"|Name or service not known|Temporary failure in name resolution|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network",
    re.IGNORECASE,
)


def last_lines(run: Run, n: int = 3) -> str:
    return "\n".join((run.err.strip() or run.out.strip()).splitlines()[-n:])


def unreachable_or_broken(run: Run) -> Outcome:
    if NETWORK.search(run.err) or NETWORK.search(run.out):
        return Outcome(UNREACHABLE, last_lines(run))
    return Outcome(BROKEN, f"exit status {run.code}: {last_lines(run)}")


def judge_govulncheck(run: Run) -> Outcome:
    """Its status is 3 when it has found something."""
    if run.code == 0:
        return Outcome(CLEAN, last_lines(run, 1))
    if run.code == 3:
        return Outcome(VULNERABLE, run.out)
    # It fetches before it looks, so only a fetch that failed is the network's.
    if "fetching vulnerabilities" in run.err:
        return Outcome(UNREACHABLE, last_lines(run))
    return Outcome(BROKEN, f"exit status {run.code}: {last_lines(run)}")


def judge_npm(run: Run) -> Outcome:
    """npm ends with 1 for a finding and for a registry that does not answer: its report tells."""
    try:
        report = json.loads(run.out)
    except ValueError:
        return unreachable_or_broken(run)
    if "auditReportVersion" in report:
        found = report.get("vulnerabilities", {})
        if not found:
            return Outcome(CLEAN)
        return Outcome(VULNERABLE, "\n".join(f"{name}: {v.get('severity')}, {v.get('range')}" for name, v in sorted(found.items())))
    if "audit endpoint returned an error" in run.err or "message" in report or NETWORK.search(run.err):
        return Outcome(UNREACHABLE, str(report.get("message") or last_lines(run)))
    return Outcome(BROKEN, f"exit status {run.code}: {last_lines(run)}")


def judge_pip(run: Run) -> Outcome:
    """pip-audit says 'no known vulnerabilities' also of what the index would not tell it: that is no audit."""
    try:
        dependencies = json.loads(run.out)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return unreachable_or_broken(run)
    found = [f"{d['name']} {d['version']}: {', '.join(v['id'] for v in d['vulns'])}" for d in dependencies if d.get("vulns")]
    skipped = [f"{d['name']}: {d['skip_reason']}" for d in dependencies if d.get("skip_reason")]
    if found:
        return Outcome(VULNERABLE, "\n".join(found))
    if skipped:
        return Outcome(UNREACHABLE, "\n".join(skipped))
    if run.code != 0 or not dependencies:
        return Outcome(BROKEN, f"exit status {run.code}, {len(dependencies)} packages: {last_lines(run)}")
    return Outcome(CLEAN, f"{len(dependencies)} packages")


def run(command: list, folder: pathlib.Path) -> Run:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return Run(124, "", "network: no answer in 300 s")
    except OSError as err:
        return Run(127, "", str(err))
    return Run(done.returncode, done.stdout, done.stderr)


def govulncheck(db: str = "") -> list:
    """By package, not by symbol: kong calls the commands by reflection, so that from
    main no path leads to grpc.NewServer, and a flaw of it would be passed over."""
    source = ["-db", db] if db else []
    return [str(ROOT / "bin/govulncheck"), "-scan", "package", *source, "./server/cmd/astergate"]


def audits(db: str):
    yield "Go, packages in the binary", judge_govulncheck, govulncheck(db), ROOT
    npm = ["npm", "audit", "--omit=dev", "--json"]
    yield "npm, clients/ts", judge_npm, npm, ROOT / "clients/ts"
    yield "npm, tools/swagger-ui", judge_npm, npm, ROOT / "tools/swagger-ui"
    pip = [str(ROOT / ".venv-audit/bin/pip-audit"), "--format", "json", "--progress-spinner", "off"]
    yield "PyPI, clients/python", judge_pip, [*pip, "clients/python"], ROOT


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--require", action="store_true", help="a database that cannot be reached fails too")
    parser.add_argument("--govulncheck-db", default="", help="another Go vulnerability database, also file://")
    args = parser.parse_args()
    verdicts = []
    for name, judge, command, folder in audits(args.govulncheck_db):
        outcome = judge(run(command, folder))
        verdicts.append(outcome.verdict)
        print(f"{outcome.verdict:12} {name}")
        if outcome.text:
            print("\n".join("             | " + line for line in outcome.text.splitlines()))
    if UNREACHABLE in verdicts:
        print(f"\n!!! {verdicts.count(UNREACHABLE)} of {len(verdicts)} parts were NOT AUDITED: their database could not be reached from here.")
        print("!!! This proves nothing about them. Run 'make audit-deps' where the databases answer.")
    if BROKEN in verdicts:
        return 2
    if VULNERABLE in verdicts:
        return 1
    return 3 if args.require and UNREACHABLE in verdicts else 0


if __name__ == "__main__":
    sys.exit(main())
