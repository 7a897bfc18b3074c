import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import {
  findFreePort,
  makeFolder,
  processesOf,
  type ServerProcess,
  startServer,
  stopServer,
} from "../lifecycle/server-process.ts";

/** Of a server with calls, and a data folder that uses the copy of Asterisk this run shares. */
async function makeEnvironment(): Promise<
  Record<string, string> & { MARU_DATA: string; PORT: string }
> {
  const folder = makeFolder();
  const asterisk = join(folder, "asterisk");
  mkdirSync(asterisk);
  const shared = inject("asteriskFolder");
  for (const copy of readdirSync(shared).filter((name) => /^copy-\d+$/.test(name))) {
    symlinkSync(join(shared, copy), join(asterisk, copy));
  }
  onTestFinished(() => {
    for (const pid of processesOf(join(asterisk, "run"))) process.kill(pid, "SIGKILL");
  });
  return {
    MARU_DATA: folder,
    PORT: String(await findFreePort()),
    MARU_VOICE: "on",
    MARU_SIP_PORT: String(await findFreePort()),
  };
}

interface Instance {
  readonly pid: number;
  readonly ariPort: number;
  readonly ariPassword: string;
}

function readInstance({ MARU_DATA: folder }: { readonly MARU_DATA: string }): Instance {
  return JSON.parse(readFileSync(join(folder, "asterisk/run/instance.json"), "utf8"));
}

async function untilSaid(server: ServerProcess, words: string, times = 1): Promise<void> {
  const said = (): number => server.stderr().split(words).length - 1;
  await expect.poll(said, { timeout: 30_000 }).toBeGreaterThanOrEqual(times);
}

function answers({ ariPort, ariPassword }: Instance): Promise<number> {
  const authorization = `Basic ${Buffer.from(`maru:${ariPassword}`).toString("base64")}`;
  return fetch(`http://127.0.0.1:${ariPort}/ari/asterisk/ping`, {
    headers: { authorization },
  }).then(
    ({ status }) => status,
    () => 0,
  );
}

const up = "calls are possible";
const down = "no calls";

test("Asterisk comes up beside the server and ends with it", async () => {
  const env = await makeEnvironment();
  const server = await startServer({ env });
  await untilSaid(server, up);
  const instance = readInstance(env);
  expect(await answers(instance)).toBe(200);

  const end = await stopServer(server, "SIGTERM");

  expect(end.code).toBe(0);
  expect(processesOf(env.MARU_DATA)).toEqual([]);
});

test("a server that is killed leaves Asterisk and its calls to the next one", async () => {
  const env = await makeEnvironment();
  const killed = await startServer({ env });
  await untilSaid(killed, up);
  const before = readInstance(env);
  await stopServer(killed, "SIGKILL");
  expect(await answers(before)).toBe(200);

  const next = await startServer({ env });
  await untilSaid(next, up);

  expect(readInstance(env)).toEqual(before);
  expect(next.stderr()).toContain('"adopted":true');
  await stopServer(next, "SIGTERM");
  expect(processesOf(env.MARU_DATA)).toEqual([]);
});

test("Asterisk of other settings is not taken over but started anew, and never twice", async () => {
  const env = await makeEnvironment();
  const killed = await startServer({ env });
  await untilSaid(killed, up);
  const before = readInstance(env);
  await stopServer(killed, "SIGKILL");

  const changed = { ...env, MARU_SIP_PORT: String(await findFreePort()) };
  const next = await startServer({ env: changed });
  await untilSaid(next, up);

  expect(next.stderr()).toContain('"adopted":false');
  expect(await answers(before)).toBe(0);
  expect(processesOf(join(env.MARU_DATA, "asterisk/run"))).toEqual([readInstance(env).pid]);
});

test("when Asterisk dies it is started again, and the server goes on", async () => {
  const env = await makeEnvironment();
  const server = await startServer({ env });
  await untilSaid(server, up);
  const before = readInstance(env);

  process.kill(before.pid, "SIGKILL");

  await untilSaid(server, up, 2);
  expect(server.stderr()).toContain(down);
  expect(readInstance(env).pid).not.toBe(before.pid);
  expect(await answers(readInstance(env))).toBe(200);
  expect(server.child.exitCode).toBeNull();
});

test("a SIP port that is taken costs the calls and not the server, and is said", async () => {
  const env = await makeEnvironment();
  const other = createServer().listen(Number(env["MARU_SIP_PORT"]), "127.0.0.1");
  await once(other, "listening");

  const server = await startServer({ env });

  await untilSaid(server, "sip_port_taken");
  expect((await fetch(`http://127.0.0.1:${env.PORT}/readyz`)).status).toBe(200);
  // Once it is free the calls come by themselves.
  other.close();
  await untilSaid(server, up);
});

// Where the machine has an Asterisk of its own nothing is fetched.
const isFetched = readdirSync(inject("asteriskFolder")).length > 0;

test.runIf(isFetched)("without a network the server runs without calls, and says so", async () => {
  const env = { ...(await makeEnvironment()), MARU_DATA: makeFolder() };

  const server = await startServer({
    // Nothing listens there (the discard service, RFC 863).
    env: { ...env, http_proxy: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9" },
  });

  await untilSaid(server, "not_fetched");
  expect((await fetch(`http://127.0.0.1:${env.PORT}/readyz`)).status).toBe(200);
});

test("switched off, nothing is fetched or started", async () => {
  const env = { ...(await makeEnvironment()), MARU_VOICE: "off" };

  const server = await startServer({ env });

  expect(processesOf(join(env.MARU_DATA, "asterisk/run"))).toEqual([]);
  expect(server.stderr()).not.toMatch(/calls/);
});
