import { performance } from "node:perf_hooks";
import type pg from "pg";
import type { Logger } from "../platform/logger.ts";
import { LEASE_RENEW_MS, LEASE_TTL_MS, renewLeases, returnLeases, takeLease } from "./lease.ts";

/** Holds this node's leases: takes, renews, gives back. Ends are by this process's monotonic clock. */
export class LeaseKeeper {
  readonly #pool: pg.Pool;
  readonly #nodeId: string;
  readonly #logger: Logger;
  readonly #holders = new Map<string, LeaseHolder>();
  #timer: NodeJS.Timeout | null = null;
  #renewing = false;

  constructor(pool: pg.Pool, nodeId: string, logger: Logger) {
    this.#pool = pool;
    this.#nodeId = nodeId;
    this.#logger = logger;
  }

  /** When it ends unless renewed; null: another node has it. Counted from before we asked, so never too late. */
  async take(org: string): Promise<number | null> {
    const askedAt = performance.now();
    const taken = await takeLease(this.#pool, org, this.#nodeId);
    return taken ? askedAt + LEASE_TTL_MS : null;
  }

  /** Renews it for this holder from now on. */
  keep(org: string, holder: LeaseHolder): void {
    this.#holders.set(org, holder);
    this.#timer ??= setInterval(() => void this.#look(), LEASE_RENEW_MS).unref();
  }

  /** Renews no more. The lease runs out by itself, or is taken again by us. */
  drop(org: string): void {
    this.#holders.delete(org);
  }

  async close(orgs: readonly string[]): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#holders.clear();
    if (orgs.length === 0) return;
    try {
      await returnLeases(this.#pool, orgs, this.#nodeId);
    } catch (err) {
      // They run out by themselves.
      this.#logger.warn({ err }, "the leases could not be given back");
    }
  }

  async #look(): Promise<void> {
    // A database that answers nothing at all does not renew leases either.
    for (const holder of this.#holders.values()) holder.checkLease();
    if (this.#renewing) return;
    this.#renewing = true;
    await this.#renew();
    this.#renewing = false;
  }

  async #renew(): Promise<void> {
    const holders = new Map(this.#holders);
    if (holders.size === 0) return;
    const askedAt = performance.now();
    try {
      const ours = await renewLeases(this.#pool, [...holders.keys()], this.#nodeId);
      for (const [org, holder] of holders) {
        if (ours.has(org)) holder.extendLease(askedAt + LEASE_TTL_MS);
        else if (this.#holders.get(org) === holder) holder.loseLease();
      }
    } catch (err) {
      // Until the lease ends there are more chances; after it the holder steps down by itself.
      this.#logger.warn({ err }, "the leases could not be renewed");
    }
  }
}

export interface LeaseHolder {
  extendLease(leaseEndsAt: number): void;
  /** Steps down if it is over. */
  checkLease(): void;
  loseLease(): void;
}
