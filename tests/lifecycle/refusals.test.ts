import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { serveOldPostgres } from "./old-postgres.ts";
import {
  findFreePort,
  makeFolder,
  processesOf,
  runServer,
  startServer,
  stopServer,
} from "./server-process.ts";

/** Each at once, in one sentence, with exit code 1 and nothing left running. */
async function expectRefusal(env: Record<string, string>, sentence: string): Promise<void> {
  const folder = env["MARU_DATA"] ?? makeFolder();
  const before = processesOf(folder);
  const end = await runServer({
    env: { MARU_DATA: folder, PORT: String(await findFreePort()), ...env },
  });

  expect(end.stderr).toBe(`${sentence}\n`);
  expect(end).toMatchObject({ code: 1, stdout: "" });
  expect(end.tookMs).toBeLessThan(15_000);
  expect(processesOf(folder)).toEqual(before);
}

test("a taken port", async () => {
  const port = await findFreePort();
  const other = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");

  await expectRefusal(
    { PORT: String(port) },
    `Port ${port} on 127.0.0.1 is taken by another program: stop it, or choose another port, for example PORT=${port + 1}.`,
  );
});

test("a data folder that another server uses", async () => {
  const folder = makeFolder();
  const first = await startServer({
    env: { MARU_DATA: folder, PORT: String(await findFreePort()) },
  });

  await expectRefusal(
    { MARU_DATA: folder },
    `Another Maru (process ${first.child.pid}) uses the data folder ${folder}: stop it, or choose another folder with MARU_DATA.`,
  );
});

test("a data folder that is a file", async () => {
  const path = join(import.meta.dirname, "refusals.test.ts");

  await expectRefusal(
    { MARU_DATA: path },
    `The data folder ${path} cannot be written (EEXIST): give this user the right to, or choose another with MARU_DATA.`,
  );
});

test("a database nobody serves", async () => {
  const port = await findFreePort();

  await expectRefusal(
    { DATABASE_URL: `postgresql://maru:secret@127.0.0.1:${port}/maru` },
    `The database at 127.0.0.1:${port}/maru cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL.`,
  );
});

test("a database that never answers", async () => {
  const silent = createServer((socket) => socket.on("error", () => undefined)).listen(
    0,
    "127.0.0.1",
  );
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  const { port } = silent.address() as { port: number };

  await expectRefusal(
    { DATABASE_URL: `postgresql://maru:secret@127.0.0.1:${port}/maru` },
    `The database at 127.0.0.1:${port}/maru cannot be reached (timeout): start it, or correct DATABASE_URL.`,
  );
});

test("a database that is too old", async () => {
  const port = await serveOldPostgres("14.19 (Debian 14.19-1.pgdg12+1)");

  await expectRefusal(
    { DATABASE_URL: `postgresql://maru:secret@127.0.0.1:${port}/maru` },
    `The database at 127.0.0.1:${port}/maru is PostgreSQL 14.19 and Maru needs 15 or later: upgrade it, or name another in DATABASE_URL.`,
  );
});

test.each([
  [{ PORT: "http" }, 'PORT ("http") must be a number from 1 to 65535: correct it or leave it out.'],
  [
    { PORT: "70000" },
    'PORT ("70000") must be a number from 1 to 65535: correct it or leave it out.',
  ],
  [
    { HOST: "127.0.0.1:80" },
    'HOST ("127.0.0.1:80") must be an IP address or a host name: correct it or leave it out.',
  ],
  [
    { DATABASE_URL: "mysql://root:secret@localhost/maru" },
    "DATABASE_URL must be an address such as postgresql://user:password@host:5432/maru: correct it or leave it out.",
  ],
  [
    { LOG_LEVEL: "loud" },
    'LOG_LEVEL ("loud") must be fatal, error, warn, info, debug or trace: correct it or leave it out.',
  ],
  [
    { MARU_PUBLIC_URL: "maru.example.com" },
    'MARU_PUBLIC_URL ("maru.example.com") must be an address such as https://maru.example.com: correct it or leave it out.',
  ],
  [
    { PORT: "0", LANG: "ko_KR.UTF-8" },
    'PORT ("0") 값이 올바르지 않습니다. 1에서 65535 사이의 숫자로 지정하거나 지우세요.',
  ],
])("a setting that makes no sense: %j", async (env, sentence) => {
  await expectRefusal(env as Record<string, string>, sentence);
});

test("a HOST that is not this machine's", async () => {
  const port = String(await findFreePort());

  // 192.0.2.0/24 is set aside for documentation (RFC 5737).
  await expectRefusal(
    { HOST: "192.0.2.1", PORT: port },
    "HOST 192.0.2.1 is not an address of this machine (EADDRNOTAVAIL): use 127.0.0.1, or 0.0.0.0 for every network.",
  );
});

test.each([
  [{ HOST: "0.0.0.0" }, "HOST=0.0.0.0"],
  [{ MARU_PUBLIC_URL: "https://maru.example.com" }, "MARU_PUBLIC_URL=https://maru.example.com"],
])("being open to other machines while demo passwords are unchanged: %j", async (env, opening) => {
  // The first start makes the demo, which takes its time.
  const folder = makeFolder();
  const alone = { MARU_DATA: folder, PORT: String(await findFreePort()) };
  await stopServer(await startServer({ env: alone }), "SIGTERM");

  await expectRefusal(
    { MARU_DATA: folder, ...env, LOG_LEVEL: "error" } as Record<string, string>,
    `${opening} opens Maru to other machines while demo passwords are unchanged: start without it, change the password of every demo account or deactivate it, and start again.`,
  );
});
