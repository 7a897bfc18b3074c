import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { findAsterisk } from "../../../apps/server/src/asterisk/asterisk-program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the copy of Asterisk is that this run's servers share, if one had to be fetched. */
    asteriskFolder: string;
  }
}

const asteriskFolder = resolve(import.meta.dirname, "../../../.cache/asterisk");

/** Sees to it that Asterisk is there before the first server asks for it: fetched once, kept between runs. */
export async function setup(project: TestProject): Promise<void> {
  mkdirSync(asteriskFolder, { recursive: true });
  await findAsterisk(asteriskFolder, AbortSignal.timeout(300_000));
  project.provide("asteriskFolder", asteriskFolder);
}
