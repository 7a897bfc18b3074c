import type { EntryDocument } from "@maru/protocol";
import type { Letter } from "../visit/letterbox.ts";
import type { LetterFailure, MarkName } from "../words/words.ts";

export type Marks = { deliveredUpTo: number; readUpTo: number };

/** One message as it is drawn. */
export type Bubble = {
  /** Stays the same from "sending" to "read". */
  key: string;
  text: string;
  at: number;
  clientId: string;
  failure: LetterFailure | null;
};

/** What one person said in one go. */
export type Group = {
  type: "group";
  key: string;
  own: boolean;
  name: string;
  bubbles: Bubble[];
  at: number;
  /** Of the last own message: how far it got. Null: others' groups, and failed ones. */
  mark: MarkName | null;
};

type Notice = Extract<EntryDocument["body"], { type: "notice" }>["notice"];

export type Line =
  | { type: "day"; key: string; at: number }
  | { type: "notice"; key: string; notice: Notice; name: string }
  | Group;

/** A pause longer than this begins a new group. */
const GROUP_PAUSE_MS = 3 * 60_000;

type Said = Bubble & { own: boolean; name: string; mark: MarkName | null };

/**
 * The conversation in lines: days, notices, and messages grouped by who said them. Entries come in the order
 * of their numbers; letters (not in the conversation yet) follow.
 */
export function threadOf(
  entries: readonly EntryDocument[],
  letters: readonly Letter[],
  marks: Marks,
  dayOf: (at: number) => string,
): Line[] {
  const lines: Line[] = [];
  let day: string | undefined;
  const present = new Set<string>();
  const openDay = (at: number) => {
    const next = dayOf(at);
    if (next !== day) lines.push({ type: "day", key: `day ${next}`, at });
    day = next;
  };
  for (const { number, at, body } of entries) {
    openDay(at);
    if (body.type === "notice") {
      lines.push({ type: "notice", key: `entry ${number}`, notice: body.notice, name: body.name });
      continue;
    }
    const own = body.from === "customer";
    if (own) present.add(body.clientId);
    say(lines, {
      key: own ? body.clientId : `entry ${number}`,
      text: body.text,
      at,
      clientId: body.clientId,
      failure: null,
      own,
      name: body.name,
      mark: own ? markOf(number, marks) : null,
    });
  }
  for (const { clientId, text, at, failure, name } of letters) {
    if (present.has(clientId)) continue;
    openDay(at);
    const mark = failure === null ? ("sending" as const) : null;
    const said = { key: clientId, text, at, clientId, failure, own: true };
    say(lines, { ...said, name, mark });
  }
  return lines;
}

function say(lines: Line[], { own, name, mark, ...bubble }: Said): void {
  const last = lines.at(-1);
  const joins =
    last?.type === "group" &&
    last.own === own &&
    (own || last.name === name) &&
    bubble.at - last.at < GROUP_PAUSE_MS;
  if (!joins) {
    const key = `group ${bubble.key}`;
    lines.push({ type: "group", key, own, name, bubbles: [bubble], at: bubble.at, mark });
    return;
  }
  last.bubbles.push(bubble);
  last.at = bubble.at;
  last.mark = mark;
}

function markOf(number: number, { deliveredUpTo, readUpTo }: Marks): MarkName {
  if (number <= readUpTo) return "read";
  return number <= deliveredUpTo ? "delivered" : "sent";
}

/** Messages of others beyond what was read. */
export function countUnread(entries: readonly EntryDocument[], readUpTo: number): number {
  let count = 0;
  for (const { number, body } of entries)
    if (number > readUpTo && body.type === "message" && body.from !== "customer") count++;
  return count;
}
