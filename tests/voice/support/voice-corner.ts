import type { ConfigurationKind } from "@maru/core";
import type { CONFIGURATION_SCHEMAS, CommandInput } from "@maru/protocol";
import type { Client } from "@maru/sdk";
import { welcome } from "../../browser/support/newcomer.ts";
import type { Party } from "./parties.ts";

type Put = CommandInput<"configuration.put">;
/** As it goes over the wire. */
type Item<Kind extends ConfigurationKind> = (typeof CONFIGURATION_SCHEMAS)[Kind]["_zod"]["input"];

export const PASSWORD = "a password of the voice tests";

export interface CornerOptions {
  readonly agents: readonly Party[];
  /** More agents, `crowd-0-<key>` and so on. */
  readonly crowd?: number;
  readonly queue?: Partial<Item<"queue">>;
  readonly profile?: Partial<Item<"agentProfile">>;
}

/** A number of the organisation with a queue and a team behind it, which only one test uses. */
export class VoiceCorner {
  readonly key: string;
  readonly queueId: string;
  readonly entryPointId: string;
  /** What customers dial, in E.164. */
  readonly number: string;
  readonly #admin: Client;

  private constructor(admin: Client, key: string) {
    this.#admin = admin;
    this.key = key;
    this.queueId = `calls-${key}`;
    this.entryPointId = `line-${key}`;
    this.number = `+8221555${key.padStart(4, "0")}`;
  }

  static async open(admin: Client, key: string, options: CornerOptions): Promise<VoiceCorner> {
    const corner = new VoiceCorner(admin, key);
    await corner.#furnish(options);
    return corner;
  }

  agentId(name: string): string {
    return `${name}-${this.key}`;
  }

  async changeQueue(change: Partial<Item<"queue">>): Promise<void> {
    await this.#put("queue", { ...this.#queue(), ...change });
  }

  async #furnish({ agents, crowd = 0, queue, profile }: CornerOptions): Promise<void> {
    const { key } = this;
    await this.#put("team", { id: `team-${key}`, name: `통화 ${key}` });
    await this.#put("multimediaProfile", {
      id: `media-${key}`,
      name: `통화 ${key}`,
      capacity: { chat: 0, voice: 1, email: 0, social: 0 },
    });
    await this.changeQueue(queue ?? {});
    await this.#put("entryPoint", {
      id: this.entryPointId,
      name: this.entryPointId,
      description: "",
      channel: "voice",
      queueId: this.queueId,
      priority: 5,
      requiredSkills: {},
      greeting: { ko: "무엇을 도와드릴까요?", en: "How can we help?" },
      preferLastAgent: false,
    });
    await this.#put("entryPoint", {
      id: `outdial-${key}`,
      name: `outdial-${key}`,
      description: "",
      direction: "outbound",
      channel: "voice",
      queueId: this.queueId,
      priority: 5,
      requiredSkills: {},
      greeting: { ko: "", en: "" },
      preferLastAgent: false,
    });
    await this.#put("phoneNumber", {
      id: `number-${key}`,
      number: this.number,
      label: `통화 ${key}`,
      entryPointId: this.entryPointId,
      outbound: true,
      trunkId: "carrier",
    });
    await this.#put("agentProfile", {
      id: `telephone-${key}`,
      name: `통화 ${key}`,
      mayPauseRecording: true,
      outdial: {
        allowed: true,
        fromAnyState: true,
        dialPlan: [{ prefixes: ["+82"], minDigits: 9, maxDigits: 13, pattern: "" }],
        callerNumberIds: [`number-${key}`],
        entryPointId: `outdial-${key}`,
      },
      colleagues: "everyone",
      ...profile,
    });
    const many = Array.from({ length: crowd }, (_, i) => `crowd-${i}`);
    await Promise.all([...agents, ...many].map((name) => this.#hire(name)));
  }

  async #hire(name: string): Promise<void> {
    await this.#put("agent", this.#agent(name));
  }

  #agent(name: string): Item<"agent"> {
    return {
      id: this.agentId(name),
      name: `${name} ${this.key}`,
      roleId: "agent",
      teamId: `team-${this.key}`,
      multimediaProfileId: `media-${this.key}`,
      agentProfileId: `telephone-${this.key}`,
      extension: null,
      skills: {},
      active: true,
    };
  }

  /** For who signs in at a desktop, with `PASSWORD`. Answers their e-mail address. */
  async giveSignIn(party: Party): Promise<string> {
    const agent = this.#agent(party);
    const email = `${agent.id}@example.com`;
    await welcome(this.#admin, agent, { email, language: "ko", password: PASSWORD });
    return email;
  }

  #queue(): Item<"queue"> {
    return {
      id: this.queueId,
      name: `통화 ${this.key}`,
      description: "",
      channel: "voice",
      teamIds: [`team-${this.key}`],
      strategy: "longest_available",
      offerTimeoutMs: 20_000,
      onMissed: "rona",
      transferFallback: "queue",
      serviceLevelMs: 20_000,
      relaxation: [],
      preferredAgentMs: 0,
      wrapUp: {
        timeoutMs: 0,
        reasonIds: ["resolved", "other"],
        defaultReasonId: "other",
        mayKeepOpen: true,
      },
      recording: { enabled: true, resumeAfterMs: 0, keepDays: 0 },
      consultConfirmMs: 20_000,
    };
  }

  async #put<Kind extends ConfigurationKind>(kind: Kind, item: Item<Kind>): Promise<void> {
    await this.#admin.command("configuration.put", { kind, ...item } as Put);
  }
}
