import type { FastifyInstance } from "fastify";
import { Histogram, type Registry } from "prom-client";
import { routeOf } from "./problem-reply.ts";

export function addHttpMetrics(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: "maru_http_request_duration_seconds",
    help: "Time from a request's first byte to the end of its answer",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    seconds.observe(
      { method: knownMethod(request.method), route: routeOf(request), status },
      reply.elapsedTime / 1000,
    );
  });
}

/** Anybody can make methods up, and each label value is kept for ever. */
function knownMethod(method: string): string {
  return ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"].includes(method) ? method : "other";
}
