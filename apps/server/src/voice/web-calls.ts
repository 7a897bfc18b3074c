import { randomBytes, randomUUID } from "node:crypto";
import type { Customer, EntryPointId, LegId } from "@maru/core";

/** Somebody on a web page who was given an account to call with. */
export interface WebCaller {
  readonly entryPointId: EntryPointId;
  readonly customer: Customer;
}

/** As long as the media engine keeps the account of somebody who does not call. */
export const WEB_ACCOUNT_MS = 300_000;
/** At the bound the oldest is forgotten: its call is refused, and the page asks again. */
const MAX_CALLERS = 10_000;

/** Who may call from a web page in the next minutes. In memory only: after a restart the page asks for another. */
export class WebCalls {
  readonly #callers = new Map<string, WebCaller & { readonly expiresAt: number; legId?: LegId }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  invite(caller: WebCaller): { readonly account: string; readonly password: string } {
    for (const [account, { expiresAt }] of this.#callers) {
      if (expiresAt > this.#now() && this.#callers.size < MAX_CALLERS) break;
      this.#callers.delete(account);
    }
    const account = randomUUID();
    this.#callers.set(account, { ...caller, expiresAt: this.#now() + WEB_ACCOUNT_MS });
    return { account, password: randomBytes(24).toString("base64url") };
  }

  /** An account is for one call: its first leg's, however often that is asked about. */
  find(account: string, legId: LegId): WebCaller | undefined {
    const caller = this.#callers.get(account);
    if (caller === undefined || caller.expiresAt <= this.#now()) return undefined;
    caller.legId ??= legId;
    return caller.legId === legId ? caller : undefined;
  }
}
