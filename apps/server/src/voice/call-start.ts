import type { AgentId, Command, InteractionId, LegId } from "@maru/core";
import type { Arrival } from "@maru/voice";
import type { KnownCustomer } from "../commands/make-command.ts";
import { peek } from "../commands/peek.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import { customerOfNumber } from "../phone-numbers/unknown-customer.ts";
import { deriveId } from "../platform/derived-id.ts";
import { type CalledEntry, findCalledEntry, type NotTaken } from "./called-entry.ts";
import type { WebCaller } from "./web-calls.ts";

export interface CallStartParts {
  readonly findWebCaller: (account: string) => WebCaller | undefined;
  readonly customerByNumber: (number: string) => Promise<KnownCustomer | null>;
  readonly lastAgentOf: (customerId: string) => Promise<AgentId | null>;
}

export type StartCall = Extract<Command, { type: "StartCall" }>;

/** What the engine is to be told about a call that reached us. Throws `EngineFault`. */
export async function makeStartCall(
  engine: OrganisationEngine,
  legId: LegId,
  arrival: Arrival,
  parts: CallStartParts,
): Promise<StartCall | NotTaken> {
  const entry = peek(engine, (state) => findCalledEntry(state, arrival, parts.findWebCaller));
  if (typeof entry === "string") return entry;
  const { customer, lastAgentId } = await whoCalls(engine, entry, parts);
  const { entryPointId, customerNumber, ourNumber } = entry;
  return {
    type: "StartCall",
    // The same for the same leg: a call that is reported twice is one.
    interactionId: interactionOf(engine.id, legId),
    entryPointId,
    customer,
    lastAgentId,
    customerNumber,
    ourNumber,
    legId,
  };
}

/** The tables are asked only where a call cannot do without: it waits for their answer. */
async function whoCalls(
  engine: OrganisationEngine,
  { customer: invited, customerNumber, prefersLastAgent }: CalledEntry,
  parts: CallStartParts,
): Promise<KnownCustomer> {
  const customer = invited ?? peek(engine, (state) => customerOfNumber(state, customerNumber));
  if (!prefersLastAgent) return { customer, lastAgentId: null };
  if (invited === null && customerNumber !== null) {
    const known = await parts.customerByNumber(customerNumber);
    return known ?? { customer, lastAgentId: null };
  }
  return { customer, lastAgentId: await parts.lastAgentOf(customer.id) };
}

/** The same for the same leg, so that a call that is reported twice is one. */
export function interactionOf(organisationId: string, legId: LegId): InteractionId {
  return deriveId(organisationId, "leg", legId) as InteractionId;
}
