import type { FastifyInstance } from "fastify";

/** A part of what stopping may take in all (`platform/lifecycle.ts`). */
const graceMs = 1_500;

/**
 * Lets the requests that are being answered finish before the server closes its connections: a command
 * that was done must be answered, or its caller is left to find out. Call before the routes are added.
 */
export function finishRequestsUnderWay(app: FastifyInstance): void {
  const underWay = new Set<object>();
  let allDone: (() => void) | undefined;
  app.addHook("onRequest", async (request, reply) => {
    // A view stream is under way for hours; the gateway ends it.
    if (request.headers.upgrade !== undefined) return;
    underWay.add(reply.raw);
    // Comes once, whether it was sent or the caller went away.
    reply.raw.once("close", () => {
      underWay.delete(reply.raw);
      if (underWay.size === 0) allDone?.();
    });
  });
  app.addHook("preClose", async () => {
    if (underWay.size === 0) return;
    await new Promise<void>((resolve) => {
      allDone = resolve;
      setTimeout(resolve, graceMs).unref();
    });
  });
}
