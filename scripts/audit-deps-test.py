#!/usr/bin/env python3
"""What scripts/audit-deps.py takes for which outcome, with what the tools were seen to say,
and with the real govulncheck on a database of ours that knows one flaw."""
import importlib.util
import json
import pathlib
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("audit", HERE / "audit-deps.py")
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)
Run = audit.Run

NPM_REFUSED = Run(1, '{"message": "405 Method Not Allowed - POST", "method": "POST", "statusCode": 405}', "npm error audit endpoint returned an error\n")
NPM_FOUND = Run(1, '{"auditReportVersion": 2, "vulnerabilities": {"left-pad": {"severity": "high", "range": "<1.1"}}}', "")
PIP_SKIPPED = Run(0, '{"dependencies": [{"name": "grpcio", "skip_reason": "Dependency not found on PyPI and could not be audited"}]}', "No known vulnerabilities found\n")
PIP_FOUND = Run(1, '{"dependencies": [{"name": "grpcio", "version": "1.0", "vulns": [{"id": "PYSEC-1"}]}, {"name": "x", "skip_reason": "y"}]}', "")


class Verdicts(unittest.TestCase):
    def check(self, judge, run, verdict):
        got = judge(run)
        self.assertEqual(got.verdict, verdict, got.text)

    def test_govulncheck(self):
        self.check(audit.judge_govulncheck, Run(0, "No vulnerabilities found.\n", ""), audit.CLEAN)
        self.check(audit.judge_govulncheck, Run(3, "Vulnerability #1: GO-1", ""), audit.VULNERABLE)
        self.check(audit.judge_govulncheck, Run(1, "", 'govulncheck: fetching vulnerabilities: Get "x": dial tcp: lookup: no such host'), audit.UNREACHABLE)
        self.check(audit.judge_govulncheck, Run(1, "", "govulncheck: loading packages: no go.mod file"), audit.BROKEN)
        self.check(audit.judge_govulncheck, Run(127, "", "No such file or directory: govulncheck"), audit.BROKEN)

    def test_npm(self):
        self.check(audit.judge_npm, Run(0, '{"auditReportVersion": 2, "vulnerabilities": {}}', ""), audit.CLEAN)
        self.check(audit.judge_npm, NPM_FOUND, audit.VULNERABLE)
        self.check(audit.judge_npm, NPM_REFUSED, audit.UNREACHABLE)
        self.check(audit.judge_npm, Run(1, "", "npm error code ENOTFOUND"), audit.UNREACHABLE)
        self.check(audit.judge_npm, Run(1, '{"error": {"code": "ENOLOCK"}}', "npm error code ENOLOCK"), audit.BROKEN)

    def test_pip(self):
        self.check(audit.judge_pip, Run(0, '{"dependencies": [{"name": "grpcio", "version": "1", "vulns": []}]}', ""), audit.CLEAN)
        self.check(audit.judge_pip, PIP_FOUND, audit.VULNERABLE)
        self.check(audit.judge_pip, PIP_SKIPPED, audit.UNREACHABLE)
        self.check(audit.judge_pip, Run(1, "", "requests.exceptions.ConnectionError: Max retries exceeded"), audit.UNREACHABLE)
        self.check(audit.judge_pip, Run(0, '{"dependencies": []}', ""), audit.BROKEN)
        self.check(audit.judge_pip, Run(2, "", "usage: pip-audit"), audit.BROKEN)

    def test_flaw_is_found(self):
        """The real tool on this code: a flaw of a package in the binary fails, one of another does not."""
        for package, want in (("google.golang.org/grpc", audit.VULNERABLE), ("google.golang.org/grpc/xds", audit.CLEAN)):
            with self.subTest(package), tempfile.TemporaryDirectory() as folder:
                db = pathlib.Path(folder)
                write_database(db, package)
                self.check(audit.judge_govulncheck, audit.run(audit.govulncheck(db.as_uri()), audit.ROOT), want)


def write_database(db: pathlib.Path, package: str) -> None:
    """A database of one flaw, in a package of google.golang.org/grpc, which is never mended."""
    when, module = "2026-01-01T00:00:00Z", "google.golang.org/grpc"
    (db / "index").mkdir()
    (db / "ID").mkdir()
    (db / "index/db.json").write_text(json.dumps({"modified": when}))
    (db / "index/modules.json").write_text(json.dumps([{"path": module, "vulns": [{"id": "GO-2026-0001", "modified": when}]}]))
    (db / "index/vulns.json").write_text(json.dumps([{"id": "GO-2026-0001", "modified": when}]))
    (db / "ID/GO-2026-0001.json").write_text(json.dumps({
        "schema_version": "1.3.1", "id": "GO-2026-0001", "modified": when, "published": when, "summary": "A flaw for a test",
        "affected": [{
            "package": {"name": module, "ecosystem": "Go"},
            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}],
            "ecosystem_specific": {"imports": [{"path": package}]},
        }],
        "database_specific": {"url": "https://example.invalid/GO-2026-0001"},
    }))


if __name__ == "__main__":
    unittest.main()
