import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import { type FastifyInstance, fastify, LogController } from "fastify";
import { serializerCompiler } from "fastify-type-provider-zod";
import type { Registry } from "prom-client";
import type { Principal } from "../auth/principal.ts";
import type { Rights } from "../auth/rights.ts";
import type { TokenBuckets } from "../limits/token-buckets.ts";
import type { Logger } from "../platform/logger.ts";
import { addCommandRoutes } from "./command-routes.ts";
import { addHttpMetrics } from "./http-metrics.ts";
import { acceptJsonOnly } from "./json-body.ts";
import { handleApiNotFound } from "./not-found.ts";
import { addOpenApi } from "./openapi.ts";
import { answerClientError, handleError } from "./problem-reply.ts";
import type { QueryParts } from "./query-call.ts";
import { addQueryRoutes } from "./query-routes.ts";
import { finishRequestsUnderWay } from "./requests-under-way.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { addWebApps, handleNotFound, type WebAppFolders } from "./web-apps.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the guard of each operation before its handler runs. */
    principal: Principal | undefined;
    rights: Rights | undefined;
  }
}

export interface HttpServerParts extends QueryParts {
  readonly budget: TokenBuckets;
  readonly logger: Logger;
  readonly registry: Registry;
  /** Undefined: the API alone. */
  readonly webApps: WebAppFolders | undefined;
  /** Add what else answers on this port: the view stream, the health routes. */
  readonly additions: readonly ((app: FastifyInstance) => PromiseLike<unknown>)[];
}

export const BODY_LIMIT_BYTES = 64 * 1024;
/** A whole request must have arrived by then, its headers sooner. */
const requestTimeoutMs = 10_000;
const headersTimeoutMs = 5_000;

export async function createHttpServer(parts: HttpServerParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.logger,
    // Addresses and user agents are personal data; the counters say how much there is.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: 1_000 },
    forceCloseConnections: true,
    // A reverse proxy on this machine says whom it speaks for; nobody else is believed.
    trustProxy: "loopback",
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      void handleError(error, request, reply);
    },
    clientErrorHandler: answerClientError,
  }) as unknown as FastifyInstance;
  app.decorateRequest("principal", undefined);
  app.decorateRequest("rights", undefined);
  app.setErrorHandler(handleError);
  const { webApps } = parts;
  app.setNotFoundHandler(
    webApps === undefined
      ? handleApiNotFound
      : (request, reply) => handleNotFound(request, reply, webApps.desktop),
  );
  // Routes call the schemas themselves; here they make the document.
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(serializerCompiler);
  acceptJsonOnly(app);
  await app.register(cookie);
  await addSecurityHeaders(app, parts.publicUrl);
  addHttpMetrics(app, parts.registry);
  finishRequestsUnderWay(app);
  await addOpenApi(app, parts.publicUrl);
  for (const addTo of parts.additions) await addTo(app);
  addCommandRoutes(app, parts);
  addQueryRoutes(app, parts);
  if (webApps !== undefined) await addWebApps(app, webApps);
  return app;
}
