/**
 * How the browser is doing as a telephone.
 *
 *   off ──► elsewhere ──► preparing ──► registering ──► registered
 *    ▲      (another tab     │  ▲          │  ▲            │
 *    │       is the phone)   ▼  │          ▼  └────────────┤
 *    │                no_microphone      failed ◄──────────┘
 *    │                                     └──► preparing (by itself at `retryAt`, or by `retry()`)
 *    └── from any: the agent's station is no longer the browser
 *
 * Without a microphone it does not register: who could not speak is not to be offered calls.
 */
export type LineState =
  | { readonly status: "off" }
  | { readonly status: "elsewhere" }
  | { readonly status: "preparing" }
  | { readonly status: "no_microphone"; readonly reason: MicrophoneReason }
  | { readonly status: "registering" }
  | { readonly status: "registered" }
  /** `retryAt`: epoch milliseconds of this machine's clock; null: the connection is being sought all the time. */
  | { readonly status: "failed"; readonly reason: LineFault; readonly retryAt: number | null };

export type MicrophoneReason =
  /** The person, or a policy, said no. */
  | "denied"
  /** There is none. */
  | "missing"
  /** Another program has it, or it is broken. */
  | "unusable"
  /** The page is not served safely (HTTPS, or localhost): browsers give it no microphone. */
  | "insecure";

export type LineFault =
  /** The SIP connection does not come about. */
  | "unreachable"
  /** User or password are not accepted. */
  | "refused"
  /** The server answers, but cannot take the registration now: voice is off or still starting. */
  | "unavailable";

/** A call at this phone, from its first ring to its end. */
export type PhoneCall = {
  /** Unique among this phone's calls. */
  readonly id: number;
  /** `<interactionId>.<agentId>.<n>`; null: the INVITE did not say. */
  readonly legId: string | null;
  readonly status: "ringing" | "answering" | "up";
  readonly muted: boolean;
};
