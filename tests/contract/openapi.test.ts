import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { ALL_OPERATIONS, isCommand } from "./operations.ts";

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
}
interface DocumentedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: string[];
  readonly parameters?: Parameter[];
  readonly requestBody?: object;
  readonly security: Record<string, string[]>[];
  readonly responses: Record<string, { content: Record<string, { schema: object }> }>;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, DocumentedOperation>>;
  readonly components: {
    readonly schemas: Record<string, object>;
    readonly securitySchemes: Record<string, object>;
  };
}

const server = await createTestServer();
const answer = await server.call(undefined, { url: "/api/openapi.json" });
const document = answer.json<OpenApi>();
const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test("it is a valid document of OpenAPI 3.1", async () => {
  expect(answer.headers["content-type"]).toContain("application/json");
  expect(document.openapi).toBe("3.1.0");
  // A copy: the validator writes into what it is given.
  expect(await new Validator().validate({ ...structuredClone(document) })).toEqual({ valid: true });
});

test("it has every operation of the protocol, and no other", () => {
  const wanted = ALL_OPERATIONS.map(
    ({ name, route }) =>
      `${name}: ${route.method.toLowerCase()} ${route.path.replaceAll(/:(\w+)/g, "{$1}")}`,
  );
  const found = documented.map(
    ({ path, method, operation }) => `${operation.operationId}: ${method} ${path}`,
  );

  expect(found.sort()).toEqual(wanted.sort());
});

test.each(ALL_OPERATIONS)("$name is described in full", ({ name, operation, route }) => {
  const entry = documented.find((other) => other.operation.operationId === name)?.operation;
  if (entry === undefined) throw new Error("not there");
  const parameters = entry.parameters ?? [];
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, key]) => key);

  expect(entry.summary).toBe(operation.summary);
  expect(entry.tags).toEqual([operation.tag]);
  expect(parameters.filter((each) => each.in === "path").map((each) => each.name)).toEqual(inPath);
  expect(parameters.some((each) => each.name === "Idempotency-Key")).toBe(isCommand(name));
  for (const status of ["4XX", "5XX"]) {
    expect(entry.responses[status]?.content["application/problem+json"]?.schema).toEqual({
      $ref: "#/components/schemas/Problem",
    });
  }
  expect(entry.responses["200"]?.content["application/json"]?.schema).toBeDefined();
  expect(entry.security.some((each) => "bearer" in each)).toBe(
    operation.callers.some((caller) => !["visitor", "anyone"].includes(caller)),
  );
  expect(entry.security.some((each) => "visitor" in each)).toBe(
    operation.callers.includes("visitor"),
  );
  expect(entry.security.some((each) => Object.keys(each).length === 0)).toBe(
    operation.callers.includes("anyone"),
  );
  for (const scheme of entry.security.flatMap(Object.keys)) {
    expect(Object.keys(document.components.securitySchemes)).toContain(scheme);
  }
});

test("every reference leads somewhere, and every schema is named or spelt out", () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];

  expect(references.length).toBeGreaterThan(10);
  for (const [, name] of references) {
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
  expect(text).not.toContain("__SCHEMA__");
});

test("what answers keeps to what the document says of problems", async () => {
  const problem = await server.call(undefined, { url: "/api/session" });
  const { required } = document.components.schemas["Problem"] as { required: string[] };

  expect(Object.keys(problem.json())).toEqual(expect.arrayContaining(required));
});
