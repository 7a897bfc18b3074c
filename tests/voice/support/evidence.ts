import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const failures = resolve(import.meta.dirname, "../../../.cache/voice-failures");

/** Where what is kept of a failed test goes. */
export function evidenceFile(test: string, extension: string): string {
  mkdirSync(failures, { recursive: true });
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  return join(failures, `${name}.${extension}`);
}
