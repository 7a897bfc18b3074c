import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Client, createClient, signIn } from "@maru/sdk";
import { findProcesses } from "../../apps/server/src/asterisk/asterisk-instance.ts";
import {
  type RunningAsterisk,
  runAsterisk,
} from "../../apps/server/src/asterisk/asterisk-process.ts";
import { findAsterisk } from "../../apps/server/src/asterisk/asterisk-program.ts";
import { ServerProcess } from "../../tests/browser/support/server-process.ts";
import { until } from "../../tests/voice/support/waiting.ts";
import { agentId, floorConfiguration, queue } from "./floor-configuration.ts";
import { Sipp } from "./sipp.ts";
import { yardstick } from "./yardstick.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const ADMIN = { email: "admin@maru.example", password: "maru-demo-2026" };
/** The demo's line, which takes whatever calls from this machine for the telephone network's. */
const LINE = "test-line";
export const PORTS = { sip: 25_060, phones: 25_070, callers: 25_090 };
const RTP = { first: 26_000, last: 27_999 };

/** One Asterisk that serves both: a Maru with agents at desk phones, and app_queue with as many. */
export class Floor {
  readonly folder: string;
  readonly number = "+82215990000";
  readonly asterisk: RunningAsterisk;
  readonly server: ServerProcess;
  #phones: Sipp | undefined;
  readonly #agents: Client[] = [];

  static async open(agents: number): Promise<Floor> {
    const folder = mkdtempSync("/tmp/maru-bench-");
    const program = await findAsterisk(join(ROOT, ".cache/asterisk"), AbortSignal.timeout(300_000));
    const sip = { host: "127.0.0.1", port: PORTS.sip, tls: undefined, rtpPorts: RTP };
    const asterisk = await runAsterisk(
      {
        ...{ folder: join(folder, "asterisk"), program },
        sip: { ...sip, publicAddress: undefined },
        holdMusic: join(ROOT, "apps/server/assets/hold-music"),
        extra: yardstick(agents, PORTS.phones),
      },
      AbortSignal.timeout(60_000),
    );
    const { url, user, password } = asterisk.address;
    const server = await ServerProcess.start({
      env: {
        ...{ MARU_VOICE: "on", LOG_LEVEL: "warn", MARU_SIP_PORT: String(PORTS.sip) },
        MARU_ARI_URL: url.replace("://", `://${user}:${password}@`),
      },
    });
    const floor = new Floor(folder, asterisk, server);
    try {
      await floor.#furnish(agents);
      return floor;
    } catch (error) {
      await floor.close();
      throw error;
    }
  }

  private constructor(folder: string, asterisk: RunningAsterisk, server: ServerProcess) {
    this.folder = folder;
    this.asterisk = asterisk;
    this.server = server;
  }

  /** CPU time used so far, in seconds, by Asterisk and by the server (its database is not in it). */
  cpu(): { asterisk: number; server: number } {
    const [asterisk] = findProcesses(join(this.folder, "asterisk/run/asterisk.conf"));
    return { asterisk: cpuOf(asterisk), server: cpuOf(this.server.pid) };
  }

  async #furnish(count: number): Promise<void> {
    const { client: admin } = await signIn({ baseUrl: this.server.url, ...ADMIN });
    admin.connect();
    await until(
      () => "there is no telephony",
      () => admin.documents.get("system")?.voice.status === "up",
      60_000,
    );
    for (const item of floorConfiguration(count, this.number, LINE)) {
      await admin.command("configuration.put", item);
    }
    const accounts = await Promise.all(
      Array.from({ length: count }, (_, index) => this.#employ(admin, agentId(index))),
    );
    await this.#register(accounts);
    await Promise.all(this.#agents.map((agent) => untilReachable(agent)));
    await Promise.all(this.#agents.map((agent) => agent.command("agent.setAvailable", {})));
    admin.close();
  }

  /** From now on the queue's calls are recorded. */
  async record(): Promise<void> {
    const { client: admin } = await signIn({ baseUrl: this.server.url, ...ADMIN });
    admin.connect();
    await admin.command("configuration.put", { kind: "queue", ...queue(true) } as never);
    admin.close();
  }

  get phones(): Sipp {
    if (this.#phones === undefined) throw new Error("the phones are not there yet");
    return this.#phones;
  }

  async #employ(admin: Client, id: string): Promise<string> {
    const { token } = await admin.query("token.create", { name: "bench", agentId: id });
    const agent = createClient({ baseUrl: this.server.url, token });
    this.#agents.push(agent);
    agent.connect();
    await agent.command("agent.signIn", {});
    await agent.command("agent.setStation", { station: { kind: "desk_phone" } });
    const { user, password } = (await agent.query("phone.get", {})).deskPhone;
    return `${user};[authentication username=${user} password=${password}]`;
  }

  /** One SIPp registers all phones, the next answers at the same address. */
  async #register(accounts: readonly string[]): Promise<void> {
    const file = join(this.folder, "accounts.csv");
    writeFileSync(file, ["SEQUENTIAL", ...accounts, ""].join("\n"));
    const registration = new Sipp({
      ...{ folder: this.folder, scenario: "register", name: "registrations" },
      ...{ target: `127.0.0.1:${PORTS.sip}`, port: PORTS.phones, mediaPort: 34_000 },
      more: ["-inf", file, "-m", String(accounts.length), "-r", "100"],
    });
    if ((await registration.ended) !== 0) throw new Error("the phones could not register");
    this.#phones = new Sipp({
      ...{
        folder: this.folder,
        scenario: "agent",
        name: "phones",
        port: PORTS.phones,
        mediaPort: 30_000,
      },
      ...{ more: ["-rtp_echo"], trace: true },
    });
  }

  async close(): Promise<void> {
    for (const agent of this.#agents) agent.close();
    await this.#phones?.stop();
    await this.server.stop();
    await this.asterisk.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function untilReachable(agent: Client): Promise<void> {
  await until(
    () => "a phone is not registered",
    () => agent.documents.get("me")?.telephone?.stationReachable === true,
    30_000,
  );
}

/** User and system time (proc(5)), in seconds; the kernel counts in hundredths. */
function cpuOf(pid: number | undefined): number {
  if (pid === undefined) throw new Error("a process that is measured has ended");
  const [user, system] =
    readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11) ?? [];
  return (Number(user) + Number(system)) / 100;
}
