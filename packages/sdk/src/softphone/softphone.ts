import type { ContactDocument } from "@maru/protocol";
import { SIP_PATH } from "@maru/protocol/routes";
import type { Client } from "../client.ts";
import type { Readable } from "../readable.ts";
import { Calls } from "./calls.ts";
import { Line } from "./line.ts";
import type { LineState, PhoneCall } from "./line-state.ts";
import { type OpenMicrophone, openMicrophone } from "./microphone.ts";
import { type OpenTabLock, openTabLock } from "./tab-lock.ts";
import type { OpenUserAgent } from "./user-agent.ts";

export type SoftphoneOptions = {
  client: Pick<Client, "documents" | "query" | "command">;
  /** Of the page: the SIP connection is on the same origin. */
  baseUrl: string;
  agentId: string;
  microphoneId?: string | null;
  speakerId?: string | null;
  openUserAgent?: OpenUserAgent;
  openMicrophone?: OpenMicrophone;
  openTabLock?: OpenTabLock;
};

/**
 * The agent's telephone in the browser. It registers by itself while the agent's station is the browser, in one tab;
 * it answers what the agent accepts; and it takes a call up again that a reload of the page has dropped. What may be
 * done with a call is said by the contact's controls, and asked of the server.
 */
export type Softphone = {
  readonly line: Readable<LineState>;
  readonly calls: Readable<readonly PhoneCall[]>;
  /** Answers the call that rings here for this contact. False: none does; then ask the server (`offer.accept`). */
  answer(interactionId: string): boolean;
  /** The microphone at once, and the server's mute with it. Rejects like `client.command`; then it is as it was. */
  mute(interactionId: string, muted: boolean): Promise<void>;
  /** Keys, for the machine at the other end. `0-9 * #` only. */
  sendDigits(interactionId: string, digits: string): void;
  /** Null: the system's default. Also during a call. */
  useDevices(devices: { microphoneId: string | null; speakerId: string | null }): void;
  /** Be the phone in this tab instead of the other one. */
  takeOver(): void;
  /** Try again now what failed. */
  retry(): void;
  close(): void;
};

const openJsSip: OpenUserAgent = async (...parameters) => {
  // Loaded by those who have a telephone, when they need it.
  const { openJsSipUserAgent } = await import("./jssip-user-agent.ts");
  return openJsSipUserAgent(...parameters);
};

export function createSoftphone(options: SoftphoneOptions): Softphone {
  return new BrowserPhone(options);
}

/** How long a call may be up without a session here before the phone asks to be rung: ends and documents cross. */
const REJOIN_AFTER_MS = 2_000;
const REJOIN_AGAIN_MS = 15_000;

class BrowserPhone implements Softphone {
  readonly line: Line;
  readonly calls: Calls;
  #client: SoftphoneOptions["client"];
  #agentId: string;
  #microphoneId: string | null;
  #speakerId: string | null;
  /** Mutes the server has not answered yet, by interaction. */
  #muting = new Map<string, boolean>();
  /** Contacts that were there before this page, and had no session here yet; null: nothing is known so far. */
  #inherited: Set<string> | null = null;
  #rejoinTimer: ReturnType<typeof setTimeout> | undefined;
  #rejoinedAt = new Map<string, number>();
  #endings: (() => void)[];

  constructor(options: SoftphoneOptions) {
    this.#client = options.client;
    this.#agentId = options.agentId;
    this.#microphoneId = options.microphoneId ?? null;
    this.#speakerId = options.speakerId ?? null;
    const devices = {
      openMicrophone: options.openMicrophone ?? openMicrophone,
      microphoneId: () => this.#microphoneId,
    };
    this.calls = new Calls({
      ...devices,
      speakerId: () => this.#speakerId,
      onMicrophoneFault: (error) => this.line.loseMicrophone(error),
    });
    this.line = new Line({
      ...devices,
      client: options.client,
      url: new URL(SIP_PATH, options.baseUrl).href.replace(/^http/, "ws"),
      agentId: options.agentId,
      openUserAgent: options.openUserAgent ?? openJsSip,
      openTabLock: options.openTabLock ?? openTabLock,
      busy: () => this.calls.get().length > 0,
      onCall: (call) => this.calls.add(call),
    });
    this.#endings = [
      options.client.documents.subscribe("", () => this.#follow()),
      this.line.subscribe(() => this.#planRejoin()),
      this.calls.subscribe(() => {
        for (const id of this.#inherited ?? []) if (this.calls.has(id)) this.#inherited?.delete(id);
        this.#followMutes();
        this.#planRejoin();
      }),
    ];
    this.#follow();
  }

  answer(interactionId: string): boolean {
    return this.calls.answer(interactionId);
  }

  async mute(interactionId: string, muted: boolean): Promise<void> {
    this.#muting.set(interactionId, muted);
    this.#followMutes();
    try {
      await this.#client.command("call.mute", { interactionId, partyId: this.#agentId, muted });
    } finally {
      // The document came before the answer: from here on it says what is.
      this.#muting.delete(interactionId);
      this.#followMutes();
    }
  }

  sendDigits(interactionId: string, digits: string): void {
    if (/^[0-9*#]+$/.test(digits)) this.calls.sendDigits(interactionId, digits);
  }

  useDevices({ microphoneId, speakerId }: Parameters<Softphone["useDevices"]>[0]): void {
    const [microphoneBefore, speakerBefore] = [this.#microphoneId, this.#speakerId];
    this.#microphoneId = microphoneId;
    this.#speakerId = speakerId;
    if (microphoneId !== microphoneBefore) this.calls.changeMicrophone();
    if (speakerId !== speakerBefore) this.calls.changeSpeaker();
  }

  takeOver(): void {
    this.line.takeOver();
  }

  retry(): void {
    this.line.retry();
  }

  close(): void {
    clearTimeout(this.#rejoinTimer);
    for (const end of this.#endings) end();
    this.line.close();
  }

  #contacts(): ContactDocument[] {
    const { documents } = this.#client;
    return (documents.get("me")?.contactIds ?? []).flatMap((id) => {
      const contact = documents.get(`contact/${id}`);
      return contact === undefined || contact.call === null ? [] : [contact];
    });
  }

  #follow(): void {
    const me = this.#client.documents.get("me");
    // Before the first snapshot nothing is known.
    if (me !== undefined) {
      this.#inherited ??= new Set(this.#contacts().map(({ id }) => id));
      this.line.want(me.telephone?.station?.kind === "browser");
    }
    this.#followMutes();
    this.#planRejoin();
  }

  #followMutes(): void {
    for (const { id, call } of this.#contacts())
      this.calls.setMuted(id, this.#muting.get(id) ?? call?.muted ?? false);
  }

  /**
   * Calls of ours that have no session here although this is the phone: the server has none either, or a reload has
   * dropped it. A call that is up and began under our eyes is up at another of the agent's machines, and stays there.
   */
  #dropped(): string[] {
    if (this.line.get().status !== "registered") return [];
    return this.#contacts()
      .filter(({ id, call, stage }) => {
        const isAway = call?.phone === "none" || (call?.phone === "up" && this.#inherited?.has(id));
        return isAway && TALKING.has(stage) && !this.calls.has(id);
      })
      .map(({ id }) => id);
  }

  #planRejoin(): void {
    if (this.#rejoinTimer !== undefined || this.#dropped().length === 0) return;
    this.#rejoinTimer = setTimeout(() => {
      this.#rejoinTimer = undefined;
      for (const id of this.#dropped()) this.#rejoin(id);
      this.#planRejoin();
    }, REJOIN_AFTER_MS);
  }

  #rejoin(interactionId: string): void {
    if (Date.now() - (this.#rejoinedAt.get(interactionId) ?? 0) < REJOIN_AGAIN_MS) return;
    this.#rejoinedAt.set(interactionId, Date.now());
    // A refusal says that the server is ahead: the phone rings already, or the call is over.
    this.#client.command("call.rejoin", { interactionId }).catch(() => undefined);
  }
}

/** Stages in which the agent has a telephone connection of their own. */
const TALKING: ReadonlySet<ContactDocument["stage"]> = new Set([
  "dialling",
  "connected",
  "held",
  "consult_requested",
  "consulting_colleague",
  "consulting_customer",
  "consulted",
  "conference_primary",
  "conference_member",
  "customer_left",
]);
