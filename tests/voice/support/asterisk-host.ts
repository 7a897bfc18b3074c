import { setTimeout as sleep } from "node:timers/promises";
import type { AgentId, Dial, LegId } from "@maru/core";
import type { MediaEngine } from "@maru/voice";
import type { ContractHost } from "../../../packages/voice/src/contract/contract-host.ts";
import { type AsteriskSide, CARRIER, startSide } from "./asterisk-side.ts";
import { until } from "./waiting.ts";

/** What customers dial. */
const OUR_NUMBER = "0215441234";

/**
 * Two Asterisks and a trunk between them: one is the engine's, the other the telephone network with all the phones in
 * it. The network is an engine as well, for it does the same things from the other side.
 */
export async function makeAsteriskHost(): Promise<ContractHost> {
  const [own, network] = await Promise.all([startSide("own"), startSide("network")]);
  await own.connectTo(network);
  await network.connectTo(own);
  return new AsteriskHost(own, network).contract();
}

class AsteriskHost {
  readonly #own: AsteriskSide;
  readonly #network: AsteriskSide;
  /** The number each leg was dialled by, or calls from: what both sides know of a call. */
  readonly #numbers = new Map<LegId, string>();
  #lastNumber = 1_000_000;
  #lastId = 0;

  constructor(own: AsteriskSide, network: AsteriskSide) {
    this.#own = own;
    this.#network = network;
    own.engine.onReport((report) => {
      if (report.type !== "arrived") return;
      this.#numbers.set(report.legId, report.arrival.callerNumber ?? "");
    });
  }

  contract(): ContractHost {
    return {
      engine: this.#engine(),
      freePhone: () => this.#number(this.#newNumber()),
      deadPhone: (): Dial => ({
        to: "station",
        agentId: "nobody" as AgentId,
        station: { kind: "browser" },
        autoAnswer: false,
        callerNumber: null,
        trunkId: null,
      }),
      newId: () => this.#newId(),
      phones: {
        call: () => this.#call(),
        answer: async (legId) => this.#atPhone(legId, "answer"),
        reject: async (legId) => this.#atPhone(legId, "hangUp"),
        hangUp: async (legId) => this.#atPhone(legId, "hangUp"),
        press: (legId, digit) => this.#press(legId, digit),
      },
      prompt: "greeting",
      reconnect: () => this.#own.interrupt(),
      letTimePass: () => sleep(25),
      close: async () => {
        await this.#own.close();
        await this.#network.close();
      },
    };
  }

  /** The engine, with an eye on which number a leg is dialled by. */
  #engine(): MediaEngine {
    const { engine } = this.#own;
    return {
      onReport: (listener) => engine.onReport(listener),
      inventory: () => engine.inventory(),
      perform: (step) => {
        if (step.type === "dial" && step.dial.to === "number") {
          this.#numbers.set(step.legId, step.dial.number);
        }
        return engine.perform(step);
      },
    };
  }

  #newId(): string {
    this.#lastId += 1;
    return `id-${this.#lastId}`;
  }

  #newNumber(): string {
    this.#lastNumber += 1;
    return `010${this.#lastNumber}`;
  }

  #number(number: string, callerNumber: string | null = null): Dial {
    return { to: "number", number, callerNumber, trunkId: CARRIER };
  }

  async #call(): Promise<void> {
    const number = this.#newNumber();
    const dial = this.#number(OUR_NUMBER, number);
    await this.#network.engine.perform({ type: "dial", legId: number as LegId, dial });
  }

  async #atPhone(legId: LegId, type: "answer" | "hangUp"): Promise<void> {
    await this.#network.engine.perform({ type, legId: await this.#otherEnd(legId) });
  }

  async #press(legId: LegId, digit: string): Promise<void> {
    const { url, user, password } = this.#network.address;
    const channel = encodeURIComponent(await this.#otherEnd(legId));
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    await fetch(`${url}/ari/channels/${channel}/dtmf?dtmf=${digit}`, {
      method: "POST",
      headers: { authorization },
    });
  }

  /** The leg in the network that is the other end of one of ours. */
  async #otherEnd(legId: LegId): Promise<LegId> {
    const number = this.#numbers.get(legId);
    return until(
      () => `no phone rings for ${legId}`,
      async () => {
        const { legs } = await this.#network.engine.inventory();
        return legs.find(({ id, arrival }) => id === number || arrival?.calledNumber === number)
          ?.id;
      },
    );
  }
}
