import { expect, test } from "vitest";
import { createLogger, formatLogLine } from "./logger.ts";

function collectLines(): { lines: Record<string, unknown>[]; write(line: string): void } {
  const lines: Record<string, unknown>[] = [];
  return { lines, write: (line) => void lines.push(JSON.parse(line)) };
}

test("personal data given under pii is never written, at the top or one level down", () => {
  const out = collectLines();
  const logger = createLogger("info", out);

  logger.info(
    { pii: { name: "carol" }, interaction: { id: "i-1", pii: "010-1234-5678" } },
    "started",
  );

  expect(out.lines).toEqual([
    {
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      pii: "[personal data]",
      interaction: { id: "i-1", pii: "[personal data]" },
      msg: "started",
    },
  ]);
});

test("what PostgreSQL says of the rows it refused is not written", () => {
  const out = collectLines();
  const logger = createLogger("info", out);
  const err = Object.assign(new Error("violates check constraint"), {
    code: "23514",
    detail: "Failing row contains (acme, carol, 010-1234-5678).",
    where: 'JSON data, line 1: {"text":"my parcel',
    internalQuery: "select 'carol'",
  });

  logger.error({ err }, "the projection failed");

  expect(out.lines[0]).toMatchObject({ err: { message: err.message, code: "23514" } });
  expect(JSON.stringify(out.lines)).not.toMatch(/carol|parcel/);
});

test("lines below the level are not written", () => {
  const out = collectLines();
  const logger = createLogger("warn", out);

  logger.info("small talk");
  logger.warn("watch out");

  expect(out.lines.map(({ msg }) => msg)).toEqual(["watch out"]);
});

test("on a terminal a line has the time of day, the level, the message and its values", () => {
  const line = { level: "warn", time: "2026-11-21T09:12:01.500Z", msg: "slow batch", tookMs: 7 };

  expect(formatLogLine(line)).toMatch(/^\d\d:12:01 warn {2}slow batch tookMs=7\n$/);
});

test("an error is shown with its stack", () => {
  const line = {
    level: "error",
    time: "2026-11-21T09:12:01.500Z",
    msg: "x",
    err: { stack: "E\n  at y" },
  };

  expect(formatLogLine(line)).toMatch(/ error x\nE\n {2}at y\n$/);
});
