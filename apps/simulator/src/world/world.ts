import type { AgentId, Command, CustomerId, Interaction, InteractionId, State } from "@maru/core";
import type { Action, AskAction } from "../action/action.ts";
import { Random } from "../random.ts";
import { ADMINISTRATOR_MOVES } from "./administrator-moves.ts";
import { AGENT_CALL_MOVES } from "./agent-call-moves.ts";
import { AGENT_MOVES } from "./agent-moves.ts";
import { CUSTOMER_MOVES } from "./customer-moves.ts";
import { FAULT_MOVES } from "./fault-moves.ts";
import { foundOrganisation } from "./found-organisation.ts";
import { nameId } from "./name-id.ts";
import { PHONE_MOVES } from "./phone-moves.ts";
import { numbered, randomSize, type Size } from "./random-items.ts";
import { SLIP_MOVES } from "./slip-moves.ts";

/** Something somebody in the world may do. Null: not now. */
export type Move = { name: string; weight: number; make: (world: World) => Action | null };

const MOVES: Move[] = [
  ...CUSTOMER_MOVES,
  ...AGENT_MOVES,
  ...ADMINISTRATOR_MOVES,
  ...SLIP_MOVES,
  ...FAULT_MOVES,
  { name: "wait", weight: 32, make: waitAwhile },
];
/** Where the organisation has telephones. */
const MOVES_WITH_CALLS: Move[] = [...MOVES, ...PHONE_MOVES, ...AGENT_CALL_MOVES];

/** How far back late and repeated commands reach. */
const MEMORY_LIMIT = 60;

/**
 * Customers, agents, administrators and accidents, played by one seeded dice. It sees the whole state, as a
 * nasty director would; what it does is recorded as actions, which do not need it any more.
 */
export class World {
  readonly random: Random;
  readonly size: Size;
  readonly #moves: { weight: number; value: Move }[];
  #state: State | null = null;
  #count = 0;
  #asked: AskAction[] = [];
  #interactionIds: InteractionId[] = [];
  #offered: { agentId: AgentId; interactionId: InteractionId; offerId: string }[] = [];
  /** Customers are few, so that they come back while still being served. */
  readonly #customers: CustomerId[];

  constructor(seed: number) {
    this.random = new Random(seed);
    this.size = randomSize(this.random);
    this.#customers = numbered<CustomerId>("c", this.random.between(3, 40));
    // Each run leaves some moves out and overdoes others: rare combinations come up this way.
    const moves = this.size.voiceQueues > 0 ? MOVES_WITH_CALLS : MOVES;
    this.#moves = moves.map((move) => ({
      weight: move.weight * this.random.pick([0, 0.3, 1, 1, 1, 3]),
      value: move,
    }));
  }

  beginning(): Action[] {
    return foundOrganisation(this.random, this.size);
  }

  /** What happens next, seen from this state. */
  next(state: State): Action {
    this.#state = state;
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const action = this.random.weighted(this.#moves).make(this);
      if (action !== null) {
        this.#remember(action);
        return action;
      }
    }
    return waitAwhile(this);
  }

  get state(): State {
    if (this.#state === null) throw new Error("the world has not seen a state yet");
    return this.#state;
  }

  get agentIds(): AgentId[] {
    return numbered<AgentId>("a", this.size.agents);
  }

  get customerIds(): readonly CustomerId[] {
    return this.#customers;
  }

  /** What was asked lately, to be repeated. */
  get asked(): readonly AskAction[] {
    return this.#asked;
  }

  get offered(): readonly { agentId: AgentId; interactionId: InteractionId; offerId: string }[] {
    return this.#offered;
  }

  interactions(wanted: (interaction: Interaction) => boolean = () => true): Interaction[] {
    return [...this.state.interactions.values()].filter(wanted);
  }

  /** A contact of the past or present; now and then one that never was. */
  anyInteractionId(): InteractionId {
    if (this.random.chance(0.03)) return nameId("never");
    return this.random.pickOr(this.#interactionIds, nameId("never"));
  }

  /** An agent of the organisation; now and then nobody. */
  anyAgentId(): AgentId {
    return this.random.chance(0.03) ? nameId("nobody") : this.random.pick(this.agentIds);
  }

  fresh<Id extends string>(prefix: string): Id {
    this.#count += 1;
    return nameId<Id>(`${prefix}${this.#count}`);
  }

  /** A request, with an idempotency key as the clients of this product send one. */
  ask(command: Command, actor: string): AskAction {
    return { do: "ask", command, actor, key: this.fresh("k") };
  }

  #remember(action: Action): void {
    for (const interaction of this.interactions()) {
      for (const offer of interaction.offers) {
        if (this.#offered.some((known) => known.offerId === offer.id)) continue;
        this.#offered.push({
          agentId: offer.agentId,
          interactionId: interaction.id,
          offerId: offer.id,
        });
      }
    }
    while (this.#offered.length > MEMORY_LIMIT) this.#offered.shift();
    if (action.do === "call") this.#interactionIds.push(action.interactionId);
    if (action.do !== "ask") return;
    if (action.command.type === "StartChat" || action.command.type === "StartOutdial") {
      const { interactionId } = action.command;
      // Asked again later, when the contact has closed, it would start one of the same id: no client does that.
      if (this.state.interactions.has(interactionId)) return;
      this.#interactionIds.push(interactionId);
    }
    if (this.#interactionIds.length > MEMORY_LIMIT) this.#interactionIds.shift();
    this.#asked.push(action);
    if (this.#asked.length > MEMORY_LIMIT) this.#asked.shift();
  }
}

function waitAwhile(world: World): Action {
  return {
    do: "wait",
    ms: world.random.durationMs(world.random.pick([20, 300, 2_000, 8_000, 60_000])),
  };
}
