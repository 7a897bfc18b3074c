import type { Problem, QueryInput, QueryName, QueryResult, StoredSound } from "@maru/protocol";
import { PROMPT_UPLOAD_PATH, QUERY_ROUTES } from "@maru/protocol/routes";
import { backoffMs } from "./backoff.ts";
import { MaruFault, MaruProblem } from "./fault.ts";

const TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 120_000;
const MAX_ATTEMPTS = 4;
/** A server that asks for more patience than this is better reported than waited for. */
const LONGEST_WAIT_MS = 10_000;

export type HttpOptions = {
  baseUrl: string;
  token?: string | undefined;
  csrfToken?: string | (() => string | null) | undefined;
  fetch: typeof fetch;
  random: () => number;
};

/** Asks over HTTP. Only GET is tried again (429, 503, no answer), at most 4 times in all. */
export async function query<Name extends QueryName>(
  options: HttpOptions,
  name: Name,
  input: QueryInput<Name>,
): Promise<QueryResult<Name>> {
  const { url, init } = requestOf(options, name, input as Record<string, unknown>);
  for (let attempt = 1; ; attempt++) {
    const outcome = await send(options, url, init);
    if ("result" in outcome) return outcome.result as QueryResult<Name>;
    const waitMs = outcome.retryAfterMs ?? backoffMs(attempt, options.random);
    const mayRetry = init.method === "GET" && outcome.temporary && attempt < MAX_ATTEMPTS;
    if (!mayRetry || waitMs > LONGEST_WAIT_MS) throw outcome.error;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

/** A WAV file to be kept as the sound of a prompt. Not tried again: it may be large. */
export async function storeSound(options: HttpOptions, wave: Blob): Promise<StoredSound> {
  const url = new URL(PROMPT_UPLOAD_PATH, options.baseUrl);
  const outcome = await send(
    options,
    url.href,
    {
      method: "POST",
      headers: { ...whoAsks(options), ...csrfOf(options), "content-type": "audio/wav" },
      credentials: options.token === undefined ? "same-origin" : "omit",
      body: wave,
    },
    UPLOAD_TIMEOUT_MS,
  );
  if ("result" in outcome) return outcome.result as StoredSound;
  throw outcome.error;
}

function whoAsks({ token }: HttpOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (token !== undefined) headers["authorization"] = `Bearer ${token}`;
  return headers;
}

function csrfOf({ csrfToken }: HttpOptions): Record<string, string> {
  const csrf = typeof csrfToken === "function" ? csrfToken() : csrfToken;
  return csrf == null ? {} : { "x-csrf-token": csrf };
}

type Outcome =
  | { result: unknown }
  | { error: Error; temporary: boolean; retryAfterMs?: number | undefined };

async function send(
  options: HttpOptions,
  url: string,
  init: RequestInit,
  timeoutMs = TIMEOUT_MS,
): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    response = await options.fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    text = await response.text();
  } catch (cause) {
    return {
      error: new MaruFault("network", `no answer from ${new URL(url).origin}`, { cause }),
      temporary: true,
    };
  }
  const temporary = response.status === 429 || response.status === 503;
  const retryAfterMs = retryAfter(response.headers.get("retry-after"));
  const body = parseJson(text);
  if (response.ok && body !== undefined) return { result: body };
  if (isProblem(body))
    return {
      error: new MaruProblem(body),
      temporary,
      retryAfterMs: body.retryAfterMs ?? retryAfterMs,
    };
  const message = `HTTP ${response.status} with a body that is not of this API`;
  return { error: new MaruFault("bad_response", message), temporary, retryAfterMs };
}

function requestOf(
  options: HttpOptions,
  name: QueryName,
  input: Record<string, unknown>,
): { url: string; init: RequestInit & { method: string } } {
  const { method, path } = QUERY_ROUTES[name];
  const rest = { ...input };
  const filled = path.replace(/:(\w+)/g, (_, parameter: string) => {
    const value = encodeURIComponent(String(rest[parameter]));
    delete rest[parameter];
    return value;
  });
  const url = new URL(filled, options.baseUrl);
  const headers = whoAsks(options);
  const init: RequestInit & { method: string } = {
    method,
    headers,
    credentials: options.token === undefined ? "same-origin" : "omit",
    cache: "no-store",
  };
  if (method === "GET") {
    for (const [key, value] of Object.entries(rest))
      if (value !== undefined) url.searchParams.set(key, String(value));
    return { url: url.href, init };
  }
  Object.assign(headers, csrfOf(options));
  if ((method as string) !== "DELETE") {
    headers["content-type"] = "application/json";
    init.body = JSON.stringify(rest);
  }
  return { url: url.href, init };
}

/** In seconds; a date (RFC 9110 allows it, this API does not use it) counts as nothing said. */
function retryAfter(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

function parseJson(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "status" in body;
}
