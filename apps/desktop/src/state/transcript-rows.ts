import type { ContactDocument, EntryDocument } from "@maru/protocol";
import type { OutgoingMessage } from "./outgoing.ts";

export type Mark = "sending" | "failed" | "sent" | "delivered" | "read";

export type TranscriptRow =
  | { type: "day"; key: string; at: number }
  | { type: "unread"; key: string }
  | { type: "notice"; key: string; at: number; notice: string; name: string }
  | {
      type: "message";
      key: string;
      number: number | null;
      at: number;
      text: string;
      /** `customer`, or an agent's id. */
      from: string;
      name: string;
      /** On the customer's side, mine, or a colleague's. */
      side: "customer" | "mine" | "colleague";
      startsGroup: boolean;
      endsGroup: boolean;
      mark: Mark | null;
      clientId: string;
    };

/** Messages of one sender within this time belong together. */
const GROUP_MS = 3 * 60_000;

type Input = {
  entries: readonly EntryDocument[];
  outgoing: readonly OutgoingMessage[];
  myId: string | null;
  /** How far the customer's side got: decides the marks. */
  customer: Pick<ContactDocument["parties"][number], "deliveredUpTo" | "readUpTo"> | null;
  /** The last entry read when the conversation was opened: a line is drawn after it. */
  readUpTo: number | null;
  /** The calendar day of a time, in the agent's own time zone. */
  dayOf: (at: number) => string;
};

type MessageRow = Extract<TranscriptRow, { type: "message" }>;

export function transcriptRows(input: Input): TranscriptRow[] {
  const rows: TranscriptRow[] = [];
  let day = "";
  let lineDrawn = false;
  const push = (row: Exclude<TranscriptRow, { type: "day" | "unread" }>) => {
    const next = input.dayOf(row.at);
    if (next !== day) rows.push({ type: "day", key: `day-${next}`, at: row.at });
    day = next;
    const last = rows.at(-1);
    if (row.type === "message" && last?.type === "message" && continues(last, row)) {
      last.endsGroup = false;
      row.startsGroup = false;
    }
    rows.push(row);
  };
  for (const entry of input.entries) {
    if (!lineDrawn && isFirstUnread(entry, input.readUpTo)) {
      rows.push({ type: "unread", key: "unread" });
      lineDrawn = true;
    }
    push(entryRow(entry, input));
  }
  const seen = new Set(
    input.entries.flatMap(({ body }) => (body.type === "message" ? [body.clientId] : [])),
  );
  for (const message of input.outgoing)
    if (!seen.has(message.clientId)) push(outgoingRow(message, input.myId ?? ""));
  return rows;
}

function isFirstUnread(entry: EntryDocument, readUpTo: number | null): boolean {
  return (
    readUpTo !== null &&
    readUpTo > 0 &&
    entry.number > readUpTo &&
    entry.body.type === "message" &&
    entry.body.from === "customer"
  );
}

function entryRow(
  entry: EntryDocument,
  { myId, customer }: Input,
): Exclude<TranscriptRow, { type: "day" | "unread" }> {
  const { body, number, at } = entry;
  const key = `e${number}`;
  if (body.type === "notice")
    return { type: "notice", key, at, notice: body.notice, name: body.name };
  const side = body.from === "customer" ? "customer" : body.from === myId ? "mine" : "colleague";
  let mark: Mark | null = null;
  if (side !== "customer" && customer !== null)
    mark =
      number <= customer.readUpTo
        ? "read"
        : number <= customer.deliveredUpTo
          ? "delivered"
          : "sent";
  // The key of a message of mine stays the same from the outbox into the transcript: nothing flickers.
  const rowKey = side === "mine" ? `m${body.clientId}` : key;
  return messageRow({ ...body, key: rowKey, number, at, side, mark });
}

function outgoingRow(message: OutgoingMessage, myId: string): MessageRow {
  return messageRow({
    ...message,
    key: `m${message.clientId}`,
    number: null,
    from: myId,
    name: "",
    side: "mine",
    mark: message.failure === null ? "sending" : "failed",
  });
}

function messageRow(
  from: Omit<MessageRow, "type" | "startsGroup" | "endsGroup"> & { type?: string },
): MessageRow {
  const { key, number, at, text, name, side, mark, clientId } = from;
  const row = { key, number, at, text, from: from.from, name, side, mark, clientId };
  return { type: "message", ...row, startsGroup: true, endsGroup: true };
}

function continues(last: MessageRow, next: MessageRow): boolean {
  return last.from === next.from && next.at - last.at < GROUP_MS && last.mark !== "failed";
}
