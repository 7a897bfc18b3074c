import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { lstat, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { downloadPackages, listPackages, unpackPackage } from "./apt-download.ts";
import { noSource } from "./asterisk-fault.ts";
import { loadedModules, spareModules } from "./asterisk-modules.ts";
import type { AsteriskProgram } from "./asterisk-program.ts";

/** Another number whenever what is kept of the packages changes: older copies are fetched anew. */
const copyName = "copy-2";
const unfinishedName = `${copyName}.unfinished-`;
const longestFetchMs = 3_600_000;
const packages = ["asterisk", "asterisk-modules"];

const run = promisify(execFile);

/** Where Debian puts the loader and the libraries of the processors we know. */
const platforms: Readonly<Record<string, { readonly loader: string; readonly triplet: string }>> = {
  x64: { loader: "usr/lib64/ld-linux-x86-64.so.2", triplet: "x86_64-linux-gnu" },
  arm64: { loader: "usr/lib/ld-linux-aarch64.so.1", triplet: "aarch64-linux-gnu" },
};

/**
 * The Asterisk in `folder`, fetched on first use (about 80 MB to download, half of it kept). It is a
 * set of Debian's packages that were unpacked and not installed; it runs with its own loader and
 * libraries, so those of this machine do not matter. The copy has its name only when it is complete.
 */
export async function prepareAsteriskCopy(
  folder: string,
  signal: AbortSignal,
): Promise<AsteriskProgram> {
  const platform = platforms[process.arch];
  if (process.platform !== "linux" || platform === undefined) {
    throw noSource(`${process.platform}-${process.arch}`);
  }
  const copy = join(folder, copyName);
  mkdirSync(folder, { recursive: true });
  removeOutdated(folder);
  if (!existsSync(copy)) await makeCopy(folder, copy, signal);
  const libraries = join(copy, "usr/lib", platform.triplet);
  return {
    command: [
      join(copy, platform.loader),
      "--library-path",
      `${libraries}:${join(libraries, "asterisk")}`,
      join(copy, "usr/sbin/asterisk"),
    ],
    directories: {
      modules: join(libraries, "asterisk/modules"),
      data: join(copy, "usr/share/asterisk"),
    },
  };
}

/** Copies of an earlier Maru, and what a run that was cut short left. */
function removeOutdated(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith("copy-") || name === copyName) continue;
    const path = join(folder, name);
    const underWay = name.startsWith(unfinishedName) && ageMs(path) < longestFetchMs;
    if (!underWay) rmSync(path, { recursive: true, force: true });
  }
}

function ageMs(path: string): number {
  return Date.now() - statSync(path).mtimeMs;
}

async function makeCopy(folder: string, copy: string, signal: AbortSignal): Promise<void> {
  const work = mkdtempSync(join(folder, unfinishedName));
  try {
    const archives = await downloadPackages(join(work, "apt"), packages, signal);
    const root = join(work, "root");
    mkdirSync(root);
    const contents: (readonly string[])[] = [];
    for (const name of listPackages(archives)) {
      contents.push(await unpackPackage(join(archives, name), root, signal));
    }
    await trim(root, contents, signal);
    await writeFile(join(root, "packages.txt"), `${listPackages(archives).join("\n")}\n`);
    renameSync(root, copy);
  } catch (error) {
    // Two at once (the tests do that): whoever comes second finds it done.
    if (signal.aborted || !existsSync(copy)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Keeps Asterisk, the modules we name, and the whole of each package a library of theirs is from: a
 * library may open others of its package by name, which its own list of needs does not show.
 */
async function trim(
  root: string,
  contents: readonly (readonly string[])[],
  signal: AbortSignal,
): Promise<void> {
  const platform = platforms[process.arch];
  if (platform === undefined) throw noSource(process.arch);
  const libraries = join("usr/lib", platform.triplet);
  const program = "usr/sbin/asterisk";
  const modules = [...loadedModules, ...spareModules]
    .map((name) => join(libraries, "asterisk/modules", `${name}.so`))
    .filter((path) => existsSync(join(root, path)));
  const needed = await findLibraries(root, [program, ...modules], platform.loader, libraries);
  signal.throwIfAborted();
  const kept = new Set([program, ...modules, ...needed]);
  for (const paths of contents) {
    const files = paths.map((path) => relative(".", path));
    if (!files.some((file) => needed.has(file))) continue;
    for (const file of files) if (file.startsWith(libraries)) kept.add(file);
  }
  const data = /^usr\/share\/asterisk\/(documentation|rest-api)\//;
  for (const entry of await readdir(root, { recursive: true })) {
    const path = join(root, entry);
    if (kept.has(entry) || data.test(entry)) continue;
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined && !found.isDirectory()) await rm(path);
  }
  await run("find", [root, "-type", "d", "-empty", "-delete"]);
}

/** The files the loader would open for these programs, links and what they lead to, below `root`. */
async function findLibraries(
  root: string,
  programs: readonly string[],
  loader: string,
  libraries: string,
): Promise<Set<string>> {
  const needed = new Set<string>([
    loader,
    join(relative(root, await realpath(join(root, loader)))),
  ]);
  const library = ["--library-path", join(root, libraries)];
  for (const program of programs) {
    const { stdout } = await run(join(root, loader), [...library, "--list", join(root, program)]);
    for (const [, path = ""] of stdout.matchAll(/=> (\S+) \(/g)) {
      if (!path.startsWith(`${root}/`)) continue;
      needed.add(relative(root, path));
      needed.add(relative(await realpath(root), await realpath(path)));
    }
  }
  return needed;
}
