import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import { COMMAND_ROUTES, COMMANDS, type Operation, QUERIES, QUERY_ROUTES } from "@maru/protocol";
import type { FastifyInstance } from "fastify";
import { pathOf } from "./not-found.ts";

/** Nothing but what this server itself sends, and nobody may frame it. */
const deskPolicy = {
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  imgSrc: ["'self'", "data:", "blob:"],
  mediaSrc: ["'self'", "data:", "blob:"],
  objectSrc: ["'none'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'"],
  workerSrc: ["'self'"],
} as const;

/** The shop stands for a customer's site: pages with styles of their own. */
export const SHOP_POLICY: string = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export async function addSecurityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(
        Object.entries(deskPolicy).map(([name, values]) => [name, [...values]]),
      ),
    },
    // Promising TLS where there is none would lock the operator out.
    strictTransportSecurity: publicUrl.startsWith("https:") && { maxAge: 31_536_000 },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
  });
  // Customers' pages are on other origins; they carry a visitor's token, never a cookie.
  await app.register(cors, {
    delegator: (request, callback) => {
      const open = isForVisitors(request.method, request.headers, pathOf(request));
      callback(null, {
        origin: open ? "*" : false,
        methods: ["GET", "POST"],
        allowedHeaders: ["authorization", "content-type", "idempotency-key"],
        exposedHeaders: ["retry-after"],
        maxAge: 86_400,
      });
    },
  });
}

const visitorRoutes = [
  ...Object.entries(COMMAND_ROUTES).map(([name, route]) => ({
    ...route,
    operation: COMMANDS[name as keyof typeof COMMANDS] as Operation,
  })),
  ...Object.entries(QUERY_ROUTES).map(([name, route]) => ({
    ...route,
    operation: QUERIES[name as keyof typeof QUERIES] as Operation,
  })),
]
  .filter(
    ({ operation: { callers, tag } }) =>
      callers.includes("visitor") || (callers.includes("anyone") && tag === "chat"),
  )
  .map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/:[A-Za-z]+/g, "[^/]+")}$`),
  }));

function isForVisitors(
  method: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  path: string,
): boolean {
  const wanted = method === "OPTIONS" ? headers["access-control-request-method"] : method;
  return visitorRoutes.some((route) => route.method === wanted && route.pattern.test(path));
}
