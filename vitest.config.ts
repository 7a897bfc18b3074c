import { defineConfig } from "vitest/config";

const needsPostgres = { globalSetup: ["apps/server/src/testing/postgres-setup.ts"] };

/**
 * `vitest run` runs everything; `--project database` one kind; a path one file.
 * The kinds differ in what they need: nothing, PostgreSQL, a simulated world, real processes, a browser.
 */
export default defineConfig({
  test: {
    // Two machines' worth of work must not look like a failure on a busy one.
    testTimeout: 15_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: "unit",
          include: ["{packages,apps}/*/src/**/*.test.{ts,tsx}", "tools/**/*.test.ts"],
          exclude: ["**/*.database.test.ts", "apps/simulator/**", "**/node_modules/**"],
        },
      },
      {
        test: {
          name: "database",
          include: ["{packages,apps}/*/src/**/*.database.test.ts"],
          ...needsPostgres,
        },
      },
      {
        test: {
          name: "simulation",
          include: ["apps/simulator/**/*.test.ts"],
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: "system",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**"],
          testTimeout: 120_000,
          ...needsPostgres,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          ...needsPostgres,
        },
      },
    ],
  },
});
