import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { ConfigurationKind } from "@maru/core";
import type { CommandInput } from "@maru/protocol";
import { type Client, signIn } from "@maru/sdk";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { runOn, withDatabase } from "../../../apps/server/src/testing/test-database.ts";
import { ServerProcess } from "../../browser/support/server-process.ts";
import { Ari } from "./ari.ts";
import { BaresipPhone } from "./baresip-phone.ts";
import { CallAgent } from "./call-agent.ts";
import { evidenceFile } from "./evidence.ts";
import type { Party } from "./parties.ts";
import { fetchRecording, type KeptRecording } from "./recording.ts";
import { Sipp } from "./sipp.ts";
import { makeTestCertificate, type TestCertificate } from "./test-certificate.ts";
import { type CornerOptions, VoiceCorner } from "./voice-corner.ts";
import { freePort, until } from "./waiting.ts";

const ADMIN = { email: "admin@maru.example", password: "maru-demo-2026" };
const VOICE_LIMIT_MS = 60_000;
const QUALIFY_LIMIT_MS = 60_000;
const RTP_PORTS = 400;
/** The one number outside that somebody answers. */
export const OUTSIDE_NUMBER = "+82312345678";

export interface StageOptions {
  /** What is at the other end of the trunk: a telephone, or something that answers whatever is called. */
  readonly carrier?: "phone" | "answers";
  /** The trunk speaks TLS and SRTP only, and whoever calls from beyond it as well. */
  readonly secure?: boolean;
}

/** The server of one test file with an Asterisk of its own, and whoever comes to it by telephone. */
export class VoiceStage {
  #server: ServerProcess | undefined;
  #database: { url: string; drop(): Promise<void> } | undefined;
  #admin: Client | undefined;
  #token = "";
  #sipPort = 0;
  #carrier: BaresipPhone | Sipp | undefined;
  #certificate: TestCertificate | undefined;
  readonly #phones: BaresipPhone[] = [];
  readonly #agents: CallAgent[] = [];
  #corners = 0;

  get server(): ServerProcess {
    if (this.#server === undefined) throw new Error("the stage is not set yet");
    return this.#server;
  }

  get admin(): Client {
    if (this.#admin === undefined) throw new Error("the stage is not set yet");
    return this.#admin;
  }

  /** Asterisk as it runs now. */
  get ari(): Ari {
    return new Ari(this.server.dataFolder);
  }

  /** Who answers at `OUTSIDE_NUMBER`, with sam's voice. */
  get outside(): BaresipPhone {
    if (!(this.#carrier instanceof BaresipPhone)) throw new Error("there is no phone outside");
    return this.#carrier;
  }

  async set({ carrier = "phone", secure = false }: StageOptions): Promise<void> {
    this.#database = await createDatabase();
    this.#sipPort = await freePort();
    const port = await freePort();
    if (secure) this.#certificate = makeTestCertificate();
    // Before the trunk: it is asked at once whether it is there.
    this.#carrier =
      carrier === "phone"
        ? await BaresipPhone.start({
            ...{ party: "sam", user: OUTSIDE_NUMBER, port },
            ...this.#secrecy(),
          })
        : await Sipp.start({ scenario: "answers", port });
    // Below the ports the system hands out by itself, and apart from those of another file.
    const firstRtpPort = 20_000 + RTP_PORTS * (process.pid % 30);
    this.#server = await ServerProcess.start({
      databaseUrl: this.#database.url,
      prepare: shareAsterisk,
      env: {
        MARU_VOICE: "on",
        ...this.#certificate?.env,
        MARU_SIP_PORT: String(this.#sipPort),
        MARU_RTP_PORTS: `${firstRtpPort}-${firstRtpPort + RTP_PORTS - 1}`,
      },
    });
    const { client, session } = await signIn({ baseUrl: this.server.url, ...ADMIN });
    client.connect();
    this.#admin = client;
    this.#token = session.token ?? "";
    await this.#connectCarrier(port);
    await this.untilVoice("up");
  }

  async strike(): Promise<void> {
    this.#admin?.close();
    await this.#server?.stop();
    await this.#carrier?.close();
    this.#certificate?.remove();
    await this.#database?.drop();
  }

  /** What everybody is told about telephony (G-81). */
  untilVoice(status: string, limitMs = VOICE_LIMIT_MS): Promise<true> {
    const voice = () => this.admin.documents.get("system")?.voice.status;
    return until(
      () => `telephony is ${voice()}, not ${status}:\n${this.server.output.slice(-2_000)}`,
      () => voice() === status,
      limitMs,
    );
  }

  /** Asterisk asks a trunk it was just told of within half a minute whether it is there. */
  untilTrunk(reachable: boolean): Promise<true> {
    return until(
      () => `the trunk is ${reachable ? "not " : ""}reachable`,
      () => (this.admin.documents.get("system")?.unreachableTrunks.length === 0) === reachable,
      QUALIFY_LIMIT_MS,
    );
  }

  corner(options: CornerOptions): Promise<VoiceCorner> {
    this.#corners += 1;
    return VoiceCorner.open(this.admin, String(this.#corners), options);
  }

  /** Agents at their desks, signed in and idle. */
  async agents<const Names extends readonly Party[]>(
    corner: VoiceCorner,
    ...parties: Names
  ): Promise<{ [At in keyof Names]: CallAgent }> {
    const arriving = parties.map(async (party) => {
      const agent = await CallAgent.arrive(this.admin, this.server.url, corner, party);
      this.#agents.push(agent);
      return agent;
    });
    return (await Promise.all(arriving)) as { [At in keyof Names]: CallAgent };
  }

  /** Somebody in the telephone network; the user of the phone's address is their number. */
  async caller(party: Party, number: string): Promise<BaresipPhone> {
    const phone = await BaresipPhone.start({ party, user: number, ...this.#secrecy() });
    this.#phones.push(phone);
    return phone;
  }

  #secrecy(): { readonly certificate?: string } {
    return this.#certificate === undefined ? {} : { certificate: this.#certificate.phone };
  }

  /** A customer calls, the agent picks up, and they talk. */
  async talk(corner: VoiceCorner, customer: BaresipPhone, agent: CallAgent): Promise<void> {
    await agent.beAvailable();
    await customer.dial(this.addressOf(corner.number));
    await agent.pickUp();
    await agent.untilStage("connected");
    await customer.until("talking");
  }

  /** What was recorded of a call, as soon as it is stored. */
  recordingOf(interactionId: string): Promise<KeptRecording> {
    return fetchRecording(
      { client: this.admin, url: this.server.url, token: this.#token },
      interactionId,
    );
  }

  /** Where a number of ours is reached from the telephone network. */
  addressOf(number: string): string {
    const secure = this.#certificate !== undefined;
    return secure
      ? `sip:${number}@127.0.0.1:${this.#sipPort + 1};transport=tls`
      : `sip:${number}@127.0.0.1:${this.#sipPort}`;
  }

  /** Where our telephony listens. */
  get sip(): { readonly host: string; readonly port: number } {
    return { host: "127.0.0.1", port: this.#sipPort };
  }

  /** What the server wrote and what Asterisk has, for who looks into a failure. */
  async keepEvidence(test: string): Promise<void> {
    const found = await Promise.allSettled([this.ari.channels(), this.ari.bridges()]);
    const log = join(this.server.dataFolder, "asterisk/log/asterisk.log");
    const words = existsSync(log) ? readFileSync(log, "utf8") : "";
    const evidence = [JSON.stringify(found, null, 2), words, this.server.output];
    writeFileSync(evidenceFile(test, "log"), evidence.join("\n\n"));
  }

  /** The ids of so many connections in Asterisk, sorted. */
  async untilChannels(count: number): Promise<string[]> {
    let ids: string[] = [];
    return until(
      () => `there are ${ids.length} channels, not ${count}: ${ids.join(", ")}`,
      async () => {
        ids = (await this.ari.channels()).map(({ id }) => id).toSorted();
        return ids.length === count ? ids : undefined;
      },
    );
  }

  /** Everybody leaves, and nothing of their calls is left in Asterisk (invariant 10). */
  async clear(): Promise<void> {
    await Promise.all(this.#phones.splice(0).map((phone) => phone.close()));
    await Promise.all(this.#agents.splice(0).map((agent) => agent.leave()));
    await this.untilNothingLeft();
  }

  /** A room left behind is found by the server's own look, twice a minute. */
  async untilNothingLeft(limitMs = 75_000): Promise<void> {
    let left = "";
    await until(
      () => `left in Asterisk: ${left}`,
      async () => {
        const { ari } = this;
        const [channels, bridges] = [await ari.channels(), await ari.bridges()];
        left = [...channels, ...bridges].map(({ id }) => id).join(", ");
        return left === "";
      },
      limitMs,
    );
  }

  /** The one trunk there is: the demo's would lead calls elsewhere. */
  async #connectCarrier(port: number): Promise<void> {
    const secure = this.#certificate !== undefined;
    await this.admin.command("configuration.put", {
      kind: "trunk",
      id: "carrier",
      name: "시험 통신사",
      host: `127.0.0.1:${secure ? port + 1 : port}`,
      transport: secure ? "tls" : "udp",
      srtp: secure,
      username: null,
      register: false,
      addresses: ["127.0.0.1"],
      country: "KR",
    });
    const numbers = await this.#configured("phoneNumber");
    for (const number of numbers)
      await this.admin.command("configuration.put", {
        ...number,
        kind: "phoneNumber",
        trunkId: "carrier",
      } as CommandInput<"configuration.put">);
    for (const { id } of await this.#configured("trunk"))
      if (id !== "carrier") await this.admin.command("configuration.remove", { kind: "trunk", id });
  }

  async #configured(kind: ConfigurationKind): Promise<readonly { readonly id: string }[]> {
    return (await this.admin.query("configuration.list", { kind })).items;
  }
}

/** All servers of a run use one copy of Asterisk, where the machine has none of its own. */
function shareAsterisk(dataFolder: string): void {
  const shared = inject("asteriskFolder");
  const folder = join(dataFolder, "asterisk");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(shared))
    if (/^copy-\d+$/.test(name)) symlinkSync(join(shared, name), join(folder, name));
}

async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const postgres = inject("testDatabaseUrl");
  const name = `voice_${randomUUID().replaceAll("-", "")}`;
  await runOn(postgres, `create database ${name} template template0`);
  return {
    url: withDatabase(postgres, name),
    drop: () => runOn(postgres, `drop database if exists ${name} with (force)`),
  };
}

/** Sets the stage for a file, and clears it after each test. */
export function useVoiceStage(options: StageOptions = {}): VoiceStage {
  const stage = new VoiceStage();
  beforeAll(() => stage.set(options), 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await stage.keepEvidence(task.name);
    await stage.clear();
  }, 90_000);
  afterAll(() => stage.strike());
  return stage;
}
