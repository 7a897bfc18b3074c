import type {} from "@fastify/cookie";
import type { FastifyRequest } from "fastify";
import type { Presented } from "./authenticator.ts";

export const SESSION_COOKIE = "maru_session";

/** What a request or an upgrade presents. The cookie counts only on requests of our own pages. */
export function readPresented(request: FastifyRequest, publicUrl: string): Presented {
  return {
    cookie: isOwnOrigin(request, publicUrl) ? request.cookies[SESSION_COOKIE] : undefined,
    bearer: readBearer(request.headers.authorization),
  };
}

/**
 * Browsers name the page a request comes from in `Origin`, on every unsafe request and every upgrade.
 * No `Origin`: not a browser's cross-site request. Ours is the address people open, or the very host
 * the request was sent to.
 */
export function isOwnOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const { origin } = request.headers;
  if (origin === undefined || origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

function readBearer(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  // Another scheme is a credential we cannot take, not the absence of one.
  return /^Bearer +([^\s]{1,2048})$/i.exec(header)?.[1] ?? "";
}
