import type { Command } from "@maru/core";
import { EngineFault } from "../engine/engine-fault.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { Logger } from "../platform/logger.ts";

export interface FactQueueParts {
  readonly organisationId: string;
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly logger: Logger;
  readonly retryMs?: number;
}

interface Fact {
  readonly number: number;
  readonly command: Command;
  /** Told how it ended, once. */
  readonly done: (outcome: "done" | "refused") => void;
}

/** Far more than a busy floor reports while the engine is started anew. */
const MAX_WAITING = 100_000;
const defaultRetryMs = 250;

/**
 * Tells the engine what happened in the world of telephones. Facts are decided in the order in which they happened and
 * at once, without waiting for the one before to be durable. What the engine could not take because it stepped down
 * is told to the next one, again from the first that was lost; core takes what it knows already for nothing new.
 */
export class FactQueue {
  readonly #parts: FactQueueParts;
  #engine: OrganisationEngine | null = null;
  #finding = false;
  #count = 0;
  /** Not told yet, or lost; in order. */
  #waiting: Fact[] = [];
  #closed = false;

  constructor(parts: FactQueueParts) {
    this.#parts = parts;
  }

  tell(command: Command, done: Fact["done"] = () => undefined): void {
    this.#count += 1;
    const fact = { number: this.#count, command, done };
    if (this.#engine !== null && this.#waiting.length === 0) {
      this.#say(this.#engine, fact);
      return;
    }
    this.#keep(fact);
    void this.#find();
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
  }

  #say(engine: OrganisationEngine, fact: Fact): void {
    const { command } = fact;
    engine.command({ command, actor: "system", key: null }).then(
      ({ status }) => fact.done(status),
      (error: unknown) => this.#lost(engine, fact, error),
    );
  }

  #lost(engine: OrganisationEngine, fact: Fact, error: unknown): void {
    const { logger, organisationId: org } = this.#parts;
    if (!(error instanceof EngineFault)) {
      logger.error({ err: error, org, command: fact.command.type }, "a fact could not be told");
      return;
    }
    if (this.#engine === engine) this.#engine = null;
    this.#keep(fact);
    void this.#find();
  }

  #keep(fact: Fact): void {
    this.#waiting.push(fact);
    // Those of one engine are lost one after the other; new ones may have come between.
    this.#waiting.sort((a, b) => a.number - b.number);
    if (this.#waiting.length <= MAX_WAITING) return;
    this.#waiting.shift();
    this.#parts.logger.error({ org: this.#parts.organisationId }, "facts of calls were dropped");
  }

  async #find(): Promise<void> {
    if (this.#finding) return;
    this.#finding = true;
    const { organisation, organisationId, retryMs = defaultRetryMs } = this.#parts;
    while (this.#waiting.length > 0 && !this.#closed) {
      try {
        const engine = await organisation(organisationId);
        // What was under way is lost by now, too: its rejection came before the new engine.
        this.#engine = engine;
        for (const fact of this.#waiting.splice(0)) this.#say(engine, fact);
      } catch (error) {
        if (!(error instanceof EngineFault) || error.reason === "unknown_organisation") {
          this.#waiting = [];
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
    this.#finding = false;
  }
}
