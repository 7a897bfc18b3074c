import { METHODS } from "node:http";
import type { Operation, Route } from "@maru/protocol";
import fc from "fast-check";
import { ALL_OPERATIONS, inputFor, type Names, type OperationName } from "./operations.ts";

/** Who a request comes from; what that is worth is the test's to say. */
export const ASKERS = [
  "nobody",
  "garbage",
  "visitor",
  "carol",
  "alice",
  "sam",
  "ada",
  "other organisation",
] as const;
export type Asker = (typeof ASKERS)[number];

export interface HostileRequest {
  readonly name: OperationName | null;
  readonly asker: Asker;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly payload: string | Buffer | undefined;
}

// biome-ignore format: one of each kind, to be read as a list
const nastyStrings = [
  "", " ", "\u0000", "a\u0000b", "\ud800", "\udfff한", "\u202e", "é".normalize("NFD"), "한글", "👩‍👩‍👧",
  "__proto__", "constructor", "prototype", "toString", "hasOwnProperty",
  "../../etc/passwd", "..%2f", "%", "%zz", "%00", "';drop table journal;--", "<script>alert(1)</script>",
  "{{7*7}}", "null", "undefined", "NaN", "true", "-1", "1e999", "settings", "x".repeat(5_000), "0".repeat(65),
];

const nastyText = fc.oneof(
  fc.constantFrom(...nastyStrings),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  // Lone surrogates, too.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes)),
);

const nastyNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const nastyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    nastyText,
    nastyNumber,
    fc.constantFrom(null, true, false),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(nastyText, tie("value"), { maxKeys: 4 }),
  ),
})).value;

/** A valid body made invalid in one or two places, so that most of it is still believed. */
function spoiled(body: object): fc.Arbitrary<unknown> {
  const keys = pathsOf(body);
  const change = fc.oneof(
    fc.record({
      what: fc.constant("set"),
      at: fc.constantFrom(...keys),
      to: fc.oneof(nastyText, nastyValue),
    }),
    fc.record({ what: fc.constant("drop"), at: fc.constantFrom(...keys), to: fc.constant(null) }),
    fc.record({ what: fc.constant("add"), at: nastyText.map((key) => [key]), to: nastyValue }),
  );
  return fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) => {
    const copy = structuredClone(body) as Record<string, unknown>;
    for (const { what, at, to } of changes) {
      let target: Record<string, unknown> = copy;
      for (const key of at.slice(0, -1)) {
        const next = target[key];
        if (typeof next !== "object" || next === null) break;
        target = next as Record<string, unknown>;
      }
      const last = at.at(-1) ?? "x";
      if (what === "drop") delete target[last];
      // Defined, not assigned: `__proto__` must reach the wire as a key.
      else
        Object.defineProperty(target, last, {
          value: to,
          enumerable: true,
          configurable: true,
          writable: true,
        });
    }
    return copy;
  });
}

function pathsOf(value: object, prefix: readonly string[] = []): string[][] {
  const paths = Object.entries(value).flatMap(([key, part]) => [
    [...prefix, key],
    ...(typeof part === "object" && part !== null ? pathsOf(part, [...prefix, key]) : []),
  ]);
  return paths.length === 0 && prefix.length === 0 ? [["x"]] : paths;
}

const brokenText = fc.constantFrom(
  "{",
  '{"a":}',
  "{'a':1}",
  '{"a":1}{"b":2}',
  "[".repeat(20_000),
  `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"text":"\\ud800"}',
  '{"a":1,"a":2}',
  "\ufeff{}",
  "null",
  "0",
  '"text"',
  "[]",
  `{"text":"${"x".repeat(70_000)}"}`,
  `{"text":"${"x".repeat(60_000)}"}`,
);
const brokenBytes = fc.oneof(
  fc.constantFrom(
    Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    Buffer.from([0xc0, 0xaf]),
    Buffer.from('{"a":1}', "utf16le"),
    Buffer.from([0x1f, 0x8b, 8, 0]),
  ),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
);

const contentTypes = [
  "application/json",
  "application/json; charset=utf-8",
  "application/json; charset=utf-16",
  "application/JSON",
  "application/vnd.api+json",
  "text/plain",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/octet-stream",
  "json",
  "/",
  "application/json, text/plain",
];

const headerText = nastyText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?"));

const oddHeaders = fc.dictionary(
  fc.constantFrom(
    "idempotency-key",
    "x-csrf-token",
    "cookie",
    "origin",
    "accept",
    "accept-encoding",
    "content-encoding",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "range",
    "if-none-match",
    "expect-ct",
    "x-http-method-override",
    "forwarded",
  ),
  fc.oneof(headerText, fc.array(headerText, { minLength: 2, maxLength: 3 })),
  { maxKeys: 2 },
);

/** `percent`: how often, of 100, it is as it should be. */
const mostly = <T>(percent: number, usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: percent, arbitrary: usual }, { weight: 100 - percent, arbitrary: odd });

function pathFor(route: Route, params: Readonly<Record<string, string>>) {
  const keys = [...route.path.matchAll(/:(\w+)/g)].map(([, key]) => key ?? "");
  const value = (key: string) =>
    mostly(
      88,
      fc.constant(encodeURIComponent(params[key] ?? "x")),
      fc.oneof(
        nastyText.map((text) => encodeURIComponent(text.toWellFormed())),
        fc.constantFrom(
          "%",
          "%zz",
          "%e0%a4",
          "%00",
          "..",
          ".",
          "",
          "a/b",
          "%2e%2e%2f",
          "x".repeat(300),
        ),
      ),
    );
  return fc
    .tuple(...keys.map(value))
    .map((values) =>
      keys.reduce((path, key, index) => path.replace(`:${key}`, values[index] ?? ""), route.path),
    );
}

const queryString = mostly(
  80,
  fc.constant(""),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          "q",
          "limit",
          "before",
          "customerId",
          "agentId",
          "__proto__",
          "x",
          "limit[]",
        ),
        mostly(
          70,
          nastyText.map((text) => encodeURIComponent(text.toWellFormed())),
          fc.constantFrom("%", "%zz", "%ff", "&", "=", "5"),
        ),
      ),
      { maxLength: 4 },
    )
    .map((pairs) => `?${pairs.map(([key, value]) => `${key}=${value}`).join("&")}`),
);

/** Who is let in far enough for the rest of the request to matter. */
function askersOf({ callers }: Operation): Asker[] {
  if (callers.includes("anyone")) return ["nobody"];
  return callers.flatMap((caller): Asker[] => {
    if (caller === "visitor") return ["visitor", "carol"];
    if (caller === "staff" || caller === "contacts.handle") return ["alice", "sam", "ada"];
    return caller === "newcomer" ? [] : ["ada"];
  });
}

/** Requests that are wrong in some way, and some that are not, around every operation. */
export function hostileRequest(own: Names, foreign: Names): fc.Arbitrary<HostileRequest> {
  const names = fc.constantFrom(own, foreign, { ...own, interactionId: foreign.interactionId });
  const aimed = fc
    .tuple(fc.constantFrom(...ALL_OPERATIONS), names)
    .chain(([{ name, route, operation }, chosen]) => {
      const { params = {}, query = {}, body } = inputFor(name, chosen);
      const rightQuery = new URLSearchParams(query).toString();
      return fc.record({
        name: fc.constant(name),
        asker: mostly(80, fc.constantFrom(...askersOf(operation)), fc.constantFrom(...ASKERS)),
        method: mostly(92, fc.constant<string>(route.method), fc.constantFrom(...METHODS)),
        url: fc
          .tuple(pathFor(route, params), queryString)
          .map(([path, odd]) => path + (odd === "" && rightQuery !== "" ? `?${rightQuery}` : odd)),
        headers: fc
          .tuple(
            oddHeaders,
            mostly(94, fc.constant("application/json"), fc.constantFrom(...contentTypes)),
          )
          .map(([odd, type]) => ({ ...odd, "content-type": type })),
        payload: fc.oneof(
          { weight: 5, arbitrary: spoiled(body ?? {}).map((value) => JSON.stringify(value)) },
          {
            weight: 2,
            arbitrary: fc.constant(body === undefined ? undefined : JSON.stringify(body)),
          },
          { weight: 1, arbitrary: nastyValue.map((value) => JSON.stringify(value)) },
          { weight: 1, arbitrary: brokenText },
          { weight: 1, arbitrary: brokenBytes },
        ),
      });
    });
  const astray = fc.record({
    name: fc.constant(null),
    asker: fc.constantFrom(...ASKERS),
    method: fc.constantFrom(...METHODS),
    url: fc.oneof(
      nastyText.map((text) => `/${encodeURI(text.toWellFormed())}`),
      nastyText.map((text) => `/api/${encodeURIComponent(text.toWellFormed())}`),
      fc.constantFrom(
        "/%",
        "//",
        "/api//session",
        "/api/session/",
        "/api/%2e%2e/x",
        "/.env",
        "/*",
        "/api/stream",
      ),
    ),
    headers: oddHeaders,
    payload: fc.oneof(fc.constant(undefined), brokenText, brokenBytes),
  });
  return fc.oneof({ weight: 95, arbitrary: aimed }, { weight: 5, arbitrary: astray });
}

/** Frames for the view stream, as what is written to the socket. */
export function hostileFrame(own: Names, foreign: Names): fc.Arbitrary<string | Buffer> {
  const commands = ALL_OPERATIONS.filter(({ route }) => route !== undefined).map(
    ({ name }) => name,
  );
  const valid = fc
    .tuple(fc.constantFrom(...commands), fc.constantFrom(own, foreign), fc.uuid())
    .map(([name, chosen, id]) => {
      const { params, body } = inputFor(name, chosen);
      return { type: "command", id, name, body: { ...params, ...body } };
    });
  const others = fc.constantFrom<object>(
    { type: "hello", version: 1 },
    { type: "hello", version: 2, token: "maru_v_x" },
    { type: "subscribe", topic: "directory" },
    { type: "unsubscribe", topic: "directory" },
    { type: "subscribe", topic: "__proto__" },
    { type: "typing", interactionId: own.interactionId, on: true },
    { type: "typing", interactionId: foreign.interactionId, on: true },
    { type: "ping", at: 1 },
    { type: "result", id: "1", ok: true, result: {} },
    {},
  );
  const frame = fc.oneof(valid, others);
  return fc.oneof(
    { weight: 4, arbitrary: frame.chain(spoiled).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: frame.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: nastyValue.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: brokenText },
    { weight: 1, arbitrary: brokenBytes },
  );
}
