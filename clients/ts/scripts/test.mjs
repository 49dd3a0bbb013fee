// Runs the compiled tests. TEST_SERVER_BIN names the server's binary.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
const files = readdirSync(".test/test").filter((f) => f.endsWith(".test.js")).map((f) => `.test/test/${f}`);
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...files], { stdio: "inherit" });
process.exit(run.status ?? 1);
