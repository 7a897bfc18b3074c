import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Trunk, TrunkId } from "@maru/core";
import { type AriAddress, AsteriskEngine, type Report } from "@maru/voice";
import { inject } from "vitest";
import {
  startVoicePlatform,
  type VoicePlatform,
} from "../../../apps/server/src/asterisk/voice-platform.ts";
import { createLogger } from "../../../apps/server/src/platform/logger.ts";
import { freePort, until } from "./waiting.ts";
import { encodeWave } from "./wave-file.ts";

/** The trunk of a side that has one. */
export const CARRIER = "carrier" as TrunkId;

/** An engine with an Asterisk of its own. */
export interface AsteriskSide {
  readonly engine: AsteriskEngine;
  readonly reports: Report[];
  readonly address: AriAddress;
  readonly sipPort: number;
  connectTo(other: { readonly sipPort: number }): Promise<void>;
  /** Breaks the connection to Asterisk. */
  interrupt(): Promise<void>;
  close(): Promise<void>;
}

export async function startSide(name: string): Promise<AsteriskSide> {
  const folder = mkdtempSync(join(tmpdir(), `maru-${name}-`));
  const prompts = join(folder, "prompts");
  mkdirSync(prompts);
  writeFileSync(join(prompts, "greeting.ko.wav"), encodeWave(new Float32Array(8_000), 8_000));
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
    promptFile: async (prompt, language) => join(prompts, `${prompt}.${language}`),
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

export function trunkTo(port: number): Trunk {
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
