import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { AgentId, Dial, LegId, Trunk, TrunkId } from "@maru/core";
import { type AriAddress, AsteriskEngine, type MediaEngine, type Report } from "@maru/voice";
import { inject } from "vitest";
import {
  startVoicePlatform,
  type VoicePlatform,
} from "../../../apps/server/src/asterisk/voice-platform.ts";
import { createLogger } from "../../../apps/server/src/platform/logger.ts";
import type { ContractHost } from "../../../packages/voice/src/contract/contract-host.ts";
import { freePort, until } from "./waiting.ts";
import { encodeWave } from "./wave-file.ts";

const CARRIER = "carrier" as TrunkId;
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

interface Side {
  readonly engine: AsteriskEngine;
  readonly reports: Report[];
  readonly address: AriAddress;
  readonly sipPort: number;
  connectTo(other: { readonly sipPort: number }): Promise<void>;
  /** Breaks the connection to Asterisk. */
  interrupt(): Promise<void>;
  close(): Promise<void>;
}

async function startSide(name: string): Promise<Side> {
  const folder = mkdtempSync(join(tmpdir(), `maru-${name}-`));
  const prompts = join(folder, "prompts");
  mkdirSync(prompts);
  writeFileSync(join(prompts, "short.ko.wav"), encodeWave(new Float32Array(8_000), 8_000));
  const sipPort = await freePort();
  const platform = startPlatform(join(folder, "asterisk"), sipPort);
  const address = await until(
    () => `${name}: ${JSON.stringify(platform.status)}`,
    () => (platform.status.status === "up" ? platform.status.address : undefined),
    30_000,
  );
  const line = await interruptible(address);
  const reports: Report[] = [];
  const engine = new AsteriskEngine({
    address: () => ({ ...address, url: line.url }),
    organisationId: name,
    promptFolder: prompts,
  });
  engine.onReport((report) => reports.push(report));
  engine.open();
  const ups = (): number => reports.filter(isUp).length;
  await until(
    () => `${name} is not up`,
    () => ups() > 0,
  );
  return {
    ...{ engine, reports, address, sipPort },
    async connectTo(other) {
      await engine.provision({
        phones: [],
        trunks: [{ trunk: trunkTo(other.sipPort), password: null }],
      });
    },
    async interrupt() {
      const before = ups();
      line.cut();
      await until(
        () => `${name} did not come back`,
        () => ups() > before,
      );
    },
    async close() {
      engine.close();
      line.close();
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startPlatform(folder: string, sipPort: number): VoicePlatform {
  mkdirSync(folder);
  const shared = inject("asteriskFolder");
  for (const copy of readdirSync(shared).filter((entry) => /^copy-\d+$/.test(entry))) {
    symlinkSync(join(shared, copy), join(folder, copy));
  }
  return startVoicePlatform({
    enabled: true,
    ariUrl: undefined,
    sip: {
      ...{ host: "127.0.0.1", port: sipPort, tls: undefined, publicAddress: undefined },
      rtpPorts: { first: 21_200, last: 21_900 },
    },
    folder,
    logger: createLogger("fatal"),
    onStatus: () => undefined,
  });
}

function trunkTo(port: number): Trunk {
  return {
    ...{ id: CARRIER, name: "carrier", host: `127.0.0.1:${port}`, transport: "udp", srtp: false },
    ...{ username: null, register: false, addresses: [], country: "KR" },
  };
}

function isUp(report: Report): boolean {
  return report.type === "engine" && report.status === "up";
}

/** The way to Asterisk, which can be cut. */
async function interruptible(
  address: AriAddress,
): Promise<{ url: string; cut(): void; close(): void }> {
  const { port: target } = new URL(address.url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target), "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("error", () => undefined);
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    close() {
      cut();
      server.close();
    },
  };
}

class AsteriskHost {
  readonly #own: Side;
  readonly #network: Side;
  /** The number each leg was dialled by, or calls from: what both sides know of a call. */
  readonly #numbers = new Map<LegId, string>();
  #lastNumber = 1_000_000;
  #lastId = 0;

  constructor(own: Side, network: Side) {
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
      }),
      newId: () => this.#newId(),
      phones: {
        call: () => this.#call(),
        answer: async (legId) => this.#atPhone(legId, "answer"),
        reject: async (legId) => this.#atPhone(legId, "hangUp"),
        hangUp: async (legId) => this.#atPhone(legId, "hangUp"),
        press: (legId, digit) => this.#press(legId, digit),
      },
      prompt: "short",
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
