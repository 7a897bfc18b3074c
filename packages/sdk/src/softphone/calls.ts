import { createListeners, type Readable } from "../readable.ts";
import type { PhoneCall } from "./line-state.ts";
import type { Microphone, OpenMicrophone } from "./microphone.ts";
import type { UserAgentCall } from "./user-agent.ts";

/** An agent has one call, and one more may ring at the same moment; what comes beyond is not ours to juggle. */
const MAX_CALLS = 4;

type Entry = {
  id: number;
  line: UserAgentCall;
  /** Of a call that did not say whose it is: the contact it was answered for. */
  answeredFor: string | null;
  status: PhoneCall["status"];
  muted: boolean;
  /** Opened while it rings, so that answering takes no time. */
  microphone: Promise<Microphone | null>;
};

type Options = {
  openMicrophone: OpenMicrophone;
  microphoneId: () => string | null;
  speakerId: () => string | null;
  /** A call that came could not be taken. */
  onMicrophoneFault: (error: unknown) => void;
};

/** The calls at this phone, and the microphone of each. */
export class Calls implements Readable<readonly PhoneCall[]> {
  #options: Options;
  #entries: Entry[] = [];
  #shown: readonly PhoneCall[] = [];
  #changed = createListeners<void>();
  #count = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get = (): readonly PhoneCall[] => this.#shown;
  subscribe = (listener: () => void): (() => void) => this.#changed.add(listener);

  add(line: UserAgentCall): void {
    if (this.#entries.length >= MAX_CALLS) {
      line.reject();
      return;
    }
    const entry: Entry = {
      id: ++this.#count,
      line,
      answeredFor: null,
      status: "ringing",
      muted: false,
      microphone: this.#openMicrophone().catch((error: unknown) => {
        this.#options.onMicrophoneFault(error);
        // Nobody would hear the agent: the call is to ring elsewhere.
        if (this.#entries.includes(entry)) line.reject();
        return null;
      }),
    };
    this.#entries.push(entry);
    line.onUp(() => {
      if (!this.#entries.includes(entry)) return;
      entry.status = "up";
      this.#publish();
    });
    line.onEnded(() => this.#remove(entry));
    this.#publish();
    if (line.answersItself) void this.#answer(entry);
  }

  /**
   * Answers what rings for this contact, or the only call that rings without saying for which. False: nothing does;
   * a second press while the first is under way is the same answer.
   */
  answer(interactionId: string): boolean {
    const own = this.#of(interactionId);
    if (own !== undefined && own.status !== "ringing") return true;
    const entry = this.#ringingFor(interactionId);
    if (entry === undefined) return false;
    entry.answeredFor = interactionId;
    void this.#answer(entry);
    return true;
  }

  has(interactionId: string): boolean {
    return this.#entries.some((entry) => isOf(entry, interactionId) || isNobodys(entry));
  }

  setMuted(interactionId: string, muted: boolean): void {
    const entry = this.#of(interactionId);
    if (entry === undefined || entry.muted === muted) return;
    entry.muted = muted;
    void entry.microphone.then((microphone) => microphone?.setMuted(entry.muted));
    this.#publish();
  }

  sendDigits(interactionId: string, digits: string): void {
    const entry = this.#of(interactionId);
    if (entry?.status === "up") entry.line.sendDigits(digits);
  }

  /** The chosen microphone is another one, or the old one is gone. */
  changeMicrophone(): void {
    for (const entry of this.#entries) {
      const last = entry.microphone;
      entry.microphone = this.#openMicrophone().then(
        async (next) => {
          (await last)?.close();
          this.#attach(entry, next);
          if (entry.status !== "ringing") entry.line.useMicrophone(next);
          return next;
        },
        // Not to be had: the call goes on with the one it has.
        () => last,
      );
    }
  }

  changeSpeaker(): void {
    for (const { line } of this.#entries) line.useSpeaker(this.#options.speakerId());
  }

  #of(interactionId: string): Entry | undefined {
    return this.#entries.find((entry) => isOf(entry, interactionId));
  }

  #ringingFor(interactionId: string): Entry | undefined {
    const ringing = this.#entries.filter(({ status }) => status === "ringing");
    const named = ringing.find((entry) => isOf(entry, interactionId));
    if (named !== undefined || ringing.length !== 1) return named;
    return ringing.find(isNobodys);
  }

  async #answer(entry: Entry): Promise<void> {
    if (entry.status !== "ringing") return;
    entry.status = "answering";
    this.#publish();
    const microphone = await entry.microphone;
    if (microphone === null || !this.#entries.includes(entry)) return;
    this.#attach(entry, microphone);
    entry.line.answer(microphone, this.#options.speakerId());
  }

  #attach(entry: Entry, microphone: Microphone): void {
    microphone.setMuted(entry.muted);
    microphone.onLost(() => this.#entries.includes(entry) && this.changeMicrophone());
  }

  #openMicrophone(): Promise<Microphone> {
    return this.#options.openMicrophone(this.#options.microphoneId());
  }

  #remove(entry: Entry): void {
    this.#entries = this.#entries.filter((one) => one !== entry);
    void entry.microphone.then((microphone) => microphone?.close());
    this.#publish();
  }

  #publish(): void {
    this.#shown = this.#entries.map(({ id, line, status, muted }) => ({
      id,
      legId: line.legId,
      status,
      muted,
    }));
    this.#changed.emit();
  }
}

/** A leg's id begins with its interaction's. */
const isOf = ({ line, answeredFor }: Entry, interactionId: string): boolean =>
  line.legId?.startsWith(`${interactionId}.`) ?? answeredFor === interactionId;

const isNobodys = ({ line, answeredFor }: Entry): boolean =>
  line.legId === null && answeredFor === null;
