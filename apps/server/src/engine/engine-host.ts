/**
 * Runs the engines of all organisations this process writes for.
 *
 * For whoever builds on it (gateway, HTTP):
 * - `await host.organisation(id)` for each request or connection; it is cheap once the engine runs, and the way
 *   back in after an `EngineFault` (engine-fault.ts): `unknown_organisation`, `not_the_writer`, `unavailable`.
 * - A `Sink` (organisation-engine.ts) gets frames as ready JSON text: write them as they are. `send` answers the
 *   socket's `bufferedAmount`. After `bye` the subscription is over; the gateway closes the socket.
 * - Frames a command caused reach the sinks before its promise resolves: write the `result` frame in the same
 *   turn (`.then`) and the order of `stream.ts` holds.
 * - Typing: `engine.relayTyping(audience, interactionId, on)` finds the room and sends the frames itself.
 * - History: `projections/history.ts` answers the queries of the protocol.
 * - When an agent's last connection closes, the gateway sends `LoseAgentConnection`; when they are back,
 *   `RestoreAgentConnection` (likewise for customers). After a recovery every connection counts as lost
 *   (`LoseAllConnections` is the engine's first command), so restore on every (re)subscription.
 */
import type { Kysely } from "kysely";
import type pg from "pg";
import type { Registry } from "prom-client";
import type { Tables } from "../database/tables.ts";
import type { Logger } from "../platform/logger.ts";
import type { OrganisationEngine } from "./organisation-engine.ts";

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface EngineDependencies {
  readonly pool: pg.Pool;
  readonly db: Kysely<Tables>;
  /** One process per node id: the data folder's lock sees to it. */
  readonly nodeId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly registry: Registry;
}

export class EngineHost {
  readonly #deps: EngineDependencies;

  constructor(deps: EngineDependencies) {
    this.#deps = deps;
  }

  /** The organisation with an empty journal. Changes nothing where it exists. */
  async createOrganisation(id: string, name: string): Promise<{ status: "created" | "exists" }> {
    const { rowCount } = await this.#deps.pool.query(
      "insert into organisation (id, name) values ($1, $2) on conflict (id) do nothing",
      [id, name],
    );
    return { status: rowCount === 1 ? "created" : "exists" };
  }

  /** Takes the lease, recovers and runs, unless it does already. Throws `EngineFault`. */
  organisation(id: string): Promise<OrganisationEngine> {
    return Promise.reject(new Error(`not there yet: ${id}`));
  }

  /** Stops the clocks, writes what is pending, says bye, gives the leases back. Under 2 s. */
  async close(): Promise<void> {
    await Promise.resolve();
  }
}
