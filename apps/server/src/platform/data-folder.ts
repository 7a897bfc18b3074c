import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { refuseStart, type StartRefusal } from "./refusal.ts";

/** The folder all data of this server is in, ours alone until `release`. */
export interface DataFolder {
  /** Absolute. */
  readonly path: string;
  /** Names this server among those that share a database; made once, the same after each start. */
  readonly nodeId: string;
  /** Gives up the lock. Safe to call twice. */
  release(): void;
}

/**
 * Opens the data folder and locks it.
 *
 * The lock is an flock(2) on `lock`, held by our open file: the kernel drops it when this process
 * ends, however it ends, so nothing stale can remain and a reused process number cannot confuse it.
 * It also holds between containers that share the folder, where a socket's or a process's name would
 * not. Node has no flock of its own; the `flock` program of util-linux locks the open file we hand
 * to it and ends, and the lock stays with the file.
 */
export function openDataFolder(folder: string): DataFolder | StartRefusal {
  const path = resolve(folder);
  const lock = tryOpen(path);
  if (typeof lock === "string") return refuseFolder(path, lock);
  if (!tryLock(lock)) {
    closeSync(lock);
    return refuseInUse(path);
  }
  ftruncateSync(lock);
  writeSync(lock, `${process.pid}\n`, 0);
  let locked = true;
  return {
    path,
    nodeId: readNodeId(path),
    release() {
      // Once only: the number would soon belong to another open file.
      if (locked) closeSync(lock);
      locked = false;
    },
  };
}

/** The lock file, open; or the code of what the system objects to. */
function tryOpen(path: string): number | string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return openSync(join(path, "lock"), constants.O_RDWR | constants.O_CREAT | bsdTryLock(), 0o600);
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

// macOS has no flock program, but takes the lock on opening: O_EXLOCK | O_NONBLOCK (<fcntl.h>).
const bsdTryLock = (): number => (process.platform === "darwin" ? 0x20 | 0x04 : 0);

function tryLock(file: number): boolean {
  if (process.platform === "darwin") return true;
  const { status, error } = spawnSync("flock", ["--exclusive", "--nonblock", "3"], {
    stdio: ["ignore", "ignore", "ignore", file],
  });
  if (error !== undefined) throw new DataFolderFault("no_flock_program", { cause: error });
  return status === 0;
}

/** The system lacks what the lock needs (it is part of every Debian, and of busybox). */
export class DataFolderFault extends Error {
  override readonly name = "DataFolderFault";
  readonly reason: "no_flock_program";

  constructor(reason: DataFolderFault["reason"], options: { cause: unknown }) {
    super(`data folder: ${reason}`, options);
    this.reason = reason;
  }
}

function refuseInUse(path: string): StartRefusal {
  const pid = readFileSync(join(path, "lock"), "utf8").trim();
  return refuseStart("data_folder_in_use", {
    en: `Another Maru (process ${pid}) uses the data folder ${path}: stop it, or choose another folder with MARU_DATA.`,
    ko: `다른 Maru(프로세스 ${pid})가 데이터 폴더 ${path}를 사용하고 있습니다. 먼저 종료하거나 MARU_DATA로 다른 폴더를 지정하세요.`,
  });
}

function refuseFolder(path: string, code: string): StartRefusal {
  return refuseStart("data_folder_unusable", {
    en: `The data folder ${path} cannot be written (${code}): give this user the right to, or choose another with MARU_DATA.`,
    ko: `데이터 폴더 ${path}에 쓸 수 없습니다(${code}). 이 사용자에게 쓰기 권한을 주거나 MARU_DATA로 다른 폴더를 지정하세요.`,
  });
}

function readNodeId(path: string): string {
  const file = join(path, "node-id");
  try {
    const known = readFileSync(file, "utf8").trim();
    if (known !== "") return known;
  } catch {
    // The first start.
  }
  const nodeId = randomUUID();
  const unfinished = openSync(`${file}.unfinished`, "w", 0o600);
  writeFileSync(unfinished, `${nodeId}\n`);
  fsyncSync(unfinished);
  closeSync(unfinished);
  renameSync(`${file}.unfinished`, file);
  return nodeId;
}
