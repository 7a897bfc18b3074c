/**
 * Given, when, then, on a virtual clock.
 *
 * Every step checks, beside what the test asks: a refusal changed nothing, the journal replayed gives the same
 * nouns byte for byte, and the indexes kept step by step say what indexes rebuilt from the nouns say.
 */
import { expect } from "vitest";
import type { FieldReason } from "../configuration/field-reason.ts";
import type { Command } from "../engine/command.ts";
import type { Commit, Event } from "../engine/event.ts";
import { applyCommit, execute, nextDueAt, type Outcome } from "../engine/execute.ts";
import type { Refusal, RefusalCode } from "../engine/refusal.ts";
import { deserialiseState, serialiseState } from "../engine/serialise.ts";
import { createState, type State } from "../engine/state.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { indexed } from "./indexed.ts";
import { id, ORGANISATION } from "./organisation.ts";

/** When scenarios begin. */
export const T0 = 1_000_000;

type Asked = { key?: { id: string; digest: string } | null; actor?: string };

export class Scenario {
  state: State;
  at = 0;
  readonly commits: Commit[] = [];
  #replica: State;
  #events: Event[] = [];
  #outcome: Outcome | null = null;

  constructor() {
    this.state = createState(id("maru"));
    this.#replica = createState(id("maru"));
  }

  /** What has happened before; none of it may be refused. */
  given(...commands: Command[]): this {
    for (const command of commands) {
      const outcome = this.#execute(command, {});
      if (outcome.status === "refused") {
        throw new Error(`given ${JSON.stringify(command)}: ${JSON.stringify(outcome.refusal)}`);
      }
    }
    return this;
  }

  when(command: Command, asked: Asked = {}): this {
    this.#events = [];
    this.#outcome = this.#execute(command, asked);
    return this;
  }

  /** Time passes; every timer goes off when it is due. What happens is what `thenEvents` then sees. */
  after(ms: number): this {
    this.#events = [];
    this.#outcome = null;
    const until = this.at + ms;
    for (let due = nextDueAt(this.state); due !== null && due <= until; ) {
      this.at = Math.max(due, this.at);
      this.#execute({ type: "Tick" }, {});
      due = nextDueAt(this.state);
    }
    this.at = until;
    return this;
  }

  /** Time passes and no tick comes: what is due then is late. */
  late(ms: number): this {
    this.at += ms;
    return this;
  }

  thenEvents(expected: readonly object[]): this {
    if (this.#outcome !== null) expect(this.#outcome).toMatchObject({ status: "done" });
    expect(this.#events).toEqual(expected);
    return this;
  }

  /** It was so already. */
  thenNothing(result: object = {}): this {
    expect(this.#outcome).toEqual({ status: "idle", result });
    return this;
  }

  thenResult(result: object): this {
    const outcome = this.#outcome;
    expect(outcome?.status === "done" ? outcome.commit.result : outcome).toEqual(result);
    return this;
  }

  thenRepeated(seq: number, result: object = {}): this {
    expect(this.#outcome).toEqual({ status: "repeated", seq, result });
    return this;
  }

  /** `reason`: what is wrong with the field, where that is to be said as well. */
  thenRefused(refused: RefusalCode, field?: string, reason?: FieldReason): this {
    const outcome = this.#outcome;
    const refusal = outcome?.status === "refused" ? outcome.refusal : outcome;
    const about = field === undefined ? {} : { field };
    const said = { refused, detail: expect.stringMatching(/^[A-Z].*\.$/), ...about };
    if (reason !== undefined) {
      expect(refusal).toEqual({ ...said, reason: { code: reason, params: expect.anything() } });
    } else expect(refusal).toMatchObject(said);
    return this;
  }

  /** The last answer, if it was a refusal. */
  get refusal(): Refusal | undefined {
    return this.#outcome?.status === "refused" ? this.#outcome.refusal : undefined;
  }

  interaction(interactionId: string): Interaction {
    const interaction = this.state.interactions.get(id(interactionId));
    if (interaction === undefined) throw new Error(`there is no contact ${interactionId}`);
    return interaction;
  }

  /** The pending offers as `agent: contact`, in the contacts' order of arrival. */
  offers(): string[] {
    return [...this.state.interactions.values()].flatMap(({ id: contact, offers }) =>
      offers.map(({ agentId }) => `${agentId}: ${contact}`),
    );
  }

  /** As after a restart: what is not in the nouns is gone. */
  restart(): this {
    this.state = deserialiseState(serialiseState(this.state));
    return this;
  }

  #execute(command: Command, { key = null, actor = "system" }: Asked): Outcome {
    const before = serialiseState(this.state);
    const outcome = execute(this.state, { command, at: this.at, actor, key });
    const after = serialiseState(this.state);
    if (outcome.status === "done") {
      // As it comes out of the journal, not the same objects.
      const commit = JSON.parse(JSON.stringify(outcome.commit)) as Commit;
      this.commits.push(commit);
      this.#events.push(...commit.events);
      applyCommit(this.#replica, commit);
      expect(serialiseState(this.#replica)).toBe(after);
      const said = indexed(this.state);
      expect(indexed(this.#replica)).toEqual(said);
      expect(indexed(deserialiseState(after))).toEqual(said);
    } else {
      expect(after).toBe(before);
    }
    return outcome;
  }
}

/** The small organisation, with these changes, at T0. */
export function scenario(...changes: Command[]): Scenario {
  const scene = new Scenario().given(...ORGANISATION, ...changes);
  scene.at = T0;
  return scene;
}
