import { defineConfig } from "vitest/config";

const needsPostgres = { globalSetup: ["apps/server/src/testing/postgres-setup.ts"] };

/**
 * `vitest run` runs everything; `--project database` one kind; a path one file.
 * The kinds differ in what they need: nothing, PostgreSQL, a simulated world, real processes, a
 * browser, telephones. They run one kind after the other, so that a browser does not wait for a simulation.
 */
export default defineConfig({
  test: {
    // Generous, so that a busy machine does not look like a failure.
    testTimeout: 15_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: [
            "{packages,apps}/*/src/**/*.test.{ts,tsx}",
            "tools/**/*.test.ts",
            "tests/voice/support/*.test.ts",
          ],
          exclude: ["**/*.database.test.ts", "apps/simulator/**", "**/node_modules/**"],
        },
      },
      {
        test: {
          name: "database",
          sequence: { groupOrder: 1 },
          include: ["{packages,apps}/*/src/**/*.database.test.ts"],
          ...needsPostgres,
        },
      },
      {
        test: {
          name: "simulation",
          sequence: { groupOrder: 2 },
          include: ["apps/simulator/**/*.test.ts"],
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: "system",
          sequence: { groupOrder: 3 },
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/voice/**"],
          testTimeout: 120_000,
          ...needsPostgres,
        },
      },
      {
        test: {
          name: "browser",
          sequence: { groupOrder: 4 },
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          // Each file has a server of its own and waits most of the time: for clocks, not for the machine.
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000, interval: 30 } },
          globalSetup: [...needsPostgres.globalSetup, "tests/browser/support/browser-setup.ts"],
        },
      },
      {
        test: {
          name: "voice",
          sequence: { groupOrder: 5 },
          include: ["tests/voice/**/*.test.ts"],
          exclude: ["tests/voice/support/**"],
          testTimeout: 120_000,
          // Each file has a server and an Asterisk of its own; more of them and packets would be dropped.
          maxWorkers: 2,
          globalSetup: [...needsPostgres.globalSetup, "tests/voice/support/voice-setup.ts"],
        },
      },
    ],
  },
});
