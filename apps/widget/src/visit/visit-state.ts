import type { ChatDocument, EntryDocument } from "@maru/protocol";
import type { Marks } from "../conversation/thread.ts";
import type { Letter } from "./letterbox.ts";

/**
 * What the widget shows of a visit.
 *
 *   none ──► starting ──► waiting ◄──► connecting ──► active ──► ended ──► none
 *                            ▲                          │          ▲
 *                            └──── transferred, agent lost         └── from any: either side ends it
 *
 * `restoring`: a conversation was under way when the page was loaded, and the server has not answered yet.
 */
export type VisitState = {
  phase: "none" | "starting" | "restoring" | "waiting" | "connecting" | "active" | "ended";
  interactionId: string | null;
  /** 1 = next; null: not known, or not waiting. */
  position: number | null;
  agentNames: readonly string[];
  entries: readonly EntryDocument[];
  letters: readonly Letter[];
  /** How far the agents got. */
  marks: Marks;
  /** How far this customer read, in whichever tab. */
  readUpTo: number;
  typingNames: readonly string[];
  /** A connection is wanted and there is none. */
  cutOff: boolean;
  /** The customer ended it, and the server does not know yet. */
  leaving: boolean;
  /** There is more of the conversation before the first entry. */
  hasOlder: boolean;
  /** The name given last, for the form. */
  name: string;
};

/** Which conversation this browser shows. */
export type ConversationRecord = { interactionId: string; over: boolean };

export function isLive(chat: ChatDocument | undefined): chat is ChatDocument & {
  interactionId: string;
} {
  return chat?.interactionId != null && chat.phase !== "none" && chat.phase !== "ended";
}

/**
 * What the record becomes once the server's view is known: a live conversation is taken up, wherever it was
 * begun; one that the server does not have as live any more is over.
 */
export function recordAfter(
  record: ConversationRecord | undefined,
  chat: ChatDocument | undefined,
): ConversationRecord | undefined {
  if (isLive(chat)) {
    const same = record?.interactionId === chat.interactionId && !record.over;
    return same ? record : { interactionId: chat.interactionId, over: false };
  }
  if (chat === undefined || record === undefined || record.over) return record;
  return { ...record, over: true };
}

export function phaseOf(
  record: ConversationRecord | undefined,
  chat: ChatDocument | undefined,
  letters: readonly Letter[],
): VisitState["phase"] {
  if (record?.over === true) return "ended";
  if (record !== undefined) return isLive(chat) ? chat.phase : "restoring";
  return letters.length > 0 ? "starting" : "none";
}

/** Marks only move forward, also when an agent who had read everything leaves. */
export function furthest(before: Marks, agents: readonly Marks[]): Marks {
  const all = [before, ...agents];
  return {
    deliveredUpTo: Math.max(...all.map((marks) => marks.deliveredUpTo)),
    readUpTo: Math.max(...all.map((marks) => marks.readUpTo)),
  };
}
