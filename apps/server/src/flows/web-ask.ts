/** One request of a flow to a web service. */
import { lookup as resolve } from "node:dns";
import { type ClientRequest, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { WebAnswer, WebRequest } from "@maru/core";
import { valueAt } from "./json-pointer.ts";
import { isPrivateAddress } from "./private-address.ts";

/** More than what a flow could have use for. */
const MAX_BODY_BYTES = 65_536;
const MAX_VALUE_LENGTH = 1_000;

/** Why a service gave no answer; never what it was asked, which may be of a person. */
export type AskFailure =
  | "address_refused"
  | "unreachable"
  | "timed_out"
  | "status"
  | "too_large"
  | "not_json";

export type Asked =
  | { status: "answered"; answer: NonNullable<WebAnswer> }
  | { status: "failed"; reason: AskFailure };

class AddressRefused extends Error {}

/** Never rejects. Redirects are not followed: they would lead where nobody allowed. */
export async function askWeb(
  request: WebRequest,
  { allowPrivate }: { allowPrivate: boolean },
): Promise<Asked> {
  const url = URL.parse(request.url);
  if (url === null || !/^https?:$/.test(url.protocol)) return failed("address_refused");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return failed("address_refused");
  try {
    const body = await send(request, url, allowPrivate);
    return typeof body === "string" ? answered(request, body) : failed(body.reason);
  } catch (error) {
    if (error instanceof AddressRefused) return failed("address_refused");
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    return failed(isTimeout ? "timed_out" : "unreachable");
  }
}

function failed(reason: AskFailure): Asked {
  return { status: "failed", reason };
}

function send(
  { method, headers, body, timeoutMs }: WebRequest,
  url: URL,
  allowPrivate: boolean,
): Promise<string | { reason: AskFailure }> {
  const {
    promise,
    resolve: settle,
    reject,
  } = Promise.withResolvers<string | { reason: AskFailure }>();
  const hasBody = method === "POST" && body !== "";
  const request: ClientRequest = (url.protocol === "https:" ? overHttps : overHttp)(
    url,
    {
      method,
      headers: {
        accept: "application/json",
        ...(hasBody && { "content-type": "application/json" }),
        ...Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
      },
      agent: false,
      lookup: allowPrivate ? resolve : publicLookup,
      signal: AbortSignal.timeout(timeoutMs),
    },
    (response) => {
      const { statusCode = 0 } = response;
      if (statusCode < 200 || statusCode > 299) {
        request.destroy();
        settle({ reason: "status" });
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= MAX_BODY_BYTES) return;
        request.destroy();
        settle({ reason: "too_large" });
      });
      response.on("end", () => settle(Buffer.concat(chunks).toString("utf8")));
      response.on("error", reject);
    },
  );
  request.on("error", (error) => reject(causeOf(error)));
  request.end(hasBody ? body : undefined);
  return promise;
}

/** An abort says itself why only in its cause. */
function causeOf(error: Error): Error {
  return error.name === "AbortError" && error.cause instanceof Error ? error.cause : error;
}

/** Looked at where the connection is made, so that a name cannot lead elsewhere a moment later. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) {
      done(error ?? new Error("the name has no address"), "");
      return;
    }
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      done(new AddressRefused("the name leads to a private address"), "");
    } else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

/** The values that are there; a request that wants none needs no JSON. */
function answered({ assign }: WebRequest, body: string): Asked {
  if (assign.length === 0) return { status: "answered", answer: {} };
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return failed("not_json");
  }
  const answer: Record<string, string> = {};
  for (const { pointer, variableId } of assign) {
    const value = valueAt(json, pointer);
    if (value === null || typeof value === "object" || value === undefined) continue;
    answer[variableId] = String(value).slice(0, MAX_VALUE_LENGTH);
  }
  return { status: "answered", answer };
}
