import type { Client, ClientOptions } from "@maru/sdk";
import { type Microphone, MicrophoneFault, type OpenMicrophone } from "@maru/sdk/softphone";
import type { PageStorage } from "../visit/page-storage.ts";
import type { Language } from "../words/words.ts";
import { type CallState, type EndReason, type RefusedReason, talkOf } from "./call-state.ts";
import type { Line, PlaceCall } from "./sip-line.ts";

export type CallOptions = {
  /** Origin of the server. */
  server: string;
  organisation: string;
  /** The voice entry point that is called. */
  entryPoint: string;
  language: () => Language;
  /** Of this entry point: the visitor's token and name. */
  storage: PageStorage;
  createClient: (options: ClientOptions) => Client;
  becomeVisitor: (
    client: Client,
    place: { organisation: string; entryPoint: string },
    storage: PageStorage,
  ) => Promise<string>;
};

type Doors = { openMicrophone: OpenMicrophone; placeCall: PlaceCall; now: () => number };

/** Under way: the page must not be left without a word. */
const LIVE = new Set<CallState["status"]>(["microphone", "calling", "up"]);

/** A customer's call: what it is doing, and what they may do. One at a time; it may be tried again. */
export class Call {
  #options: CallOptions;
  #doors: Doors;
  #state: CallState = { status: "asking" };
  #muted = false;
  #listeners = new Set<() => void>();
  #line: Line | undefined;
  #microphone: Microphone | undefined;
  #client: Client | undefined;
  /** Counts the attempts: what an earlier one still answers is not heard. */
  #attempt = 0;

  constructor(options: CallOptions, doors: Doors) {
    this.#options = options;
    this.#doors = doors;
  }

  get state(): CallState {
    return this.#state;
  }

  get muted(): boolean {
    return this.#muted;
  }

  get isLive(): boolean {
    return LIVE.has(this.#state.status);
  }

  get name(): string {
    return this.#options.storage.get("name") ?? "";
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks for the microphone, then calls. */
  async start(name: string): Promise<void> {
    if (this.isLive) return;
    this.#options.storage.set("name", name);
    const attempt = ++this.#attempt;
    this.#muted = false;
    this.#set({ status: "microphone" });
    try {
      const microphone = await this.#doors.openMicrophone(null);
      if (attempt !== this.#attempt) return microphone.close();
      this.#microphone = microphone;
      this.#set({ status: "calling" });
      await this.#place(name, attempt, microphone);
    } catch (error) {
      if (attempt === this.#attempt) this.#over({ status: "refused", why: refusalOf(error) });
    }
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#microphone?.setMuted(muted);
    this.#tell();
  }

  sendDigit(digit: string): void {
    this.#line?.sendDigit(digit);
  }

  hangUp(): void {
    if (this.#line === undefined) this.#end("self");
    else this.#line.hangUp();
  }

  /** Back to the question before the call. */
  again(): void {
    if (!this.isLive) this.#set({ status: "asking" });
  }

  destroy(): void {
    this.#listeners.clear();
    if (this.isLive) this.hangUp();
  }

  async #place(name: string, attempt: number, microphone: Microphone): Promise<void> {
    const { server, createClient, becomeVisitor, storage, language } = this.#options;
    const token = await becomeVisitor(createClient({ baseUrl: server }), this.#options, storage);
    const client = createClient({ baseUrl: server, token });
    const invitation = await client.query("visitor.call", { name, language: language() });
    if (attempt !== this.#attempt) return;
    this.#client = client;
    client.documents.subscribe("chat", () => this.#follow());
    client.connect();
    const address = new URL("/sip", server).href.replace(/^http/, "ws");
    this.#line = this.#doors.placeCall(address, invitation, microphone, {
      onUp: () => this.#answered(attempt),
      onEnded: (why) => attempt === this.#attempt && this.#end(why),
    });
  }

  #answered(attempt: number): void {
    if (attempt !== this.#attempt) return;
    this.#set({ status: "up", since: this.#doors.now(), talk: { with: "line" } });
    this.#follow();
  }

  /** What the server says of this call. */
  #follow(): void {
    if (this.#state.status !== "up") return;
    const chat = this.#client?.documents.get("chat");
    const talk = talkOf(chat, this.#state.talk, this.#doors.now());
    this.#set({ ...this.#state, talk });
  }

  #end(why: EndReason | "network" | "unavailable"): void {
    if (!this.isLive) return;
    if (why === "network" || why === "unavailable") {
      this.#over({ status: "refused", why });
      return;
    }
    const { state } = this;
    const talk = state.status === "up" ? state.talk : undefined;
    const talkedMs = talk?.with === "agents" ? this.#doors.now() - talk.since : null;
    this.#over({ status: "ended", why, talkedMs });
  }

  #over(state: CallState): void {
    this.#attempt += 1;
    this.#line = undefined;
    this.#microphone?.close();
    this.#microphone = undefined;
    this.#client?.close();
    this.#client = undefined;
    this.#set(state);
  }

  #set(state: CallState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The server's and the browser's errors, in the few ways a customer can do something about. */
function refusalOf(error: unknown): RefusedReason {
  if (error instanceof MicrophoneFault) return error.reason;
  // By its looks: the class is the main script's, which has its own copy.
  const code = (error as { problem?: { code?: string } }).problem?.code;
  if (code === undefined) return "network";
  return code === "too_many_requests" ? "too_many" : "unavailable";
}
