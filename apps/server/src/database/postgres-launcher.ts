import { spawnSync } from "node:child_process";
import { chownSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { refuseStart, type StartRefusal } from "../platform/refusal.ts";

/**
 * How PostgreSQL's programs are started for the user this process runs as.
 *
 * PostgreSQL refuses to run as root, and must not outlive a server that was killed. `setpriv
 * --pdeathsig INT` gives the second: the kernel sends SIGINT, PostgreSQL's fast shutdown, when the
 * thread that started it is gone. For the first, root enters a user namespace in which it looks like
 * `nobody`: no user is made, and its files stay root's. Where user namespaces are forbidden (most
 * containers), PostgreSQL runs as another user that exists, to whom its files are given. It keeps the
 * one capability to pass through folders only root may enter: the data or the clone may be in /root.
 */
export interface PostgresLauncher {
  /** Goes before the program on the command line. */
  readonly prefix: readonly string[];
  /** The user that owns PostgreSQL's files on disk; undefined: whoever we are. */
  readonly owner: FileOwner | undefined;
}

interface FileOwner {
  readonly uid: number;
  readonly gid: number;
}

export function choosePostgresLauncher(): PostgresLauncher | StartRefusal {
  const dieWithParent = works("setpriv", ["--pdeathsig", "INT", "--", "true"])
    ? ["setpriv", "--pdeathsig", "INT", "--"]
    : [];
  if (process.getuid?.() !== 0) {
    return { prefix: dieWithParent, owner: undefined };
  }
  if (dieWithParent.length > 0 && works("unshare", ["--user", "--", ...dieWithParent, "true"])) {
    const prefix = ["unshare", "--user", "--", ...dieWithParent];
    return { prefix, owner: { uid: 0, gid: 0 } };
  }
  return launchAsOtherUser();
}

function launchAsOtherUser(): PostgresLauncher | StartRefusal {
  const owner = findUser("postgres") ?? findUser("nobody");
  if (owner !== undefined) {
    const become = ["--reuid", `${owner.uid}`, "--regid", `${owner.gid}`, "--clear-groups"];
    const pass = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"];
    // access(2), with which PostgreSQL finds itself, goes by the capability only without this fix-up.
    const fixUp = ["--securebits", "+no_setuid_fixup"];
    const prefix = ["--pdeathsig", "INT", ...fixUp, ...become, ...pass, "--"];
    if (works("setpriv", [...prefix, "true"])) return { prefix: ["setpriv", ...prefix], owner };
  }
  return refuseStart("root_cannot_run_postgres", {
    en: "PostgreSQL does not run as root and this system does not let it run as another user: start Maru as an ordinary user, or set DATABASE_URL.",
    ko: "PostgreSQL은 root로 실행할 수 없고, 이 시스템에서는 다른 사용자로 실행할 수도 없습니다. 일반 사용자로 시작하거나 DATABASE_URL을 지정하세요.",
  });
}

/** Whether a short command exists and ends well. */
function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout: 5_000 }).status === 0;
}

function findUser(name: string): FileOwner | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined
    ? undefined
    : { uid: Number(uid), gid: Number(gid) };
}

/** Gives a folder and all in it to the launcher's user, if it belongs to another (root only). */
export function giveFolder(folder: string, owner: FileOwner | undefined): void {
  if (owner === undefined || lstatSync(folder).uid === owner.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, entry);
    if (lstatSync(path).isSymbolicLink()) continue;
    chownSync(path, owner.uid, owner.gid);
  }
  // Last, so that a run that was cut short starts again from the beginning.
  chownSync(folder, owner.uid, owner.gid);
}
