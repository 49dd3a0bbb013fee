// Removes a folder that a build makes: what was deleted from src must not stay.
import { rmSync } from "node:fs";
rmSync(process.argv[2], { recursive: true, force: true });
