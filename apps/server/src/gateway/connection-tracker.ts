import { setTimeout as sleep } from "node:timers/promises";
import { type Command, liveInteractionOf, type State } from "@maru/core";
import { peek } from "../commands/peek.ts";
import { EngineFault } from "../engine/engine-fault.ts";
import type { Audience, OrganisationEngine } from "../engine/organisation-engine.ts";
import type { Logger } from "../platform/logger.ts";

/**
 * Tells the engine who is connected: an agent or a customer is while at least one socket of theirs is
 * open, on any device. Core keeps the time of grace.
 *
 * Per person one loop makes the engine agree with the count: sockets that come and go while a command
 * is under way cannot overtake each other.
 */
export interface ConnectionTracker {
  /** Call once subscribed. The answer ends it. */
  connected(engine: OrganisationEngine, audience: Audience): () => void;
  /**
   * We are going, not they: the next start of the engine counts every connection as lost, and gives
   * everybody the whole time of grace to come back.
   */
  stop(): void;
}

interface Person {
  count: number;
  engine: OrganisationEngine;
  readonly audience: Audience;
  reconciling: boolean;
}

const maxTries = 20;

export function createConnectionTracker(logger: Logger): ConnectionTracker {
  const people = new Map<string, Person>();
  let stopped = false;

  const reconcile = async (key: string, person: Person): Promise<void> => {
    if (person.reconciling) return;
    person.reconciling = true;
    for (let tries = 0; tries < maxTries; tries += 1) {
      try {
        const command = peek(person.engine, (state) => differenceOf(state, person));
        if (command === undefined) break;
        await person.engine.command({ command, actor: "system", key: null });
      } catch (error) {
        // Another engine takes over; it begins with every connection lost, and sockets come back to it.
        if (!(error instanceof EngineFault) || error.reason !== "unavailable") break;
        await sleep(error.retryAfterMs ?? 500, undefined, { ref: false });
      }
      if (tries === maxTries - 1)
        logger.error({ kind: person.audience.kind }, "a connection's state could not be told");
    }
    person.reconciling = false;
    if (person.count === 0) people.delete(key);
  };

  return {
    connected(engine, audience) {
      const key = keyOf(engine, audience);
      const person = people.get(key) ?? { count: 0, engine, audience, reconciling: false };
      people.set(key, person);
      person.engine = engine;
      person.count += 1;
      void reconcile(key, person);
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        person.count -= 1;
        if (person.count === 0 && !stopped) void reconcile(key, person);
      };
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** What would make the engine's idea of this person's connection right; undefined: it is. */
function differenceOf(state: State, { audience, count }: Person): Command | undefined {
  const connected = count > 0;
  if (audience.kind === "agent") {
    const { agentId } = audience;
    const connection = state.agents.get(agentId)?.connection.status;
    if (connection === undefined || (connection === "connected") === connected) return undefined;
    return { type: connected ? "RestoreAgentConnection" : "LoseAgentConnection", agentId };
  }
  const interaction = liveInteractionOf(state, audience.customerId);
  const party = interaction?.parties.find(({ kind }) => kind === "customer");
  if (interaction === undefined || party?.kind !== "customer") return undefined;
  if ((party.connection.status === "connected") === connected) return undefined;
  const type = connected ? "RestoreCustomerConnection" : "LoseCustomerConnection";
  return { type, interactionId: interaction.id };
}

function keyOf({ id }: OrganisationEngine, audience: Audience): string {
  return audience.kind === "agent"
    ? `${id} agent ${audience.agentId}`
    : `${id} customer ${audience.customerId}`;
}
