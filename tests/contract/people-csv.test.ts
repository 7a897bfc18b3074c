import { expect, test } from "vitest";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";

const server = await createTestServer();
const a = await server.organisation("a");
const ada = await a.bearer("ada");

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString("base64");
const preview = async (file: string | Uint8Array, token = ada) =>
  (
    await server.call(token, {
      ...{ method: "POST", url: "/api/users/csv/preview", payload: { file: base64(file) } },
    })
  ).json();
const apply = async (file: string | Uint8Array, digest: string, more: object = {}) =>
  (
    await server.call(ada, {
      ...{ method: "POST", url: "/api/users/csv/apply" },
      payload: { file: base64(file), digest, ...more },
    })
  ).json();
const userOf = async (id: string) =>
  (await server.call(ada, { url: `/api/users?q=${id}` })).json().users[0];

const KOREAN = `이름,이메일,역할,팀,내선 번호,언어,비고
김하늘,haneul@a.test,상담원,team of a,2001,한국어,신입
"이, 바다",bada@a.test,슈퍼바이저,a-team,,en,
ada of a,ada@a.test,,,,,
`;

test("a list with Korean headers says what it would do, and does exactly that", async () => {
  const { items } = (await server.call(ada, { url: "/api/configuration/team" })).json();
  const file = KOREAN.replace("team of a", items[0].name);
  const planned = await preview(file);
  expect(planned.ignoredColumns).toEqual(["비고"]);
  expect(planned.rows).toMatchObject([
    { line: 2, status: "create", agentId: "haneul", problems: [] },
    { line: 3, status: "create", agentId: "bada", name: "이, 바다" },
    { line: 4, status: "unchanged", agentId: "a-ada", changes: [] },
  ]);
  expect(planned.rows[0].changes).toContainEqual({
    column: "extension",
    before: "",
    after: "2001",
  });

  expect(await apply(file, "another")).toMatchObject({ status: 409, code: "conflict" });
  const done = await apply(file, planned.digest, { invite: true });
  expect(done).toMatchObject({ created: 2, changed: 0, refused: [] });
  expect(done.invitations.map(({ email }: { email: string }) => email)).toEqual([
    ...["haneul@a.test", "bada@a.test"],
  ]);
  expect(await userOf("haneul")).toMatchObject({
    agent: { name: "김하늘", roleId: "agent", teamId: "a-team", extension: "2001", active: true },
    account: { email: "haneul@a.test", language: "ko", hasPassword: false },
  });
  const again = await preview(file);
  expect(again.rows.map(({ status }: { status: string }) => status)).toEqual([
    ...["unchanged", "unchanged", "unchanged"],
  ]);
});

test("what Korean Excel saves, CP949, is read as it was written", async () => {
  const rows = [0xc0, 0xcc, 0xb8, 0xa7, 0x2c, 0xc0, 0xcc, 0xb8, 0xde, 0xc0, 0xcf, 0x0d, 0x0a];
  const hong = [0xc8, 0xab, 0xb1, 0xe6, 0xb5, 0xbf];
  const file = Uint8Array.from([...rows, ...hong, ...Buffer.from(",hong@a.test\r\n")]);
  expect((await preview(file)).rows).toMatchObject([
    { line: 2, name: "홍길동", agentId: "hong", status: "create" },
  ]);
  const marked = `\uFEFF이름\t이메일\r\n홍길동\thong@a.test\r\n`;
  expect((await preview(marked)).rows).toMatchObject([{ name: "홍길동", status: "create" }]);
});

test("every problem has its line, its column and what stood there; rows without any go through", async () => {
  const file = [
    ...["id,name,email,role,team,extension,skills,active"],
    ...["ok,Okay,ok@a.test,agent,,,,"],
    ...["bad id,X,x@a.test,,,,,", ",No Mail,,,,,,", "y,Y,not an address,,,,,"],
    ...["z,Z,ada@a.test,,,,,", "w,W,w@a.test,captain,nowhere,1,fish:11,perhaps"],
    ...["ok,Again,ok@a.test,,,,,"],
  ].join("\n");
  const planned = await preview(file);
  const problems = planned.rows.map(
    ({ line, problems: found }: { line: number; problems: { column: string; code: string }[] }) =>
      `${line}: ${found.map(({ column, code }) => `${column} ${code}`).join(", ")}`,
  );
  expect(problems).toEqual([
    "2: ",
    "3: id invalid",
    "4: email missing",
    "5: email invalid",
    "6: email taken",
    "7: role unknown, team unknown, extension invalid, skills unknown, active invalid",
    "8: email twice, id twice",
  ]);
  expect((await apply(file, planned.digest)).code).toBe("validation_failed");
  expect(await apply(file, planned.digest, { skipProblems: true })).toMatchObject({ created: 1 });
});

test("an empty cell leaves what is there, a dash takes it away, and `중지` ends their sessions", async () => {
  const bob = await a.bearer("bob");
  const file = "아이디,이름,전화 권한,사용\na-bob,,-,중지\n";
  const planned = await preview(file);
  expect(planned.rows[0].changes).toEqual([
    { column: "agentProfile", before: "a-telephone", after: "" },
    { column: "active", before: "true", after: "false" },
  ]);
  expect(await apply(file, planned.digest)).toMatchObject({ changed: 1, refused: [] });
  expect((await server.call(bob, { url: "/api/session" })).statusCode).toBe(401);
});

test("what has changed since the preview is not overwritten", async () => {
  const file = "id,name\na-alice,앨리스\n";
  const planned = await preview(file);
  const { agent } = await userOf("a-alice");
  await server.call(ada, {
    ...{ method: "PUT", url: "/api/configuration/agent/a-alice" },
    payload: { ...agent, extension: "3003" },
  });
  expect((await apply(file, planned.digest)).code).toBe("conflict");
});

test("a list gives nobody more than whoever brings it has", async () => {
  const role = { id: "a-hr", name: "인사", description: "", permissions: ["people.manage"] };
  await server.call(ada, { method: "PUT", url: "/api/configuration/role/a-hr", payload: role });
  const { agent } = await userOf("a-sam");
  const payload = { ...agent, roleId: "a-hr" };
  await server.call(ada, { method: "PUT", url: "/api/configuration/agent/a-sam", payload });
  const planned = await preview("name,email,role\nEve,eve@a.test,관리자\n", await a.bearer("sam"));
  expect(planned.rows[0].problems).toEqual([
    { column: "role", code: "not_allowed", value: "administrator" },
  ]);
});

test.each([
  ["", "is empty"],
  ["전화,주소\n1,2\n", "needs a first line"],
  ["이름,성명,이메일\na,b,c@d.test\n", "two columns that mean the same"],
  ['name,email\n"open,x@a.test\n', "is no CSV"],
])("a file like %j is refused with what is wrong", async (file, words) => {
  expect(await preview(file)).toMatchObject({
    ...{ code: "validation_failed", errors: [{ message: expect.stringContaining(words) }] },
  });
});

test("five thousand people come in at once", async () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, index) => `상담사 ${index},p${index}@a.test,a-team`,
  );
  const file = `이름,이메일,팀\n${rows.join("\n")}\n`;
  const planned = await preview(file);
  expect(planned.rows).toHaveLength(5_000);
  const done = await apply(file, planned.digest, { invite: true });
  expect(done).toMatchObject({ created: 5_000, refused: [] });
  expect(done.invitations).toHaveLength(5_000);
  expect((await server.call(ada, { url: "/api/users?q=상담사&limit=50" })).json().total).toBe(
    5_000,
  );
}, 120_000);
