import { REFUSAL_CODES } from "@maru/core";
import { COMMAND_ROUTES, COMMANDS, type CommandName, WIRE_CODES } from "@maru/protocol";
import { expect, test } from "vitest";
import { digestOf, parseInput, splitInput } from "./command-input.ts";
import { makeProblem } from "./problem-table.ts";

const team = { id: "night", name: "야간팀" };

test("the digest is of what was asked, not of how it was written down", () => {
  const digest = digestOf("chat.start", { name: "carol", message: { text: "hi", clientId: "1" } });

  expect(digestOf("chat.start", { message: { clientId: "1", text: "hi" }, name: "carol" })).toBe(
    digest,
  );
  expect(
    digestOf("chat.start", { message: { clientId: "1", text: "ho" }, name: "carol" }),
  ).not.toBe(digest);
  expect(
    digestOf("chat.leave", { name: "carol", message: { text: "hi", clientId: "1" } }),
  ).not.toBe(digest);
});

test("on the stream, path parameters and body come in one object, and a configured thing's id is both", () => {
  expect(splitInput("message.send", { interactionId: "i", clientId: "c", text: "t" })).toEqual({
    params: { interactionId: "i" },
    body: { clientId: "c", text: "t" },
  });
  expect(splitInput("configuration.put", { kind: "team", ...team })).toEqual({
    params: { kind: "team", id: "night" },
    body: team,
  });
});

test("a configured thing is held to the schema of its kind, and to the id in the address", () => {
  const put = (kind: string, id: string, body: unknown) =>
    parseInput("configuration.put", { params: { kind, id }, body });

  expect(put("team", "night", team)).toEqual({ ok: true, input: { kind: "team", ...team } });
  expect(put("idleReason", "night", team)).toMatchObject({
    ok: false,
    problem: { code: "validation_failed", errors: [{ field: "name" }] },
  });
  expect(put("team", "day", team)).toMatchObject({
    ok: false,
    problem: { errors: [{ field: "id", message: "must be the id in the address" }] },
  });
  expect(put("team", "__proto__", { ...team, id: "__proto__" })).toMatchObject({
    ok: false,
    problem: { errors: [{ field: "id", message: "is a reserved word" }] },
  });
});

test("what a large input is blamed for does not come back whole", () => {
  const body = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${n}`.repeat(99), n]));
  const parsed = parseInput("agent.setIdle", { params: {}, body });

  expect(parsed.ok).toBe(false);
  expect(JSON.stringify(parsed).length).toBeLessThan(6_000);
});

test.each([...REFUSAL_CODES, ...WIRE_CODES])("%s has a status of its class and a title", (code) => {
  const { status, title, type } = makeProblem(code);

  expect(type).toBe(`urn:maru:problem:${code}`);
  expect(status).toBeGreaterThanOrEqual(400);
  // The business says no with 4xx; only the wire knows 5xx.
  expect(status >= 500).toBe(["not_the_writer", "unavailable", "internal"].includes(code));
  expect(title).not.toBe("");
});

test.each(Object.keys(COMMAND_ROUTES) as CommandName[])(
  "%s names in its path what its parameters are",
  (name) => {
    const inPath = [...COMMAND_ROUTES[name].path.matchAll(/:(\w+)/g)].map(([, param]) => param);

    expect(new Set(inPath)).toEqual(new Set(Object.keys(COMMANDS[name].params.shape)));
  },
);
