import type { QueryResult } from "@maru/protocol";
import type { LineFault } from "./line-state.ts";
import type { Microphone } from "./microphone.ts";

export type PhoneAccount = QueryResult<"phone.get">["browser"];

/** SIP and WebRTC behind one small door, so that the rules of the softphone need neither. */
export interface UserAgent {
  /** Connects and registers, and seeks a lost connection until it is stopped. */
  start(): void;
  /** Tries again to register after a failure. */
  register(): void;
  /**
   * Unregisters and disconnects. A call that is up is not hung up but dropped: the server then counts the phone
   * as lost, and the customer is kept.
   */
  stop(): void;
}

export type UserAgentEvents = {
  onRegistered(): void;
  /** Not registered, or no longer. On `unreachable` it goes on trying by itself. */
  onUnregistered(reason: LineFault): void;
  onCall(call: UserAgentCall): void;
};

/** An incoming call. It begins ringing; after `onEnded` nothing has an effect. */
export interface UserAgentCall {
  /** `X-Maru-Leg` of the INVITE: `<interactionId>.<agentId>.<n>`; null: it did not say. */
  readonly legId: string | null;
  /** The INVITE asks to be answered at once (`Call-Info: …;answer-after=0`): the agent has pressed Accept already. */
  readonly answersItself: boolean;
  answer(microphone: Microphone, speakerId: string | null): void;
  /** The phone cannot take it (480). */
  reject(): void;
  useMicrophone(microphone: Microphone): void;
  useSpeaker(speakerId: string | null): void;
  /** As telephone events in the audio (RFC 4733). `0-9 * #` only. */
  sendDigits(digits: string): void;
  onUp(listener: () => void): void;
  onEnded(listener: () => void): void;
}

export type OpenUserAgent = (
  url: string,
  account: PhoneAccount,
  events: UserAgentEvents,
) => Promise<UserAgent>;
