import type { ChatDocument } from "@maru/protocol";

/**
 * One call from this page.
 *
 *   asking ──► microphone ──► calling ──► up ──► ended
 *     ▲            │             │                 │
 *     └── again ── refused ◄─────┘                 └── again: from the top
 *
 * `asking`: told what will happen, before the browser asks for the microphone.
 */
export type CallState =
  | { status: "asking" }
  | { status: "microphone" }
  | { status: "calling" }
  | { status: "up"; since: number; talk: Talk }
  | { status: "ended"; why: EndReason; talkedMs: number | null }
  | { status: "refused"; why: RefusedReason };

/** How far the call has got at the other side. */
export type Talk =
  | { with: "line" }
  /** 1 = next; null: not known. */
  | { with: "queue"; position: number | null }
  | { with: "agents"; names: readonly string[]; since: number };

export type EndReason = "self" | "other" | "lost" | "busy";
export type RefusedReason =
  | "denied"
  | "missing"
  | "unusable"
  | "insecure"
  | "unavailable"
  | "too_many"
  | "network";

/** What the customer's view says of their call. Until it says something, only that the line is up is known. */
export function talkOf(chat: ChatDocument | undefined, last: Talk, now: number): Talk {
  if (chat?.interactionId == null || chat.phase === "none" || chat.phase === "ended") return last;
  if (chat.agents.length > 0)
    return {
      with: "agents",
      names: chat.agents.map(({ name }) => name),
      since: last.with === "agents" ? last.since : now,
    };
  return { with: "queue", position: chat.phase === "waiting" ? chat.position : null };
}

/** `0:07`, `12:30`, `1:02:03` */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
