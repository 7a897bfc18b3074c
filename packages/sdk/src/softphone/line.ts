import type { Client } from "../client.ts";
import { createListeners, type Readable } from "../readable.ts";
import type { LineFault, LineState } from "./line-state.ts";
import { MicrophoneFault, type OpenMicrophone } from "./microphone.ts";
import type { OpenTabLock, TabLock } from "./tab-lock.ts";
import type { OpenUserAgent, UserAgent, UserAgentCall } from "./user-agent.ts";

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export type LineOptions = {
  client: Pick<Client, "query">;
  url: string;
  agentId: string;
  openUserAgent: OpenUserAgent;
  openMicrophone: OpenMicrophone;
  openTabLock: OpenTabLock;
  microphoneId: () => string | null;
  /** A call is ringing or up: then the connection is not given up for a fresh one. */
  busy: () => boolean;
  onCall: (call: UserAgentCall) => void;
};

/** The registration: wanted or not, in this tab or another, and how it stands. See `LineState`. */
export class Line implements Readable<LineState> {
  #options: LineOptions;
  #state: LineState = { status: "off" };
  #changed = createListeners<void>();
  #lock: TabLock;
  #wanted = false;
  #userAgent: UserAgent | null = null;
  /** Of the attempt under way: what an older one still brings is dropped. */
  #attempt = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#lock = options.openTabLock(`maru.phone.${options.agentId}`, (state) => {
      if (!this.#wanted) return;
      if (state === "held") void this.#begin();
      else this.#stop({ status: "elsewhere" });
    });
  }

  get = (): LineState => this.#state;
  subscribe = (listener: () => void): (() => void) => this.#changed.add(listener);

  /** Is this browser the agent's station? */
  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) this.#lock.request("wait");
    else {
      this.#stop({ status: "off" });
      this.#lock.release();
    }
  }

  /** Become the phone in this tab, whichever tab is it now. */
  takeOver(): void {
    if (this.#state.status === "elsewhere") this.#lock.request("steal");
  }

  /** Now, instead of later: the microphone was allowed or plugged in, the network is back. */
  retry(): void {
    const { status } = this.#state;
    if ((status === "failed" || status === "no_microphone") && !this.#options.busy())
      void this.#begin();
  }

  /** A call came and the microphone could not be opened: no further call shall come until it can. */
  loseMicrophone(error: unknown): void {
    const reason = error instanceof MicrophoneFault ? error.reason : "unusable";
    // After what the call itself is told.
    setTimeout(() => {
      if (this.#wanted && this.#state.status === "registered" && !this.#options.busy())
        this.#stop({ status: "no_microphone", reason });
    });
  }

  close(): void {
    this.want(false);
  }

  async #begin(): Promise<void> {
    this.#stop({ status: "preparing" });
    const attempt = this.#attempt;
    const { openMicrophone, openUserAgent, client, url, microphoneId, onCall } = this.#options;
    try {
      (await openMicrophone(microphoneId())).close();
      if (attempt !== this.#attempt) return;
      const { browser } = await client.query("phone.get", {});
      if (attempt !== this.#attempt) return;
      this.#set({ status: "registering" });
      const current =
        <T extends unknown[]>(run: (...values: T) => void) =>
        (...values: T) =>
          attempt === this.#attempt && run(...values);
      const userAgent = await openUserAgent(url, browser, {
        onRegistered: current(() => {
          this.#failures = 0;
          clearTimeout(this.#retry);
          this.#set({ status: "registered" });
        }),
        onUnregistered: current((reason) => this.#fail(reason)),
        onCall: current(onCall),
      });
      if (attempt !== this.#attempt) return userAgent.stop();
      this.#userAgent = userAgent;
      userAgent.start();
    } catch (error) {
      if (attempt !== this.#attempt) return;
      if (error instanceof MicrophoneFault)
        this.#set({ status: "no_microphone", reason: error.reason });
      else this.#fail("unavailable");
    }
  }

  #fail(reason: LineFault): void {
    clearTimeout(this.#retry);
    // The user agent seeks a lost connection itself.
    if (reason === "unreachable" && this.#userAgent !== null) {
      this.#set({ status: "failed", reason, retryAt: null });
      return;
    }
    const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++);
    this.#set({ status: "failed", reason, retryAt: Date.now() + waitMs });
    this.#retry = setTimeout(() => {
      // Whose password is not accepted needs a new one; a call that is up must not lose its dialog.
      if (this.#userAgent !== null && (reason !== "refused" || this.#options.busy()))
        this.#userAgent.register();
      else void this.#begin();
    }, waitMs);
  }

  #stop(state: LineState): void {
    this.#attempt += 1;
    clearTimeout(this.#retry);
    this.#userAgent?.stop();
    this.#userAgent = null;
    this.#set(state);
  }

  #set(state: LineState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#changed.emit();
  }
}
