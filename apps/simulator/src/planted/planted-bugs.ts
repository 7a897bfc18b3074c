/**
 * Engines with one fault each, made from the sound one by bending what goes in or comes out of it. They show that
 * the invariants have teeth; production code knows nothing of them.
 */
import {
  type AgentId,
  type Commit,
  CUSTOMER_PARTY,
  type Event,
  type InteractionId,
  type OfferId,
  type State,
} from "@maru/core";
import type { Step } from "@maru/voice";
import { CORE, type Engine } from "../engine.ts";
import { compareAge, loadOf, suits, unreadiness, waitingIn } from "../invariants/nouns.ts";

export type PlantedBug = {
  name: string;
  /** The rules it breaks; they are looked at alone. */
  caughtBy: string[];
  engine: Engine;
};

/**
 * An engine that decides other events where `rewrite` gives some. The state is what the core makes of these, so it
 * is wrong only in the way the events are.
 */
function rewriting(rewrite: (state: State, commit: Commit) => Event[] | null): Engine {
  return {
    ...CORE,
    execute: (state, envelope) => {
      const before = CORE.serialiseState(state);
      const outcome = CORE.execute(state, envelope);
      if (outcome.status !== "done") return outcome;
      const events = rewrite(state, outcome.commit);
      if (events === null) return outcome;
      const commit = { ...outcome.commit, events };
      Object.assign(state, CORE.deserialiseState(before));
      CORE.applyCommit(state, commit);
      return { status: "done", commit };
    },
  };
}

function offer(state: State, to: AgentId, id: InteractionId, at: number): Event {
  const offerCount = state.interactions.get(id)?.offerCount ?? 0;
  return {
    type: "OfferMade",
    interactionId: id,
    offer: {
      id: `${id}.${offerCount + 1}` as OfferId,
      kind: { type: "routed" },
      agentId: to,
      madeAt: at,
      expiresAt: at + 10_000,
      leg: null,
    },
  };
}

/** Who waits is offered to somebody whose hands are full. */
const overAssignment = rewriting((state, { events, at }) => {
  for (const waiting of waitingIn(state)) {
    for (const agentId of state.agents.keys()) {
      const isFull = unreadiness(state, agentId, "chat") === "at capacity";
      if (!isFull || !suits(state, agentId, waiting.placement)) continue;
      if (loadOf(state, agentId).chat > 0)
        return [...events, offer(state, agentId, waiting.id, at)];
    }
  }
  return null;
});

/** The offer times out, the agent is not responding, and nobody puts the contact back. */
const lostAfterRona = rewriting((_state, { events }) => {
  const missed = events.find(
    (event) => event.type === "InteractionQueued" && event.reason === "offer_missed",
  );
  if (missed === undefined || !("interactionId" in missed)) return null;
  return events.filter(
    (event) =>
      !("interactionId" in event) ||
      event.interactionId !== missed.interactionId ||
      (event.type !== "InteractionQueued" && event.type !== "OfferMade"),
  );
});

/** The clock of a wrap-up is forgotten. */
const timerNeverFires: Engine = {
  ...CORE,
  nextDueAt: (state) => {
    const dueAt = CORE.nextDueAt(state);
    for (const { parties } of state.interactions.values()) {
      for (const party of parties) {
        if (party.kind !== "agent" || party.activity.status !== "wrap_up") continue;
        if (party.activity.endsAt === dueAt) return null;
      }
    }
    return dueAt;
  },
};

/** What is read back from the disk is applied once too often. */
const appliedTwice: Engine = {
  ...CORE,
  applyCommit: (state, commit) => {
    const events = commit.events.flatMap((event): Event[] =>
      event.type === "MessageSent" ? [event, event] : [event],
    );
    CORE.applyCommit(state, { ...commit, events });
  },
};

/** An agent is given the younger of two contacts they could serve. */
const olderPassedOver = rewriting((state, { events, at }) => {
  const made = events.filter((event) => event.type === "OfferMade");
  const [only] = made;
  if (only === undefined || made.length > 1 || only.offer.kind.type !== "routed") return null;
  const served = state.interactions.get(only.interactionId);
  if (served === undefined) return null;
  const younger = waitingIn(state).find(
    (waiting) =>
      compareAge(served.placement, waiting.placement) < 0 &&
      suits(state, only.offer.agentId, waiting.placement),
  );
  if (younger === undefined) return null;
  return events.map((event) =>
    event === only ? offer(state, only.offer.agentId, younger.id, at) : event,
  );
});

/** Who leaves is still there when the next one enters, and goes only then. */
const enteredTooEarly: Engine = {
  ...CORE,
  reach: (engine) => {
    const late: Step[] = [];
    return {
      ...engine,
      perform: (step, done) => {
        if (step.type === "hangUp" || step.type === "standAlone") {
          late.push(step);
          done(null);
          return;
        }
        engine.perform(step, (failure) => {
          done(failure);
          if (step.type !== "enterRoom") return;
          for (const left of late.splice(0)) engine.perform(left, () => {});
        });
      },
    };
  },
};

/** While the agent consults a colleague, the customer listens. */
const customerNotHeld: Engine = {
  ...CORE,
  desiredMedia: (interaction) => {
    const desired = CORE.desiredMedia(interaction);
    if (desired === null || interaction.call?.consult?.state.status !== "connected") return desired;
    const place = { type: "room", room: `${interaction.id}.consult` } as const;
    const legs = desired.legs.map((leg) =>
      leg.partyId === CUSTOMER_PARTY && leg.place.type === "music" ? { ...leg, place } : leg,
    );
    return { ...desired, legs };
  },
};

/** The engine is told to hang up, and forgets it. */
const legLeftOver: Engine = {
  ...CORE,
  reach: (engine) => ({
    ...engine,
    perform: (step, done) => {
      if (step.type === "hangUp") done(null);
      else engine.perform(step, done);
    },
  }),
};

export const PLANTED_BUGS: PlantedBug[] = [
  { name: "over-assignment", caughtBy: ["2"], engine: overAssignment },
  { name: "a contact lost after RONA", caughtBy: ["1"], engine: lostAfterRona },
  { name: "a timer that never fires", caughtBy: ["7.1"], engine: timerNeverFires },
  { name: "an event applied twice on replay", caughtBy: ["8.1"], engine: appliedTwice },
  { name: "a passed-over older contact", caughtBy: ["6.2"], engine: olderPassedOver },
  { name: "entering before the others have left", caughtBy: ["4.2"], engine: enteredTooEarly },
  { name: "a consult whose customer is not held", caughtBy: ["4.1"], engine: customerNotHeld },
  { name: "a leg left over after the call", caughtBy: ["10.2"], engine: legLeftOver },
];
