/**
 * The import map of the repository, as law. See ARCHITECTURE.md, "Who may import whom".
 *
 *   core  <-(types)-  protocol  <-  sdk  <-  desktop, widget
 *   core  <-  voice  <-  simulator
 *   core, protocol, voice  <-  server
 */
const { readdirSync, readFileSync } = require("node:fs");

/** The files a package's `exports` name, as regular expressions. */
const frontDoors = readdirSync("packages").flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8"));
  return Object.values(exports).map(
    (file) => `^packages/${name}/${file.replace("./", "").replaceAll(".", "\\.")}$`,
  );
});

const TEST = "(\\.test\\.tsx?$|/contract/|/testing/|^(tests|bench)/|^vitest\\.config\\.ts$)";

/** `from` may reach only the listed places in the repository (and itself). */
const only = (from, allowed, why) => ({
  name: `${from}-imports`,
  severity: "error",
  comment: why,
  from: { path: `^(packages|apps)/${from}/src/`, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^(packages|apps)/", pathNot: [`^(packages|apps)/${from}/`, ...allowed] },
});

/** Inside one workspace, `from` must not know `to`. */
const wall = (name, from, to, why, extra = {}) => ({
  name,
  severity: "error",
  comment: why,
  from: { path: from, pathNot: TEST },
  to: { path: to, ...extra },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two files may name each other's types: nothing of that is there when they run.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-is-closed",
      severity: "error",
      comment:
        "The domain imports nothing but itself: no npm package, no Node built-in, no sibling.",
      from: { path: "^packages/core/src/", pathNot: "(\\.test\\.ts$|/testing/)" },
      to: { pathNot: "^packages/core/src/" },
    },
    {
      name: "protocol-takes-core-types-only",
      severity: "error",
      comment: "The wire may name domain vocabulary; it never runs domain code.",
      from: { path: "^packages/protocol/src/", pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/core/", dependencyTypesNot: ["type-only"] },
    },
    only("protocol", ["^packages/core/"], "wire contract"),
    only("voice", ["^packages/core/"], "calls for the domain: it knows neither wire nor database"),
    only(
      "sdk",
      ["^packages/protocol/"],
      "the SDK is a client: it sees the wire and nothing behind it",
    ),
    only("server", ["^packages/(core|protocol|voice)/"], "the server is no client of itself"),
    only(
      "simulator",
      ["^packages/(core|voice)/"],
      "the domain on virtual time, with nothing around it",
    ),
    only("desktop", ["^packages/(protocol|sdk)/"], "the desktop is an SDK customer"),
    only("widget", ["^packages/(protocol|sdk)/"], "the widget is an SDK customer"),
    wall(
      "platform-knows-no-domain",
      "^apps/server/src/platform/",
      "^(packages/|apps/server/src/(?!platform/))",
      "settings, log and lifecycle serve any server",
    ),
    wall(
      "database-knows-platform-only",
      "^apps/server/src/database/",
      "^(packages/|apps/server/src/(?!(database|platform)/))",
      "who owns a table knows the database, not the other way round",
      // A column may hold a value of the domain.
      { dependencyTypesNot: ["type-only"] },
    ),
    wall(
      "engine-knows-no-edge",
      "^apps/server/src/(engine|projections)/",
      "^apps/server/src/(http|gateway|auth)/",
      "dependencies point inward: edges hand commands in and are handed documents",
    ),
    wall(
      "main-wires-nobody-imports-main",
      "^apps/server/src/",
      "^apps/server/src/main\\.ts$",
      "the composition root is at the top",
    ),
    wall(
      "view-state-knows-no-react",
      "^apps/(desktop|widget)/src/state/",
      "(^|node_modules/)(react(-dom)?|preact)(/|$)",
      "view state is tested without a DOM",
    ),
    {
      name: "enter-by-the-front-door",
      severity: "error",
      comment: "Import a package by its exports, never by a file inside it.",
      from: { path: "^(packages|apps)/([^/]+)/" },
      to: {
        path: "^packages/[^/]+/src/",
        pathNot: ["^$1/$2/", ...frontDoors],
      },
    },
    {
      name: "production-knows-no-tests",
      severity: "error",
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      comment: "An import that leads nowhere would pass every rule above.",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.(css|svg|woff2)(\\?|$)|^virtual:" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/" },
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default"],
    },
  },
};
