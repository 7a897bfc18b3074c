import swagger from "@fastify/swagger";
import {
  type Caller,
  COMMAND_ROUTES,
  idempotencyKeySchema,
  type Operation,
  problemSchema,
} from "@maru/protocol";
import type { FastifyInstance, FastifySchema } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";

/** The API's document (OpenAPI 3.1), made from the very schemas that validate. */
export async function addOpenApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Maru",
        version: "1",
        description:
          "The contact center's API. Commands change something and take an `Idempotency-Key`: the same key with the same input never acts twice. Refusals are RFC 9457 problem documents with a stable `code`. Changes are pushed over the view stream at `/api/stream`.",
      },
      servers: [{ url: publicUrl }],
      tags: [
        { name: "session", description: "Signing in, API tokens" },
        { name: "agent", description: "An agent's own state" },
        { name: "contact", description: "Offers, conversations, transfer, wrap-up" },
        { name: "chat", description: "The customer's side" },
        { name: "history", description: "What was" },
        { name: "people", description: "Who works here and how they sign in; roles, audit" },
        { name: "configuration", description: "What an administrator sets" },
      ],
      components: {
        securitySchemes: {
          cookie: { type: "apiKey", in: "cookie", name: "maru_session" },
          csrf: {
            type: "apiKey",
            in: "header",
            name: "X-CSRF-Token",
            description: "The session's `csrfToken`, with the cookie on everything but GET",
          },
          bearer: {
            type: "http",
            scheme: "bearer",
            description: "A bearer session or an API token",
          },
          visitor: { type: "http", scheme: "bearer", description: "A visitor's token" },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, async (_request, reply) =>
    reply.type("application/json").send(documentOf(app)),
  );
}

const documents = new WeakMap<FastifyInstance, string>();

/** Made once: the routes do not change after the start. */
function documentOf(app: FastifyInstance): string {
  const known = documents.get(app);
  if (known !== undefined) return known;
  const made = JSON.stringify(withoutUnused(app.swagger() as OpenApiDocument));
  documents.set(app, made);
  return made;
}

interface OpenApiDocument {
  components?: { schemas?: Record<string, unknown> };
}

/** Every named schema comes in two forms, as taken in and as given out: drop what nothing takes in. */
function withoutUnused(document: OpenApiDocument): OpenApiDocument {
  const text = JSON.stringify(document);
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(
    ([name]) => !name.endsWith("Input") || text.includes(`"#/components/schemas/${name}"`),
  );
  return {
    ...document,
    components: { ...document.components, schemas: Object.fromEntries(schemas) },
  };
}

const headersWithKey = z.object({
  "Idempotency-Key": idempotencyKeySchema
    .optional()
    .describe("The same key with the same input never acts twice; 1 to 64 of A-Z a-z 0-9 . _ -"),
});

const problemResponse = {
  description: "A problem",
  content: { "application/problem+json": { schema: problemSchema } },
};

const isEmpty = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;

/** For the document only: what validates is called by the routes themselves, as it is on the stream. */
export function documentOperation(name: string, operation: Operation): FastifySchema {
  const { summary, tag, callers, params, query, body, result } = operation;
  return {
    operationId: name,
    summary,
    ...describeRights(callers),
    tags: [tag],
    security: callers.flatMap(securityOf).filter(isFirst),
    ...(!isEmpty(params) && { params }),
    ...(!isEmpty(query) && { querystring: query }),
    ...(!isEmpty(body) && { body }),
    ...(name in COMMAND_ROUTES && { headers: headersWithKey }),
    response: {
      200: { description: "Done", content: { "application/json": { schema: result } } },
      "4xx": problemResponse,
      "5xx": problemResponse,
    },
  };
}

function describeRights(callers: readonly Caller[]): { description?: string } {
  const permissions = callers.filter((caller) => caller.includes("."));
  if (permissions.length === 0) return {};
  const names = permissions.map((one) => `\`${one}\``).join(" or ");
  return { description: `Needs the permission ${names}.` };
}

function securityOf(caller: Caller): Record<string, string[]>[] {
  switch (caller) {
    case "anyone":
      return [{}];
    case "visitor":
      return [{ visitor: [] }];
    default:
      return [{ cookie: [], csrf: [] }, { bearer: [] }];
  }
}

function isFirst(item: object, index: number, all: object[]): boolean {
  return all.findIndex((other) => JSON.stringify(other) === JSON.stringify(item)) === index;
}
