/**
 * `npm test`: everything that guards the project. Quick checks first, two at a time; then all tests
 * in one vitest run. The last line is `N passed, N failed`, of tests.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bootstrap, environmentFor, root } from "./lib/bootstrap.mjs";
import { findChromium } from "./lib/chromium.mjs";
import { programStage, runStages } from "./lib/stages.mjs";
import { findPhones, testProgramsStage } from "./lib/test-programs.mjs";
import { buildWebApps } from "./lib/web-apps.mjs";

const node = bootstrap();
// What reads our output through a pipe wants plain text, the last line above all.
const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
const env = { ...environmentFor(node), ...colour };
const options = { cwd: root, env };
/** @param {string} path below node_modules */
const tool = (path) => join(root, "node_modules", path);

const failed = await runStages(
  [
    testProgramsStage(env),
    { name: "web apps", run: () => buildWebApps(node) },
    programStage("format and lint", tool(".bin/biome"), ["ci", "."], options),
    programStage(
      "promises",
      tool(".bin/oxlint"),
      ["--type-aware", "packages", "apps", "tests", "bench", "tools"],
      options,
    ),
    programStage("lock file", node, ["tools/complete-lock.mjs", "--check"], options),
    programStage("types", node, ["tools/check-types.mjs"], options),
    programStage(
      "import map",
      node,
      [tool("dependency-cruiser/bin/dependency-cruise.mjs"), "packages", "apps", "tests", "bench"],
      options,
    ),
    programStage("dead code", node, [tool("knip/bin/knip.js")], options),
  ],
  2,
);

const report = join(root, ".cache/tests.json");
rmSync(report, { force: true });
const chromium = findChromium();
const vitest = spawn(
  node,
  [
    tool("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...(chromium === undefined ? ["--project=!browser"] : []),
    // Agents of some calls answer in a browser.
    ...(chromium === undefined || !findPhones() ? ["--project=!voice"] : []),
  ],
  {
    cwd: root,
    env: { ...env, ...(chromium === undefined ? {} : { MARU_CHROMIUM: chromium }) },
    stdio: ["ignore", "inherit", "inherit"],
  },
);
const [code] = await once(vitest, "exit");
if (code !== 0) failed.push("tests");
const { passed, broken } = countTests();
if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}`);
console.log(`${passed} passed, ${broken} failed`);
process.exit(failed.length > 0 ? 1 : 0);

/** A file that could not even be loaded has no tests to count: it counts as one that failed. */
function countTests() {
  if (!existsSync(report)) return { passed: 0, broken: 1 };
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const results = JSON.parse(readFileSync(report, "utf8"));
  const unloaded = results.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return { passed: results.numPassedTests, broken: results.numFailedTests + unloaded.length };
}
