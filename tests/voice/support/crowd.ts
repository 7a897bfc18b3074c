import type { Client } from "@maru/sdk";
import { AgentClient } from "./agent-client.ts";
import { Sipp } from "./sipp.ts";
import { until } from "./waiting.ts";

export interface CrowdPlace {
  readonly admin: Client;
  readonly url: string;
  readonly sip: { readonly host: string; readonly port: number };
}

/** Many calls at once that nobody listens to: agents whose station is a number outside, and silent customers. */
export class Crowd {
  readonly agents: readonly AgentClient[];
  readonly #customers: Sipp;

  /** As many customers call the number as there are agents. The carrier answers for the agents' stations. */
  static async gather(place: CrowdPlace, number: string, ids: readonly string[]): Promise<Crowd> {
    const agents = await Promise.all(
      ids.map(async (id, i) => {
        const agent = await AgentClient.signIn(place.admin, place.url, id);
        await agent.setStation({ kind: "number", number: `+8231200${String(1_000 + i)}` });
        await agent.beAvailable();
        return agent;
      }),
    );
    const customers = await Sipp.start({
      scenario: "customer",
      remote: `${place.sip.host}:${place.sip.port}`,
      calls: ids.length,
      rate: 5,
      keys: { number },
    });
    const crowd = new Crowd(agents, customers);
    await crowd.untilAll("connected");
    return crowd;
  }

  private constructor(agents: readonly AgentClient[], customers: Sipp) {
    this.agents = agents;
    this.#customers = customers;
  }

  async untilAll(stage: Parameters<AgentClient["untilStage"]>[0]): Promise<void> {
    await until(
      () => `of ${this.agents.length} calls are at ${stage}: ${this.#count(stage)}`,
      () => this.#count(stage) === this.agents.length,
      30_000,
    );
  }

  #count(stage: string): number {
    return this.agents.filter(({ contact }) => contact?.stage === stage).length;
  }

  async leave(): Promise<void> {
    for (const { client } of this.agents) client.close();
    await this.#customers.close();
  }
}
