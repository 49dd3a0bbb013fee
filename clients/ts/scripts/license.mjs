// The package carries the repository's licence.
import { copyFileSync } from "node:fs";
copyFileSync(new URL("../../../LICENSE", import.meta.url), new URL("../LICENSE", import.meta.url));
