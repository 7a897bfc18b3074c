import type { ClientFrame, ServerFrame } from "@maru/protocol";
import { createListeners } from "./readable.ts";

/** Who writes, and where. */
export type Typing = Omit<Extract<ServerFrame, { type: "typing" }>, "type">;

/** While somebody goes on typing the others are told again this often … */
const REPEAT_MS = 3_000;
/** … and it is over when nothing came for this long: a sender may vanish without saying "off". */
const EXPIRES_MS = 7_000;
/** Without another keystroke. */
const IDLE_MS = 5_000;

/** Ours to others: called on each keystroke, sends seldom. Nothing is kept for later: typing is only true now. */
export class OwnTyping {
  #send: (frame: ClientFrame) => void;
  #now: () => number;
  #conversations = new Map<string, { saidAt: number; timer: ReturnType<typeof setTimeout> }>();

  constructor(send: (frame: ClientFrame) => void, now: () => number) {
    this.#send = send;
    this.#now = now;
  }

  set(interactionId: string, on: boolean): void {
    const known = this.#conversations.get(interactionId);
    clearTimeout(known?.timer);
    if (!on) {
      if (this.#conversations.delete(interactionId)) this.#say(interactionId, false);
      return;
    }
    const again = known === undefined || this.#now() - known.saidAt >= REPEAT_MS;
    if (again) this.#say(interactionId, true);
    this.#conversations.set(interactionId, {
      saidAt: again ? this.#now() : known.saidAt,
      timer: setTimeout(() => this.set(interactionId, false), IDLE_MS),
    });
  }

  stop(): void {
    for (const interactionId of [...this.#conversations.keys()]) this.set(interactionId, false);
  }

  #say(interactionId: string, on: boolean): void {
    this.#send({ type: "typing", interactionId, on });
  }
}

/** Others' to us: each "on" is followed by an "off", sent or not. */
export class OthersTyping {
  #listeners = createListeners<Typing>();
  #timers = new Map<string, { last: Typing; timer: ReturnType<typeof setTimeout> }>();

  readonly subscribe = (listener: (typing: Typing) => void) => this.#listeners.add(listener);

  note({ interactionId, from, name, on }: Typing): void {
    const key = `${interactionId} ${from}`;
    const last = { interactionId, from, name, on };
    clearTimeout(this.#timers.get(key)?.timer);
    this.#timers.delete(key);
    if (on)
      this.#timers.set(key, {
        last,
        timer: setTimeout(() => this.note({ ...last, on: false }), EXPIRES_MS),
      });
    this.#listeners.emit(last);
  }

  /** Nobody is heard while offline. */
  stop(): void {
    for (const { last } of [...this.#timers.values()]) this.note({ ...last, on: false });
  }
}
