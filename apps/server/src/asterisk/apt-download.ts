import { type ExecFileOptions, execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { noSource, notFetched } from "./asterisk-fault.ts";

/** Fixed by Debian's package debian-archive-keyring; every Debian has it. */
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
/** Where the machine's own sources name no mirror of Debian. */
const officialMirror = "http://deb.debian.org/debian/";
/** The first Debian with Asterisk 22 LTS. Older systems run its files with its own loader. */
const suite = "forky";
const downloadTimeoutMs = 600_000;

const run = promisify(execFile);

/**
 * Downloads packages with all they depend on, checked against Debian's signature, and answers with
 * the folder the `.deb` files are in. Needs no rights: apt works on a state of its own in `folder`
 * and knows nothing of what is installed on this machine.
 */
export async function downloadPackages(
  folder: string,
  packages: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  if (!existsSync(keyring)) throw noSource(`no ${keyring}`);
  const cache = join(folder, "cache");
  const state = join(folder, "state");
  mkdirSync(join(cache, "archives/partial"), { recursive: true });
  mkdirSync(join(state, "lists/partial"), { recursive: true });
  const status = join(folder, "status");
  writeFileSync(status, "");
  const sources = join(folder, "sources.list");
  // A mirror's index may be past its date; its signature is checked all the same.
  const options = `signed-by=${keyring} check-valid-until=no`;
  writeFileSync(sources, `deb [${options}] ${await findMirror()} ${suite} main\n`);
  const settings = [
    `Dir::State=${state}`,
    `Dir::State::status=${status}`,
    `Dir::Cache=${cache}`,
    `Dir::Etc::sourcelist=${sources}`,
    "Dir::Etc::sourceparts=/dev/null",
    "Debug::NoLocking=1",
    "APT::Sandbox::User=",
    "APT::Update::Post-Invoke-Success=",
    "Acquire::Retries=2",
    "Acquire::http::Timeout=20",
    "Acquire::https::Timeout=20",
  ].flatMap((setting) => ["-o", setting]);
  const wanted = ["install", "--yes", "--no-install-recommends", "--download-only", ...packages];
  await apt([...settings, "--error-on=any", "update"], signal);
  await apt([...settings, ...wanted], signal);
  return join(cache, "archives");
}

/** Unpacks one package into `root`; answers with the paths in it, relative to `root`. */
export async function unpackPackage(
  file: string,
  root: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { stdout } = await run("dpkg-deb", ["--vextract", file, root], {
    signal,
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout.split("\n").filter((path) => path !== "" && !path.endsWith("/"));
}

export function listPackages(archives: string): readonly string[] {
  return readdirSync(archives).filter((name) => name.endsWith(".deb"));
}

async function apt(args: readonly string[], signal: AbortSignal): Promise<void> {
  const options: ExecFileOptions = {
    signal,
    timeout: downloadTimeoutMs,
    env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8", ...proxies() },
  };
  try {
    await run("apt-get", ["-q", ...args], options);
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw noSource("no apt-get");
    }
    throw notFetched(lastLineOf(error), error);
  }
}

function proxies(): NodeJS.ProcessEnv {
  const names = ["http_proxy", "https_proxy", "no_proxy"];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function lastLineOf(error: unknown): string {
  const text = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  const complaint = text.split("\n").find((line) => /^(E|Err):/.test(line));
  return (complaint ?? "apt-get failed").replace(/^E(rr)?:\s*/, "").slice(0, 200);
}

/** The mirror of Debian this machine gets its own packages from. */
async function findMirror(): Promise<string> {
  const format = ["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"];
  const { stdout } = await run("apt-get", format).catch(() => ({ stdout: "" }));
  const mirror = stdout.split("\n").find((uri) => /^(https?|file|copy):.*\/debian\/?$/.test(uri));
  return mirror ?? officialMirror;
}
