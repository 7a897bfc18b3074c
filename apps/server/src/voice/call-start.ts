import { createHash, randomUUID } from "node:crypto";
import type { AgentId, Command, CustomerId, InteractionId, LegId } from "@maru/core";
import type { Arrival } from "@maru/voice";
import type { KnownCustomer } from "../commands/make-command.ts";
import { peek } from "../commands/peek.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import { newCustomer } from "../phone-numbers/unknown-customer.ts";
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
    interactionId: interactionOf(engine.id, legId),
    entryPointId,
    customer,
    lastAgentId: entry.prefersLastAgent ? lastAgentId : null,
    customerNumber,
    ourNumber,
    legId,
  };
}

async function whoCalls(
  engine: OrganisationEngine,
  { customer, customerNumber, prefersLastAgent }: CalledEntry,
  parts: CallStartParts,
): Promise<KnownCustomer> {
  if (customer !== null) {
    const lastAgentId = prefersLastAgent ? await parts.lastAgentOf(customer.id) : null;
    return { customer, lastAgentId };
  }
  const known = customerNumber === null ? null : await parts.customerByNumber(customerNumber);
  if (known !== null) return known;
  const id = randomUUID() as string as CustomerId;
  return {
    customer: peek(engine, (state) => newCustomer(state, id, customerNumber)),
    lastAgentId: null,
  };
}

/** The same for the same leg, so that a call that is reported twice is one; written as a UUID (RFC 9562, version 8). */
export function interactionOf(organisationId: string, legId: LegId): InteractionId {
  const digest = createHash("sha256").update(`${organisationId}\n${legId}`).digest("hex");
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-") as InteractionId;
}
