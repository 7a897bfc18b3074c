// Adds `hide` to the type of a schema: these routes are no part of the documented API.
import type {} from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import type { Registry } from "./metrics.ts";
import type { Readiness } from "./readiness.ts";

/** For orchestrators and Prometheus; no sign-in, and nothing about customers in them. */
export function healthRoutes(parts: {
  readonly readiness: Readiness;
  readonly registry: Registry;
}): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    // Answers as long as the event loop turns: a reason to restart us only when it does not.
    app.get("/healthz", { schema: { hide: true } }, async () => ({ status: "ok" }));

    app.get("/readyz", { schema: { hide: true } }, async (_request, reply) => {
      const waitingFor = parts.readiness.waitingFor();
      if (waitingFor.length === 0) return { status: "ready" };
      return reply.status(503).send({ status: "not_ready", waitingFor });
    });

    app.get("/metrics", { schema: { hide: true } }, async (_request, reply) =>
      reply.type(parts.registry.contentType).send(await parts.registry.metrics()),
    );
  };
}
