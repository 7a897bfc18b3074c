/**
 * The questions history answers, as the protocol words them. Each first waits until the tables show what was
 * durable when it was asked, so that a contact that just ended is there.
 */
import type { QueryInput, QueryResult } from "@maru/protocol";
import type { EngineHost } from "../engine/engine-host.ts";

export interface History {
  /** Newest first. `before` is the `next` of the page before; undefined where it was not made by us. */
  list(
    organisationId: string,
    input: Omit<QueryInput<"interaction.list">, "limit"> & { limit: number },
  ): Promise<QueryResult<"interaction.list"> | undefined>;
  get(
    organisationId: string,
    interactionId: string,
  ): Promise<QueryResult<"interaction.get"> | undefined>;
  /** `customer`: only if it is theirs, and only what was said in the customer's room. */
  transcript(
    organisationId: string,
    input: { interactionId: string; before?: string; limit: number },
    reader: { kind: "agent" } | { kind: "customer"; customerId: string },
  ): Promise<QueryResult<"interaction.transcript"> | undefined>;
  /** Who spoke with this customer last: for an entry point with `preferLastAgent`. */
  lastAgentOf(organisationId: string, customerId: string): Promise<string | null>;
}

export type HistoryDependencies = { host: EngineHost };
