import type {
  Command,
  Commit,
  Interaction,
  InteractionId,
  LegId,
  PartyId,
  State,
} from "@maru/core";
import type { Action, IncomingCall } from "../action/action.ts";
import type { Engine } from "../engine.ts";
import { type ForCore, Telephone } from "../telephone/telephone.ts";

/** The calls of a run, between core and the telephones: what the server's edge to the media engine does. */
export class Calls {
  readonly telephone: Telephone;
  readonly #engine: Engine;
  readonly #incoming = new Map<LegId, IncomingCall>();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.telephone = new Telephone(engine.reach);
  }

  /** Something happens to a telephone. */
  do(
    action: Extract<Action, { do: "call" | "party" | "phone" | "trunk" | "media" | "faults" }>,
    state: State,
  ): void {
    const { telephone } = this;
    switch (action.do) {
      case "call": {
        const legId = `line-${action.interactionId}` as LegId;
        const { do: _, ...call } = action;
        this.#incoming.set(legId, call);
        telephone.call(legId);
        return;
      }
      case "party": {
        const interaction = state.interactions.get(action.interactionId);
        const legId = interaction && legOf(interaction, action.partyId);
        if (legId === undefined) return;
        if (action.does === "answer") telephone.answer(legId);
        else telephone.end(legId, action.does);
        return;
      }
      case "phone":
        telephone.setPhone(action.agentId, action.phone, action.reachable);
        return;
      case "trunk":
        telephone.setTrunk(action.trunkId, action.reachable);
        return;
      case "media":
        telephone.setEngine(action.up);
        return;
      case "faults":
        telephone.setFaults(action.faults);
    }
  }

  /** The command that tells core. */
  commandOf(news: ForCore): Command | null {
    if (news.type === "command") return news.command;
    const call = this.#incoming.get(news.legId);
    return call === undefined ? null : { type: "StartCall", legId: news.legId, ...call };
  }

  /** These commits are durable: what shall be heard in their calls now, reaches the telephones. */
  carryOut(commits: readonly Commit[], state: State): void {
    const touched = new Set<InteractionId>();
    for (const { events } of commits) {
      for (const event of events) if ("interactionId" in event) touched.add(event.interactionId);
    }
    for (const id of touched) {
      const interaction = state.interactions.get(id);
      if (interaction === undefined) this.telephone.want(id, null);
      else if (interaction.call !== null)
        this.telephone.want(id, this.#engine.desiredMedia(interaction));
    }
  }

  /** The process is back, with this state. */
  restart(state: State): void {
    const calls = [...state.interactions.values()].filter(({ call }) => call !== null);
    this.telephone.restart(
      calls.flatMap((interaction) => this.#engine.desiredMedia(interaction) ?? []),
    );
  }
}

/** Of whoever is rung, or is on the line. */
function legOf({ parties, offers }: Interaction, partyId: PartyId): LegId | undefined {
  const offer = offers.find(({ agentId, leg }) => (agentId as string) === partyId && leg !== null);
  return offer?.leg?.id ?? parties.find(({ id }) => id === partyId)?.leg?.id;
}
