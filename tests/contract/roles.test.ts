import { randomUUID } from "node:crypto";
import type { Caller } from "@maru/protocol";
import { expect, test } from "vitest";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";
import { ALL_OPERATIONS, inputFor, isCommand, requestFor } from "./operations.ts";

const server = await createTestServer();
const url = await server.listen();
const a = await liveOrganisation(server, "a");

const callers: readonly (readonly [Caller, () => Promise<string | undefined>])[] = [
  ["anyone", async () => undefined],
  ["visitor", async () => a.visitor()],
  ["agent", () => a.bearer("bob")],
  ["supervisor", () => a.bearer("sam")],
  ["administrator", () => a.bearer("ada")],
];

const cells = ALL_OPERATIONS.flatMap((entry) =>
  callers.map(([caller, token]) => ({
    ...entry,
    caller,
    token,
    allowed: entry.operation.callers.includes(caller) || entry.operation.callers.includes("anyone"),
  })),
);

/** Refused for who they are, whatever they asked for. */
const refusedForRole = ["forbidden", "unauthenticated"];

test.each(cells)("$name by $caller: $allowed", async ({ name, route, caller, token, allowed }) => {
  const before = allowed ? "" : await server.state("a");
  const answer = await server.call(await token(), requestFor(route, inputFor(name, a.names)));
  expect(answer.statusCode, answer.body).toBeLessThan(500);
  const code = answer.statusCode === 200 ? "done" : answer.json().code;

  if (allowed) {
    expect(refusedForRole).not.toContain(code);
  } else {
    expect(code).toBe(caller === "anyone" ? "unauthenticated" : "forbidden");
    expect(await server.state("a")).toBe(before);
  }
});

test.each(cells.filter(({ name, caller }) => isCommand(name) && caller !== "anyone"))(
  "$name on the stream by $caller: $allowed",
  async ({ name, token, allowed }) => {
    const stream = await openStream(url);
    stream.hello(await token());
    await stream.until("snapshot");
    const { params, body } = inputFor(name, a.names);
    const before = allowed ? "" : await server.state("a");
    const answer = await stream.command(randomUUID(), name, { ...params, ...body });

    if (allowed) {
      expect(refusedForRole).not.toContain(answer.ok ? "done" : answer.problem.code);
    } else {
      expect(answer).toMatchObject({ ok: false, problem: { code: "forbidden", status: 403 } });
      expect(await server.state("a")).toBe(before);
    }
    stream.close();
  },
);

test("a role that was taken away counts at once, on open streams too", async () => {
  const sam = await openStream(url);
  const ada = await a.bearer("ada");
  const { items } = (await server.call(ada, { url: "/api/configuration/agent" })).json();
  const person = items.find(({ id }: { id: string }) => id === "a-sam");
  const setRole = (role: string) =>
    server.call(ada, {
      method: "PUT",
      url: "/api/configuration/agent/a-sam",
      payload: { ...person, role },
    });
  await setRole("administrator");
  sam.hello(await a.bearer("sam"));
  await sam.until("snapshot");
  const put = () =>
    sam.command(randomUUID(), "configuration.put", { kind: "team", id: "a-new", name: "New" });

  expect(await put()).toMatchObject({ ok: true });
  await setRole("supervisor");
  expect(await put()).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  sam.close();
});
