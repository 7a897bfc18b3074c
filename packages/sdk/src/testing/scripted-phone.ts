import type { ContactDocument, MeDocument, QueryResult } from "@maru/protocol";
import { Documents } from "../document-store.ts";
import { MaruProblem } from "../fault.ts";
import type { Microphone } from "../softphone/microphone.ts";
import { createSoftphone, type SoftphoneOptions } from "../softphone/softphone.ts";
import type { OpenTabLock } from "../softphone/tab-lock.ts";
import type { OpenUserAgent, UserAgentCall, UserAgentEvents } from "../softphone/user-agent.ts";

/** Tabs of one browser: who asks first holds the lock, who steals gets it. */
export class ScriptedTabs {
  #line: { onChange: Parameters<OpenTabLock>[1] }[] = [];

  readonly open: OpenTabLock = (_name, onChange) => {
    const mine = { onChange };
    const settle = (before: unknown) => {
      if (this.#line[0] !== before) this.#line[0]?.onChange("held");
    };
    return {
      request: (how) => {
        const [holder] = this.#line;
        this.#line = this.#line.filter((one) => one !== mine);
        if (how === "steal") this.#line.unshift(mine);
        else this.#line.push(mine);
        if (this.#line[0] !== mine) onChange("waiting");
        else if (holder !== mine) holder?.onChange("waiting");
        settle(holder);
      },
      release: () => {
        const [holder] = this.#line;
        this.#line = this.#line.filter((one) => one !== mine);
        settle(holder);
      },
    };
  };
}

export class ScriptedCall implements UserAgentCall {
  readonly done: string[] = [];
  readonly legId: string | null;
  readonly answersItself: boolean;
  #up: (() => void)[] = [];
  #ended: (() => void)[] = [];

  constructor(interactionId: string | null, answersItself = false) {
    this.legId = interactionId === null ? null : `${interactionId}.alice.1`;
    this.answersItself = answersItself;
  }

  answer(_microphone: Microphone, speakerId: string | null): void {
    this.done.push(`answer ${speakerId}`);
    for (const listener of this.#up) listener();
  }
  reject(): void {
    this.done.push("reject");
    this.end();
  }
  useMicrophone(): void {
    this.done.push("useMicrophone");
  }
  useSpeaker(speakerId: string | null): void {
    this.done.push(`useSpeaker ${speakerId}`);
  }
  sendDigits(digits: string): void {
    this.done.push(`digits ${digits}`);
  }
  onUp(listener: () => void): void {
    this.#up.push(listener);
  }
  onEnded(listener: () => void): void {
    this.#ended.push(listener);
  }
  end(): void {
    for (const listener of this.#ended) listener();
  }
}

export class ScriptedMicrophone implements Microphone {
  readonly stream = {} as MediaStream;
  readonly deviceId: string | null;
  open = true;
  muted = false;
  lose: () => void = () => undefined;

  constructor(deviceId: string | null) {
    this.deviceId = deviceId;
  }
  setMuted(muted: boolean): void {
    this.muted = muted;
  }
  onLost(listener: () => void): void {
    this.lose = listener;
  }
  close(): void {
    this.open = false;
  }
}

/** A softphone whose server, network and microphone are played by hand. */
export class ScriptedPhone {
  readonly documents = new Documents();
  readonly commands: { name: string; input: unknown }[] = [];
  readonly microphones: ScriptedMicrophone[] = [];
  readonly agents: { events: UserAgentEvents; done: string[] }[] = [];
  /** What the next ones meet. */
  microphoneFault: Error | null = null;
  accountFault: Error | null = null;
  commandFault: Error | null = null;
  readonly phone;

  constructor(tabs = new ScriptedTabs()) {
    const openUserAgent: OpenUserAgent = async (url, { user }, events) => {
      const done = [`open ${url} ${user}`];
      this.agents.push({ events, done });
      const note = (what: string) => () => void done.push(what);
      return { start: note("start"), register: note("register"), stop: note("stop") };
    };
    this.phone = createSoftphone({
      client: {
        documents: this.documents,
        query: async () => {
          if (this.accountFault !== null) throw this.accountFault;
          return ACCOUNT as never;
        },
        command: async (name, input) => {
          this.commands.push({ name, input });
          if (this.commandFault !== null) throw this.commandFault;
          return {} as never;
        },
      } satisfies SoftphoneOptions["client"],
      baseUrl: "https://desk.example",
      agentId: "alice",
      openTabLock: tabs.open,
      openMicrophone: async (deviceId) => {
        if (this.microphoneFault !== null) throw this.microphoneFault;
        const microphone = new ScriptedMicrophone(deviceId);
        this.microphones.push(microphone);
        return microphone;
      },
      openUserAgent,
    });
  }

  /** The connection the phone has now. */
  get agent() {
    const agent = this.agents.at(-1);
    if (agent === undefined) throw new Error("the phone has not connected");
    return agent;
  }

  put(key: string, document: unknown): void {
    this.documents.change([[key, document]], []);
  }

  choose(kind: "browser" | "desk_phone" | null): void {
    const station = kind === null ? null : { kind };
    const ids = this.documents.get("me")?.contactIds ?? [];
    this.put("me", {
      agentId: "alice",
      contactIds: ids,
      telephone: { station } as MeDocument["telephone"],
    } as unknown as MeDocument);
  }

  contact(
    id: string,
    stage: ContactDocument["stage"],
    call: Partial<ContactDocument["call"]> = {},
  ) {
    const me = this.documents.get("me");
    this.put(`contact/${id}`, { id, stage, call: { phone: "up", muted: false, ...call } });
    this.put("me", { ...me, contactIds: [id] });
  }

  /** As far as everything that waits for nothing outside. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }

  async register(): Promise<void> {
    this.choose("browser");
    await this.settle();
    this.agent.events.onRegistered();
  }

  async ring(call: ScriptedCall): Promise<ScriptedCall> {
    this.agent.events.onCall(call);
    await this.settle();
    return call;
  }
}

const ACCOUNT: Pick<QueryResult<"phone.get">, "browser"> = {
  browser: { user: "alice-browser", password: "x", domain: "maru.example", iceServers: [] },
};

export const refused = () =>
  new MaruProblem({
    type: "urn:maru:problem:conflict",
    title: "no",
    status: 409,
    code: "conflict",
  });
