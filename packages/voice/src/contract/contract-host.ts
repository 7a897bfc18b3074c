import type { Dial, LegId, PromptName } from "@maru/core";
import type { MediaEngine } from "../port.ts";

/** What the suite needs of an engine's surroundings: phones that do as they are told. */
export type ContractHost = {
  /** Running, with nothing in it that an earlier test left. */
  engine: MediaEngine;
  /** A phone that can be rung, is free, and rings until told otherwise; each time another. */
  freePhone(): Dial;
  /** Nobody can be reached by this: nothing is registered there. */
  deadPhone(): Dial;
  /** Another id that no test had. At most 40 characters, no dots. */
  newId(): string;
  phones: {
    /** Somebody calls us, and waits to be answered; their leg is told by `arrived`. */
    call(): Promise<void>;
    answer(legId: LegId): Promise<void>;
    reject(legId: LegId): Promise<void>;
    /** Also of a call we have not answered. */
    hangUp(legId: LegId): Promise<void>;
    press(legId: LegId, digit: string): Promise<void>;
  };
  /** A prompt the engine has; it ends within some seconds. */
  prompt: PromptName;
  /** The connection to the engine breaks and comes back. Calls go on. Settles when the engine can be asked again. */
  reconnect(): Promise<void>;
  /** Lets some time pass, for what was caused to happen. */
  letTimePass(): Promise<void>;
  close(): Promise<void>;
};
