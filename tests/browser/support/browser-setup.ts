import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { findChromium } from "../../../tools/lib/chromium.mjs";
import { buildWebApps } from "../../../tools/lib/web-apps.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one browser of this run listens for the test files. */
    browserAddress: string;
  }
}

/** One browser for all files (each test has contexts of its own), on web apps built from what is written now. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const problem = await buildWebApps(process.execPath);
  if (problem !== undefined) throw new Error(problem);
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("There is no Chromium: install it, or name one in MARU_CHROMIUM.");
  // Chromium refuses its sandbox to root; the tests open nothing but our own pages.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const server = await chromium.launchServer({ executablePath, args });
  project.provide("browserAddress", server.wsEndpoint());
  return () => server.close();
}
