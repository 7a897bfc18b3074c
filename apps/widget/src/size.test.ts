import { statSync } from "node:fs";
import { expect, test } from "vitest";

/** 25 KiB. */
const MAX_GZIP_BYTES = 25 * 1_024;

test("the built widget weighs at most 25 KiB compressed (`npm start` or `npm test` builds it)", () => {
  const { size } = statSync(new URL("../dist/widget.js.gz", import.meta.url));
  expect(size).toBeGreaterThan(1_000);
  expect(size).toBeLessThanOrEqual(MAX_GZIP_BYTES);
});
