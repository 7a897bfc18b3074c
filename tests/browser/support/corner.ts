import type { ConfigurationKind } from "@maru/core";
import type { CONFIGURATION_SCHEMAS, CommandInput } from "@maru/protocol";
import type { Client } from "@maru/sdk";
import { welcome } from "./newcomer.ts";

type Put = CommandInput<"configuration.put">;
/** As it goes over the wire. */
type Item<Kind extends ConfigurationKind> = (typeof CONFIGURATION_SCHEMAS)[Kind]["_zod"]["input"];
type Queue = Item<"queue">;

export const PASSWORD = "a password of the browser tests";
const NAMES = { alice: "앨리스", bob: "밥", dave: "데이브", sam: "샘" } as const;
export type AgentName = keyof typeof NAMES;

export interface CornerAgent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface CornerOptions {
  readonly agents?: readonly AgentName[];
  /** Chats at once, for everybody here. */
  readonly capacity?: number;
  readonly queue?: Partial<Queue>;
  readonly entryPoint?: Partial<Item<"entryPoint">>;
  readonly language?: "ko" | "en";
  /** By agent; nobody has any otherwise. */
  readonly skills?: Readonly<Partial<Record<AgentName, Item<"agent">["skills"]>>>;
}

/**
 * A part of the organisation that only one test uses: a team, its agents, and a queue with an entry point. What
 * one test leaves behind, another does not meet.
 */
export class Corner {
  readonly entryPointId: string;
  readonly queueId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly queueName: string;
  readonly #admin: Client;
  readonly #options: CornerOptions;
  readonly #agents = new Map<AgentName, CornerAgent>();

  private constructor(admin: Client, key: string, options: CornerOptions) {
    this.#admin = admin;
    this.#options = options;
    this.teamId = `team-${key}`;
    this.queueId = `queue-${key}`;
    this.entryPointId = `entry-${key}`;
    this.teamName = `팀 ${key}`;
    this.queueName = `문의 ${key}`;
  }

  static async open(admin: Client, key: string, options: CornerOptions): Promise<Corner> {
    const corner = new Corner(admin, key, options);
    await corner.#furnish(key);
    return corner;
  }

  agent(name: AgentName): CornerAgent {
    const agent = this.#agents.get(name);
    if (agent === undefined) throw new Error(`${name} is not in this corner`);
    return agent;
  }

  /** Another queue of the same team. */
  async addQueue(key: string, name: string, change: Partial<Queue> = {}): Promise<string> {
    const id = `${this.queueId}-${key}`;
    await this.#put("queue", { ...this.#queue(id, name), ...change });
    return id;
  }

  /** Another way into the same queue. Answers its id. */
  async addEntryPoint(key: string, change: Partial<Item<"entryPoint">>): Promise<string> {
    const id = `${this.entryPointId}-${key}`;
    await this.#put("entryPoint", { ...this.#entryPoint(id), ...change });
    return id;
  }

  async changeQueue(change: Partial<Queue>): Promise<void> {
    await this.#put("queue", { ...this.#queue(), ...this.#options.queue, ...change });
  }

  async #furnish(key: string): Promise<void> {
    const { agents = ["alice"], capacity = 3 } = this.#options;
    const profileId = `profile-${key}`;
    await this.#put("team", { id: this.teamId, name: this.teamName });
    await this.#put("multimediaProfile", {
      id: profileId,
      name: `프로필 ${key}`,
      capacity: { chat: capacity, voice: 0, email: 0, social: 0 },
    });
    await this.changeQueue({});
    await this.#put("entryPoint", {
      ...this.#entryPoint(this.entryPointId),
      ...this.#options.entryPoint,
    });
    await Promise.all(agents.map((name) => this.#hire(name, key, profileId)));
  }

  async #hire(name: AgentName, key: string, multimediaProfileId: string): Promise<void> {
    const { language = "ko" } = this.#options;
    const id = `${name}-${key}`;
    const email = `${name}.${key}@example.com`;
    const agent = {
      id,
      name: NAMES[name],
      roleId: name === "sam" ? "supervisor" : "agent",
      teamId: this.teamId,
      multimediaProfileId,
      agentProfileId: null,
      extension: null,
      skills: this.#options.skills?.[name] ?? {},
      active: true,
    };
    await welcome(this.#admin, agent, { email, language, password: PASSWORD });
    this.#agents.set(name, { id, name: agent.name, email });
  }

  #entryPoint(id: string): Item<"entryPoint"> {
    return {
      id,
      name: id,
      description: "",
      channel: "chat",
      queueId: this.queueId,
      priority: 5,
      requiredSkills: {},
      greeting: { ko: "무엇을 도와드릴까요?", en: "How can we help?" },
      preferLastAgent: false,
    };
  }

  #queue(id = this.queueId, name = this.queueName): Queue {
    return {
      id,
      name,
      description: `${name}에 관한 모든 것`,
      channel: "chat",
      teamIds: [this.teamId],
      strategy: "longest_available",
      offerTimeoutMs: 30_000,
      onMissed: "rona",
      transferFallback: "queue",
      serviceLevelMs: 20_000,
      relaxation: [],
      preferredAgentMs: 0,
      wrapUp: {
        timeoutMs: 0,
        reasonIds: ["resolved", "delivery-status", "other"],
        defaultReasonId: "other",
        mayKeepOpen: true,
      },
      recording: { enabled: false, resumeAfterMs: 0, keepDays: 0 },
      consultConfirmMs: 20_000,
    };
  }

  async #put<Kind extends ConfigurationKind>(kind: Kind, item: Item<Kind>): Promise<void> {
    await this.#admin.command("configuration.put", { kind, ...item } as Put);
  }
}
