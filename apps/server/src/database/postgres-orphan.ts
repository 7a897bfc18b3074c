import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { refuseStart, type StartRefusal } from "../platform/refusal.ts";

const pollMs = 20;
/** By itself (the kernel told it that its parent died), then asked, then told. */
const leaveAloneMs = 2_000;
const fastShutdownMs = 10_000;
const immediateShutdownMs = 5_000;

/**
 * Waits until no PostgreSQL of an earlier, killed server works in `folder`, and removes what it left.
 *
 * The caller holds the lock of the data folder, so whatever still runs there is an orphan: a server
 * that got SIGKILL leaves a PostgreSQL that is just shutting down. Process numbers in
 * `postmaster.pid` are not to be trusted (they are reused, also across restarts of a container), and
 * a reused one makes PostgreSQL refuse to start. So the question is put to the kernel: every process
 * of PostgreSQL has its data folder as working directory.
 */
export async function settleOrphan(
  folder: string,
  socketFolder: string,
): Promise<StartRefusal | undefined> {
  if (!(await allGone(folder, leaveAloneMs))) {
    signalPostmaster(folder, "SIGINT");
    if (!(await allGone(folder, fastShutdownMs))) {
      signalPostmaster(folder, "SIGQUIT");
      if (!(await allGone(folder, immediateShutdownMs))) {
        const pids = processesIn(folder).join(", ");
        return refuseStart("postgres_still_running", {
          en: `An earlier PostgreSQL (process ${pids}) still uses ${folder} and does not end: stop it and start again.`,
          ko: `이전 PostgreSQL(프로세스 ${pids})이 ${folder}를 계속 사용하고 있습니다. 종료한 뒤 다시 시작하세요.`,
        });
      }
    }
  }
  removeStrangersPid(folder, socketFolder);
  return undefined;
}

/** Only where it would mislead: PostgreSQL makes further checks with what is in these files. */
function removeStrangersPid(folder: string, socketFolder: string): void {
  const pid = readPostmasterPid(folder);
  if (pid === undefined || !isAlive(pid)) return;
  rmSync(join(folder, "postmaster.pid"), { force: true });
  rmSync(join(socketFolder, ".s.PGSQL.5432.lock"), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function allGone(folder: string, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (processesIn(folder).length > 0) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}

function signalPostmaster(folder: string, signal: NodeJS.Signals): void {
  const running = processesIn(folder);
  const postmaster = readPostmasterPid(folder);
  // Without a postmaster to pass it on, each backend gets it.
  const targets = postmaster !== undefined && running.includes(postmaster) ? [postmaster] : running;
  for (const pid of targets) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended between the look and the signal.
    }
  }
}

/** The processes whose working directory is `folder`, and the postmaster that was given it. */
function processesIn(folder: string): number[] {
  if (!existsSync(folder)) return [];
  const wanted = realpathSync(folder);
  return processNumbers().filter((pid) => worksIn(pid, wanted) || wasGiven(pid, folder));
}

function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false; // ended, or another user's in a container where even root may not look
  }
}

function wasGiven(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`postgres\0-D\0${folder}\0`);
  } catch {
    return false;
  }
}

function processNumbers(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return []; // no /proc (macOS): PostgreSQL's own check of postmaster.pid has to do
  }
}

function readPostmasterPid(folder: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(folder, "postmaster.pid"), "utf8"), 10);
  } catch {
    return undefined;
  }
}
