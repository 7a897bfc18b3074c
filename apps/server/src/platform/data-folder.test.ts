import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { isStartRefusal, type StartRefusal } from "./refusal.ts";

function makePath(): string {
  const folder = mkdtempSync(join(tmpdir(), "maru-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data");
}

function mustOpen(opened: DataFolder | StartRefusal): DataFolder {
  if (isStartRefusal(opened)) throw new Error(opened.words.en);
  onTestFinished(opened.release);
  return opened;
}

test("it is made on first use, for this user only", () => {
  const path = makePath();

  mustOpen(openDataFolder(path));

  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(existsSync(join(path, "node-id"))).toBe(true);
});

test("it has one user at a time, and the refusal names that user's process", () => {
  const path = makePath();
  const first = mustOpen(openDataFolder(path));

  expect(openDataFolder(path)).toMatchObject({
    refused: "data_folder_in_use",
    words: { en: expect.stringContaining(`process ${process.pid}`) },
  });

  first.release();
  mustOpen(openDataFolder(path));
});

test("the node keeps its id, and an empty file of a cut-short first start does not count", () => {
  const path = makePath();
  const first = mustOpen(openDataFolder(path));
  first.release();
  const second = mustOpen(openDataFolder(path));
  expect(second.nodeId).toBe(first.nodeId);
  second.release();

  writeFileSync(join(path, "node-id"), "");

  expect(mustOpen(openDataFolder(path)).nodeId).toMatch(/^[0-9a-f-]{36}$/);
});
