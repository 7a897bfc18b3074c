import type {
  Command,
  Commit,
  Envelope,
  OfferId,
  OrganisationId,
  Outcome,
  State,
} from "@maru/core";
import type { Action } from "../action/action.ts";
import { describeDeed, describeOutcome } from "../action/describe-action.ts";
import type { Engine } from "../engine.ts";
import { difference } from "../invariants/08-replay.ts";
import { wasEnabled } from "../invariants/12-controls.ts";
import { HEARD_RULES } from "../invariants/heard-rules.ts";
import { INVARIANTS } from "../invariants/invariants.ts";
import { Journal } from "../journal.ts";
import type { ForCore } from "../telephone/telephone.ts";
import { nameId } from "../world/name-id.ts";
import { Calls } from "./calls.ts";
import { digestOf } from "./digest.ts";
import { Ledger } from "./ledger.ts";
import type { Invariant, Scene, Twin, Violation } from "./scene.ts";
import { type Stories, tell } from "./stories.ts";
import { count, createTally, type Tally } from "./tally.ts";

export type RunOptions = {
  /** Check these rules alone; null: all. */
  rules: ReadonlySet<string> | null;
  /** Decide every n-th command a second time, on the state loaded from a snapshot. */
  twinEvery: number;
  /** Replay the whole journal from nothing at every n-th step. */
  replayEvery: number;
  /** Told each thing that happens, in words. */
  tell?: (line: string) => void;
};

export const EVERY_RULE: RunOptions = { rules: null, twinEvery: 4, replayEvery: 97 };

const START_AT = 1_750_000_000_000;
const ORGANISATION = nameId<OrganisationId>("simulated");
/** A clock that rings more often than this during one wait will never stop. */
const MAX_TICKS = 2_000;
/** Turns core and the telephones may take in one moment. */
const MAX_TURNS = 2_000;

/** One simulated organisation: the shell around the engine, its disk, its clock, and the rules it is held to. */
export class Run {
  readonly engine: Engine;
  readonly journal = new Journal();
  readonly tally: Tally = createTally();
  readonly violations: Violation[] = [];
  clock = START_AT;
  readonly #options: RunOptions;
  readonly #invariants: readonly Invariant[];
  readonly #ledger = new Ledger();
  readonly #calls: Calls;
  #state: State;
  #text: string;
  /** Follows the journal, one commit behind until the step has been looked at. */
  #replica: State;
  #stories: Stories = new Map();
  /** The last offer seen of each agent and contact, so that a late answer has something to name. */
  readonly #offerIds = new Map<string, OfferId>();

  constructor(engine: Engine, options: RunOptions = EVERY_RULE) {
    this.engine = engine;
    this.#options = options;
    this.#calls = new Calls(engine);
    this.#invariants = INVARIANTS.filter(({ rule }) => options.rules?.has(rule) ?? true);
    this.#state = engine.createState(ORGANISATION);
    this.#replica = engine.createState(ORGANISATION);
    this.#text = engine.serialiseState(this.#state);
  }

  get state(): State {
    return this.#state;
  }

  /** Whatever went wrong at the telephones has healed. */
  get telephonesAreCalm(): boolean {
    return this.#calls.telephone.isCalm;
  }

  get stories(): Stories {
    return this.#stories;
  }

  /** Does one thing and looks at what came of it. A throw of the engine is a violation like any other. */
  do(action: Action): void {
    if (this.violations.length > 0) return;
    try {
      this.#do(action);
    } catch (cause) {
      this.violate("0", cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    }
  }

  violate(rule: string, message: string): void {
    if (this.#options.rules !== null && !this.#options.rules.has(rule)) return;
    this.violations.push({ rule, step: this.tally.steps, message });
  }

  #do(action: Action): void {
    switch (action.do) {
      case "ask":
        this.#ask(action.command, action.actor, action.key);
        return;
      case "answer":
        this.#answer(action);
        return;
      case "wait":
        this.#wait(action.ms);
        return;
      case "stall":
        this.clock += action.ms;
        this.#calls.telephone.goOn(action.ms);
        this.#say(`${action.ms} ms pass, nobody looks at the clock`);
        return;
      case "clock-back":
        this.clock -= action.ms;
        this.#say(`the clock is set back by ${action.ms} ms`);
        return;
      case "flush":
        this.#flush(action.snapshot);
        this.#settle();
        return;
      case "crash":
        this.#crash(action.losing, action.from);
        return;
      default:
        this.#say(describeDeed(action));
        this.#calls.do(action, this.#state);
        this.#listen();
    }
  }

  #answer({ agentId, interactionId, accept, key }: Extract<Action, { do: "answer" }>): void {
    const offer = this.#state.interactions
      .get(interactionId)
      ?.offers.find((candidate) => candidate.agentId === agentId);
    const offerId = offer?.id ?? this.#offerIds.get(`${agentId} ${interactionId}`);
    if (offerId === undefined) return;
    const type = accept ? "AcceptOffer" : "DeclineOffer";
    this.#ask({ type, agentId, offerId }, `agent:${agentId}`, key);
  }

  /** Sends a Tick whenever something is due, as the shell does, and hears what the telephones have to say. */
  #wait(ms: number): void {
    let left = ms;
    this.#say(`${ms} ms pass`);
    const { telephone } = this.#calls;
    for (let ticks = 0; this.violations.length === 0; ) {
      this.#settle();
      const dueAt = this.engine.nextDueAt(this.#state);
      const dueIn = dueAt === null ? Number.POSITIVE_INFINITY : Math.max(0, dueAt - this.clock);
      const step = Math.min(dueIn, telephone.nextIn);
      if (step > left) break;
      left -= step;
      this.clock += step;
      telephone.goOn(step);
      if (dueIn > step) continue;
      ticks += 1;
      if (ticks > MAX_TICKS) {
        this.violate("7.5", `${MAX_TICKS} Ticks in ${ms} ms, and again something is due`);
        break;
      }
      const outcome = this.#ask({ type: "Tick" }, "system", null);
      if (outcome.status === "idle") this.violate("7.5", `due at ${dueAt}, and Tick does nothing`);
    }
    this.clock += left;
    telephone.goOn(left);
  }

  /** Core and the telephones tell each other what there is to tell, until there is nothing more. */
  #settle(): void {
    for (let turns = 0; this.violations.length === 0; turns += 1) {
      if (turns === MAX_TURNS) {
        this.violate("13", `core and the media engine go on telling each other things`);
        return;
      }
      const news = this.#calls.telephone.next();
      if (news === undefined && this.journal.durable === this.journal.length) break;
      if (news === undefined) {
        this.#makeDurable();
        continue;
      }
      this.#hear(news);
    }
    this.#listen();
  }

  #hear(news: ForCore): void {
    const command = this.#calls.commandOf(news);
    if (command === null) return;
    // Whoever was here once is in the tables: their line is still found when the process died as it was being closed.
    const isOver =
      command.type === "StartCall" &&
      (this.#stories.get(command.interactionId)?.closed ?? null) !== null;
    const outcome = isOver ? null : this.#ask(command, "system", null);
    if (news.type === "arrived" && (outcome === null || outcome.status === "refused")) {
      this.#calls.telephone.turnAway(news.legId);
    }
  }

  /** What is heard now, and was on the way here. */
  #listen(): void {
    const { telephone } = this.#calls;
    const isSettled = this.journal.durable === this.journal.length && !telephone.hasNews;
    const moment = { telephone, stories: this.#stories, isSettled };
    for (const { rule, check } of HEARD_RULES) {
      for (const message of check(moment)) this.violate(rule, message);
    }
  }

  #ask(command: Command, actor: string, keyId: string | null): Outcome {
    const key = keyId === null ? null : { id: keyId, digest: digestOf(command) };
    const envelope: Envelope = { command, at: this.clock, actor, key };
    const { engine } = this;
    const beforeText = this.#text;
    const enabled = wasEnabled(engine, this.#state, command);
    const twin = this.tally.steps % this.#options.twinEvery === 0 ? this.#twin(envelope) : null;
    const outcome = engine.execute(this.#state, envelope);
    let commit: Commit | null = null;
    if (outcome.status === "done") {
      this.journal.append(outcome.commit);
      commit = this.journal.last();
    }
    this.#text = engine.serialiseState(this.#state);
    count(this.tally, envelope, outcome, commit);
    this.#rememberOffers(commit);
    this.#say(describeOutcome(envelope, outcome));
    this.#look({
      ...this.#still("asked"),
      envelope,
      outcome,
      commit,
      beforeText,
      twin,
      enabled,
      nonsense: commit === null ? [] : tell(this.#stories, commit),
    });
    this.#ledger.note(envelope, outcome);
    this.#follow(commit);
    return outcome;
  }

  #twin(envelope: Envelope): Twin {
    const { engine } = this;
    const twin = engine.deserialiseState(this.#text);
    const loadedText = engine.serialiseState(twin);
    const outcome = engine.execute(twin, structuredClone(envelope));
    const text = engine.serialiseState(twin);
    return { loadedText, outcome, text, dueAt: engine.nextDueAt(twin) };
  }

  /** Brings the replica up to the journal: what a restart would make of it. */
  #follow(commit: Commit | null): void {
    if (commit === null) return;
    this.engine.applyCommit(this.#replica, commit);
    this.#compare(this.#replica, "commit by commit");
    if (this.tally.steps % this.#options.replayEvery === 0) {
      this.#compare(this.#replay("journal"), "from nothing");
      this.#compare(this.#replay("snapshot"), "from the snapshot");
    }
  }

  #compare(replayed: State, how: string): void {
    const text = this.engine.serialiseState(replayed);
    if (text === this.#text) return;
    this.violate("8.1", `replayed ${how} it is another: ${difference(text, this.#text)}`);
  }

  #replay(from: "journal" | "snapshot"): State {
    const { engine, journal } = this;
    const snapshot = from === "snapshot" ? journal.snapshot : null;
    const state =
      snapshot === null ? engine.createState(ORGANISATION) : engine.deserialiseState(snapshot.text);
    for (const commit of journal.read(snapshot?.seq ?? 0)) engine.applyCommit(state, commit);
    return state;
  }

  #flush(snapshot: boolean): void {
    const count = this.#makeDurable();
    if (snapshot) this.journal.keepSnapshot(this.#state.seq, this.#text);
    this.#say(`${count} commits are durable${snapshot ? ", with a snapshot" : ""}`);
    this.#look({ ...this.#still("flushed") });
  }

  /** Who waited is answered, and what shall be heard reaches the telephones. Returns how many commits it were. */
  #makeDurable(): number {
    const { acknowledged, altered } = this.journal.flush();
    for (const commit of altered) {
      this.violate("9.1", `commit ${commit.seq} changed between its decision and the disk`);
    }
    this.#ledger.acknowledge(this.journal.durable);
    this.#calls.carryOut(acknowledged, this.#state);
    return acknowledged.length;
  }

  #crash(losing: number, from: "journal" | "snapshot"): void {
    const lost = this.journal.lose(losing);
    this.#state = this.#replay(from);
    this.#replica = this.#replay("journal");
    this.#text = this.engine.serialiseState(this.#state);
    this.#ledger.forget(this.journal.length);
    this.#stories = new Map();
    for (const commit of this.journal.read()) tell(this.#stories, commit);
    this.#say(`the process dies, ${lost} commits are lost; back from the ${from}`);
    this.#compare(this.#replica, "after the crash");
    this.#look({ ...this.#still("crashed") });
    this.#calls.restart(this.#state);
    if (this.violations.length === 0) this.#ask({ type: "LoseAllConnections" }, "system", null);
  }

  #still(happened: Scene["happened"]): Scene {
    return {
      engine: this.engine,
      step: this.tally.steps,
      happened,
      envelope: null,
      outcome: null,
      commit: null,
      before: this.#replica,
      beforeText: this.#text,
      state: this.#state,
      text: this.#text,
      twin: null,
      enabled: null,
      journal: this.journal,
      stories: this.#stories,
      nonsense: [],
      promises: this.#ledger.promises,
      answers: this.#ledger.answers,
    };
  }

  #look(scene: Scene): void {
    this.tally.steps += 1;
    for (const { rule, check } of this.#invariants) {
      for (const message of check(scene)) this.violate(rule, message);
    }
  }

  #rememberOffers(commit: Commit | null): void {
    for (const event of commit?.events ?? []) {
      if (event.type !== "OfferMade") continue;
      this.#offerIds.set(`${event.offer.agentId} ${event.interactionId}`, event.offer.id);
    }
  }

  #say(line: string): void {
    if (this.#options.tell === undefined) return;
    const seconds = ((this.clock - START_AT) / 1_000).toFixed(3);
    this.#options.tell(`${seconds.padStart(10)}  ${line}`);
  }
}
