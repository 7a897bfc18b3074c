import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { refuseStart, type StartRefusal } from "../platform/refusal.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { PostgresFault } from "./postgres-fault.ts";
import { giveFolder, type PostgresLauncher } from "./postgres-launcher.ts";

/** Makes PostgreSQL's files in `cluster`, or checks that these binaries can open those there. */
export async function prepareCluster(
  cluster: string,
  binaries: PostgresBinaries,
  launcher: PostgresLauncher,
): Promise<StartRefusal | undefined> {
  if (!existsSync(cluster)) await makeCluster(cluster, binaries, launcher);
  giveFolder(cluster, launcher.owner);
  const major = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (major === binaries.major) return undefined;
  return refuseStart("postgres_major_differs", {
    en: `${cluster} was written by PostgreSQL ${major} and this Maru brings ${binaries.major}: start the Maru that wrote it, or choose another MARU_DATA.`,
    ko: `${cluster}는 PostgreSQL ${major}에서 만든 데이터이고 이 Maru의 버전은 ${binaries.major}입니다. 데이터를 만든 Maru로 시작하거나 MARU_DATA를 다른 폴더로 지정하세요.`,
  });
}

/** Under another name until it is complete: a run that was cut short leaves nothing to trip over. */
async function makeCluster(
  cluster: string,
  binaries: PostgresBinaries,
  launcher: PostgresLauncher,
): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  giveFolder(unfinished, launcher.owner);
  await initdb(unfinished, binaries, launcher);
  renameSync(unfinished, cluster);
}

/**
 * ICU's root locale sorts Korean and English alike on every machine; C.UTF-8 would sort by code
 * point, and the machine's own locale would make the order depend on where the data was born.
 * `trust` is safe because only a unix socket in a folder of mode 0700 leads here.
 */
async function initdb(
  folder: string,
  binaries: PostgresBinaries,
  launcher: PostgresLauncher,
): Promise<void> {
  const [command, ...args] = [
    ...launcher.prefix,
    binaries.initdb,
    ...["--pgdata", folder, "--username", "maru", "--auth", "trust", "--encoding", "UTF8"],
    ...["--locale", "C.UTF-8", "--locale-provider", "icu", "--icu-locale", "und"],
  ] as [string, ...string[]];
  const child = spawn(command, args, {
    env: postgresEnvironment(binaries),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (code !== 0) throw new PostgresFault("initdb_failed", output.trim());
}

/** Nothing of ours but the path: PGDATA, PGPORT and the like would change what is started. */
export function postgresEnvironment(binaries: PostgresBinaries): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], TZ: "UTC", LC_ALL: "C.UTF-8", ...binaries.env };
}
