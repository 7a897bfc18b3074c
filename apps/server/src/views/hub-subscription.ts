import type { ByeReason, Sink, Subscription } from "../engine/organisation-engine.ts";

/** One connection that looks at a view. */
export class HubSubscription implements Subscription {
  /** Wants the directory. Set when its first documents are built. */
  directory = false;
  readonly #sink: Sink;
  readonly #owner: SubscriptionOwner;
  /** Since the first frame. Frames outside the order of commits (typing) wait for it. */
  #begun = false;
  #closed = false;

  constructor(sink: Sink, owner: SubscriptionOwner) {
    this.#sink = sink;
    this.#owner = owner;
  }

  get closed(): boolean {
    return this.#closed;
  }

  setTopic(_topic: "directory", on: boolean): void {
    if (!this.#closed) this.#owner.setDirectory(this, on);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#owner.forget(this);
  }

  begin(frame: string, seq: number): void {
    this.#begun = true;
    this.send(frame, seq);
  }

  send(frame: string, seq: number): void {
    if (this.#closed || !this.#begun) return;
    if (!this.#sink.send(frame, seq)) this.close();
  }

  bye(reason: ByeReason): void {
    if (this.#closed) return;
    this.close();
    this.#sink.bye(reason);
  }
}

export interface SubscriptionOwner {
  setDirectory(subscription: HubSubscription, on: boolean): void;
  forget(subscription: HubSubscription): void;
}
