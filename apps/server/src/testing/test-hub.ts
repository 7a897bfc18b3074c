import {
  type Command,
  type Commit,
  createState,
  execute,
  type OrganisationId,
  type Queue,
  type State,
} from "@maru/core";
import type { Build } from "../engine/commit-pipeline.ts";
import type { Audience, Position } from "../engine/organisation-engine.ts";
import { ViewHub } from "../views/view-hub.ts";
import { TestClient } from "./test-engine.ts";
import { testConfiguration } from "./test-organisation.ts";

/** Core and the hub without a disk: a batch is durable the moment it is cut. Time is what the test says. */
export class TestHub {
  readonly state: State = createState("acme" as OrganisationId);
  readonly hub: ViewHub;
  now = 1_000_000;
  #waiting: Build[] = [];
  #uncut = false;

  constructor(queue: Partial<Queue> = {}) {
    this.hub = new ViewHub(this.state, {
      epoch: "e1",
      now: () => this.now,
      atBoundary: (build) => {
        if (this.#uncut) this.#waiting.push(build);
        else build()();
      },
    });
    for (const item of testConfiguration(queue)) this.do({ type: "PutConfiguration", ...item });
  }

  /** Decides and publishes. */
  do(...commands: Command[]): void {
    for (const command of commands) this.decide(command);
    this.cut();
  }

  /** Decides only: in memory, and in the batch that is cut next. */
  decide(command: Command): boolean {
    this.now += 10;
    const outcome = execute(this.state, { command, at: this.now, actor: "test", key: null });
    if (outcome.status === "refused" && command.type === "PutConfiguration")
      throw new Error(outcome.refusal.detail);
    if (outcome.status !== "done") return false;
    this.hub.note(outcome.commit);
    this.#uncut = true;
    return true;
  }

  cut(): void {
    const deliveries = [this.hub.build(), ...this.#waiting.splice(0).map((build) => build())];
    this.#uncut = false;
    for (const deliver of deliveries) deliver();
  }

  /** An empty commit that would come next, to be filled by a test of what core does not do yet. */
  get commit(): Commit {
    const { seq } = this.state;
    const empty = { actor: "test", key: null, command: "test", events: [], result: {} };
    return { ...empty, seq: seq + 1, at: this.now };
  }

  connect(audience: Audience, since?: Position, client = new TestClient()) {
    const subscription = this.hub.subscribe(audience, client, since);
    return Object.assign(client, { subscription });
  }

  agent(name: string, since?: Position, client?: TestClient) {
    return this.connect({ kind: "agent", agentId: name as never }, since, client);
  }

  customer(name: string, since?: Position, client?: TestClient) {
    return this.connect({ kind: "customer", customerId: name as never }, since, client);
  }
}
