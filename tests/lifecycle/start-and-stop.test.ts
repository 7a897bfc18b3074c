import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  findFreePort,
  makeFolder,
  processesOf,
  serverCommand,
  startServer,
  stopServer,
} from "./server-process.ts";

const asRoot = process.getuid?.() === 0;

async function makeEnvironment(folder = makeFolder()): Promise<Record<string, string>> {
  return { MARU_DATA: folder, PORT: String(await findFreePort()) };
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends everything within five seconds and leaves no process",
  async (signal) => {
    const env = await makeEnvironment();
    const server = await startServer({ env });
    expect((await fetch(`http://127.0.0.1:${env["PORT"]}/readyz`)).status).toBe(200);
    expect(processesOf(join(env["MARU_DATA"] ?? "", "postgres")).length).toBeGreaterThan(1);

    const end = await stopServer(server, signal);

    expect(end.code).toBe(0);
    expect(end.tookMs).toBeLessThan(5_000);
    expect(processesOf(env["MARU_DATA"] ?? "")).toEqual([]);
  },
);

test("an open connection does not keep the server from ending", async () => {
  const env = await makeEnvironment();
  const server = await startServer({ env });
  // Node's fetch keeps its connection open for the next request.
  await fetch(`http://127.0.0.1:${env["PORT"]}/healthz`);

  const end = await stopServer(server, "SIGTERM");

  expect(end).toMatchObject({ code: 0 });
  expect(end.tookMs).toBeLessThan(5_000);
});

test("the second start is ready in under five seconds and is the same node", async () => {
  const env = await makeEnvironment();
  await stopServer(await startServer({ env }), "SIGTERM");
  const nodeId = readFileSync(join(env["MARU_DATA"] ?? "", "node-id"), "utf8");

  const second = await startServer({ env });

  expect(second.startedInMs).toBeLessThan(5_000);
  expect(readFileSync(join(env["MARU_DATA"] ?? "", "node-id"), "utf8")).toBe(nodeId);
});

test("after kill -9 the database ends by itself and the next start is ready", async () => {
  const env = await makeEnvironment();
  await stopServer(await startServer({ env }), "SIGKILL");

  const next = await startServer({ env });

  expect(next.startedInMs).toBeLessThan(10_000);
  const end = await stopServer(next, "SIGTERM");
  expect(end.code).toBe(0);
  expect(processesOf(env["MARU_DATA"] ?? "")).toEqual([]);
});

test("after kill -9 no database stays behind without a next start", async () => {
  const env = await makeEnvironment();
  await stopServer(await startServer({ env }), "SIGKILL");

  await expect.poll(() => processesOf(env["MARU_DATA"] ?? ""), { timeout: 5_000 }).toEqual([]);
});

test("a postmaster.pid and a lock that name a living stranger do not keep the server from starting", async () => {
  const env = await makeEnvironment();
  const folder = env["MARU_DATA"] ?? "";
  await stopServer(await startServer({ env }), "SIGTERM");
  // As after a power cut, when the numbers belong to other processes: this one's here.
  const cluster = join(folder, "postgres/cluster");
  writeFileSync(join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n1\n5432\n`);
  writeFileSync(join(folder, "lock"), `${process.pid}\n`);

  await startServer({ env });
});

test("when the database dies the server ends too, with an error for its supervisor", async () => {
  const env = await makeEnvironment();
  const server = await startServer({ env });
  const pidFile = join(env["MARU_DATA"] ?? "", "postgres/cluster/postmaster.pid");
  const ended = new Promise((resolve) => server.child.once("exit", resolve));

  process.kill(Number.parseInt(readFileSync(pidFile, "utf8"), 10), "SIGKILL");

  expect(await ended).toBe(1);
  expect(server.stderr()).toContain("PostgreSQL ended by itself");
});

test("a data folder whose path is longer than a socket's may be works", async () => {
  const folder = join(makeFolder(), "마루-데이터-".repeat(12));
  mkdirSync(folder);
  const env = await makeEnvironment(folder);

  await startServer({ env });

  expect(existsSync(join(folder, "postgres/cluster/PG_VERSION"))).toBe(true);
});

test("npm start ends with its npm, asked or killed", async () => {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    const env = await makeEnvironment();
    const server = await startServer({ env, command: ["npm", "start"] });
    expect(processesOf(env["MARU_DATA"] ?? "").length).toBeGreaterThan(3);

    server.child.kill(signal);

    await expect.poll(() => processesOf(env["MARU_DATA"] ?? ""), { timeout: 7_000 }).toEqual([]);
  }
});

test("npm start is ready in under five seconds where everything is installed and built", async () => {
  const env = await makeEnvironment();
  await stopServer(await startServer({ env, command: ["npm", "start"] }), "SIGTERM");

  const second = await startServer({ env, command: ["npm", "start"] });

  expect(second.startedInMs).toBeLessThan(5_000);
  expect(second.stdout()).not.toMatch(/Installing|Building/);
});

test.runIf(asRoot)("an ordinary user can run what root installed", async () => {
  const folder = makeFolder();
  chmodSync(folder, 0o777);
  const env = await makeEnvironment(join(folder, "data"));
  const nobody = [
    "setpriv",
    "--reuid",
    "65534",
    "--regid",
    "65534",
    "--clear-groups",
    "--",
  ] as const;

  const server = await startServer({ env, command: [...nobody, ...serverCommand] });

  expect((await stopServer(server, "SIGTERM")).code).toBe(0);
  expect(processesOf(folder)).toEqual([]);
});

test.runIf(asRoot)(
  "root where user namespaces are forbidden runs PostgreSQL as another user",
  async () => {
    // Of mode 0700, as /root is.
    const folder = makeFolder();
    const programs = makeFolder();
    writeFileSync(join(programs, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const env = await makeEnvironment(join(folder, "data"));
    const forbidden = { ...env, PATH: `${programs}:${process.env["PATH"]}` };

    const server = await startServer({ env: forbidden });
    const pidFile = join(env["MARU_DATA"] ?? "", "postgres/cluster/postmaster.pid");
    const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
    expect(readFileSync(`/proc/${pid}/status`, "utf8")).not.toMatch(/^Uid:\t0\t/m);
    await stopServer(server, "SIGKILL");

    // It ends by itself there too; and a start with user namespaces takes the files back.
    await startServer({ env });
  },
);
