import { expect, test } from "vitest";
import { createTestServer } from "../testing/test-server.ts";
import { createFirstRun } from "./first-run.ts";

const founding = {
  organisationName: "한빛상회",
  timeZone: "Asia/Seoul",
  language: "ko",
  name: "한지우",
  email: "jiwoo@hanbit.example",
  password: "a good long password",
} as const;

test("H: whoever has the code founds the organisation, once, and is signed in as its administrator", async () => {
  const server = await createTestServer();
  const code = await createFirstRun({ db: server.database.db, host: server.host }).code();
  const ask = (body: object) =>
    server.call(undefined, { method: "POST", url: "/api/setup", payload: body });
  const status = async () =>
    (await server.call(undefined, { method: "GET", url: "/api/setup" })).json();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await status()).toEqual({ needed: true });

  const wrong = await ask({ ...founding, code: "0000-0000-0000-0000" });
  expect([wrong.statusCode, wrong.json().code]).toEqual([403, "setup_code_wrong"]);
  const weak = await ask({ ...founding, code, password: "1234" });
  expect([weak.statusCode, weak.json().code]).toEqual([422, "password_too_weak"]);
  expect(await status()).toEqual({ needed: true });

  // As people type it, and twice at once: one of them is the founder.
  const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
  const answers = await Promise.all([
    ask({ ...founding, code: typed }),
    ask({ ...founding, code, email: "other@hanbit.example" }),
  ]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const session = answers.find(({ statusCode }) => statusCode === 200);
  expect(session?.json()).toMatchObject({ organisationName: "한빛상회", name: "한지우" });
  expect(session?.headers["set-cookie"]).toContain("HttpOnly");

  expect(await status()).toEqual({ needed: false });
  expect((await ask({ ...founding, code })).json().code).toBe("setup_done");
  const engine = await server.host.organisation("main");
  const kinds = await engine.read(({ configuration }) => ({
    teams: configuration.team.size,
    reasons: configuration.wrapUpReason.size,
    zone: configuration.settings.timeZone,
  }));
  expect(kinds).toEqual({ teams: 1, reasons: 4, zone: "Asia/Seoul" });
});

test("H: the set-up code cannot be guessed at leisure", async () => {
  const server = await createTestServer();
  const guess = () =>
    server.call(undefined, {
      method: "POST",
      url: "/api/setup",
      payload: { ...founding, code: "0000-0000-0000-0000" },
    });
  const answers: number[] = [];
  for (let index = 0; index < 12; index++) answers.push((await guess()).statusCode);
  expect(answers[0]).toBe(403);
  expect(answers.at(-1)).toBe(429);
});
