import { setTimeout as sleep } from "node:timers/promises";
import { type Command, liveInteractionOf, type OrganisationId, type State } from "@maru/core";
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
  connected(organisationId: OrganisationId, audience: Audience): () => void;
  /** They asked over HTTP: as good as a socket for a while (`visitMs`), so that who has gone is noticed. */
  visited(organisationId: OrganisationId, audience: Audience): void;
  /**
   * Looks again. Core takes whoever signs in or begins a chat for connected; a command that was under way
   * when their last socket closed may do that after we have looked.
   */
  check(organisationId: OrganisationId, audience: Audience): void;
  /**
   * We are going, not they: the next start of the engine counts every connection as lost, and gives
   * everybody the whole time of grace to come back.
   */
  stop(): void;
}

export interface ConnectionTrackerParts {
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly logger: Logger;
  /** How long somebody without a socket counts as here after they asked for something. */
  readonly visitMs: number;
}

interface Person {
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  count: number;
  reconciling: boolean;
  /** Since somebody last came, went or asked. */
  tries: number;
}

const maxTries = 20;

export function createConnectionTracker({
  organisation,
  logger,
  visitMs,
}: ConnectionTrackerParts): ConnectionTracker {
  const people = new Map<string, Person>();
  const visits = new Map<string, { timer: NodeJS.Timeout; end: () => void }>();
  let stopped = false;

  const reconcile = async (key: string, person: Person): Promise<void> => {
    person.tries = 0;
    if (person.reconciling) return;
    person.reconciling = true;
    for (; person.tries < maxTries && !stopped; person.tries += 1) {
      try {
        // Asked for each time: the one of a moment ago may have stepped down.
        const engine = await organisation(person.organisationId);
        const command = peek(engine, (state) => differenceOf(state, person));
        if (command === undefined) break;
        await engine.command({ command, actor: "system", key: null });
      } catch (error) {
        if (!(error instanceof EngineFault)) {
          logger.error({ err: error }, "a connection's state could not be told");
          break;
        }
        // Another node takes over; it begins with every connection lost, and sockets come back to it.
        if (error.reason !== "unavailable") break;
        await sleep(error.retryAfterMs ?? 500, undefined, { ref: false });
      }
    }
    if (person.tries === maxTries)
      logger.error({ kind: person.audience.kind }, "a connection's state could not be told");
    person.reconciling = false;
    if (person.count === 0) people.delete(key);
  };

  const look = (organisationId: OrganisationId, audience: Audience, change: 1 | 0 | -1): void => {
    const key = keyOf(organisationId, audience);
    const person = people.get(key) ?? {
      ...{ organisationId, audience },
      ...{ count: 0, reconciling: false, tries: 0 },
    };
    people.set(key, person);
    person.count += change;
    void reconcile(key, person);
  };

  const connected = (organisationId: OrganisationId, audience: Audience) => {
    look(organisationId, audience, 1);
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      look(organisationId, audience, -1);
    };
  };

  return {
    connected,
    visited(organisationId, audience) {
      const key = keyOf(organisationId, audience);
      const before = visits.get(key);
      clearTimeout(before?.timer);
      const end = before?.end ?? connected(organisationId, audience);
      // The engine may have begun anew since, with everybody lost; a visit does not end with it, as sockets do.
      if (before !== undefined) look(organisationId, audience, 0);
      const timer = setTimeout(() => {
        visits.delete(key);
        end();
      }, visitMs).unref();
      visits.set(key, { timer, end });
    },
    check: (organisationId, audience) => look(organisationId, audience, 0),
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

function keyOf(id: OrganisationId, audience: Audience): string {
  return audience.kind === "agent"
    ? `${id} agent ${audience.agentId}`
    : `${id} customer ${audience.customerId}`;
}
