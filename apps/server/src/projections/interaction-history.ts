import type { Commit, Event } from "@maru/core";
import type { SegmentDetail } from "@maru/protocol";
import type { Selectable } from "kysely";
import type { Tables } from "../database/tables.ts";

export type InteractionRow = Omit<Selectable<Tables["interaction"]>, "org">;
export type SegmentRow = Omit<Selectable<Tables["segment"]>, "org" | "interaction_id">;

const PREVIEW_LENGTH = 140;

/**
 * One interaction as the tables tell it: its row and its timeline, folded from the events. Begins with the first
 * event, or with what the tables hold: the row and the segments that are still open (the others never change).
 */
export class InteractionHistory {
  readonly row: InteractionRow;
  /** Those that are open, and those this object has changed. */
  readonly segments: SegmentRow[];
  readonly changed = new Set<SegmentRow>();
  rowChanged: boolean;
  #nextNumber: number;

  constructor(row: InteractionRow, open: SegmentRow[], lastNumber: number) {
    this.row = { ...row };
    this.segments = open.map((segment) => ({ ...segment }));
    this.#nextNumber = lastNumber + 1;
    this.rowChanged = lastNumber === 0;
  }

  static begin(
    event: Extract<Event, { type: "InteractionStarted" }>,
    at: number,
  ): InteractionHistory {
    const row: InteractionRow = {
      id: event.interactionId,
      channel: event.channel,
      direction: event.direction,
      entry_point_id: event.entryPointId,
      customer_id: event.customer.id,
      customer_name: event.customer.name,
      queue_id: null,
      started_at: at,
      ended_at: null,
      end_reason: null,
      preview: "",
    };
    return new InteractionHistory(row, [], 0);
  }

  apply(event: InteractionEvent, at: Commit["at"]): void {
    switch (event.type) {
      case "InteractionQueued":
        this.#queued(event, at);
        return;
      case "OfferMade": {
        const { agentId: agent_id, id: offer_id } = event.offer;
        this.#open("offer", at, { agent_id, offer_id });
        return;
      }
      case "OfferAccepted":
        this.#end("offer", event, at, "accepted");
        this.#end("queue", null, at, "accepted");
        this.#open("talk", at, { agent_id: event.agentId, queue_id: this.row.queue_id });
        return;
      case "OfferEnded":
        this.#end("offer", event, at, event.outcome);
        return;
      case "AgentLeft":
        this.#end("talk", event, at, event.reason);
        if (event.reason === "connection_lost")
          this.#note("agent_connection_lost", at, event.agentId);
        if (event.wrapUp !== null) this.#open("wrap_up", at, { agent_id: event.agentId });
        return;
      case "AgentReturned":
        this.#end("wrap_up", event, at, "returned");
        this.#open("talk", at, { agent_id: event.agentId, queue_id: this.row.queue_id });
        return;
      case "CustomerLeft":
        this.#note(event.reason === "absent" ? "customer_absent" : "customer_left", at, null);
        return;
      case "ConversationEnded":
        this.#ended(event, at);
        return;
      case "WrapUpCompleted": {
        const { reasonId: reason_id, automatic } = event;
        const detail = automatic ? "automatic" : "completed";
        this.#end("wrap_up", event, at, detail, { reason_id, automatic });
        return;
      }
      case "InteractionClosed":
        for (const segment of this.#openOnes()) this.#close(segment, at, event.reason);
        this.#endRow(at, event.reason);
        return;
      case "RequirementRelaxed":
        this.#note("requirement_relaxed", at, null);
        return;
      case "PreferredAgentReleased":
        this.#note("preferred_agent_released", at, event.agentId);
        return;
      case "MessageSent":
        if (event.from === "customer" && this.row.preview === "") {
          this.row.preview = cut(event.text);
          this.rowChanged = true;
        }
        return;
      case "InteractionStarted":
      case "NoticeWritten":
      case "TranscriptMarked":
      case "CustomerConnectionLost":
      case "CustomerConnectionRestored":
      case "WrapUpKeptOpen":
      case "OfferExtended":
        return;
    }
  }

  #queued(event: Extract<InteractionEvent, { type: "InteractionQueued" }>, at: number): void {
    if (event.reason === "transfer_failed") this.#note("transfer_failed", at, null);
    const waiting = this.#openOnes().find(({ kind }) => kind === "queue");
    // A missed offer does not end the wait.
    if (waiting?.queue_id === event.queueId) return;
    // Only a transfer takes a waiting contact to another queue.
    if (waiting !== undefined) this.#close(waiting, at, "transferred");
    if (this.row.queue_id !== event.queueId) {
      this.row.queue_id = event.queueId;
      this.rowChanged = true;
    }
    this.#open("queue", at, { queue_id: event.queueId });
  }

  #ended(event: Extract<InteractionEvent, { type: "ConversationEnded" }>, at: number): void {
    const { reason } = event.ending;
    for (const segment of this.#openOnes()) {
      if (segment.kind === "wrap_up") continue;
      this.#close(segment, at, reason);
      if (segment.kind === "talk") this.#open("wrap_up", at, { agent_id: segment.agent_id });
    }
    this.#endRow(event.ending.at, reason);
  }

  #endRow(at: number, reason: string): void {
    if (this.row.ended_at !== null) return;
    this.row.ended_at = at;
    this.row.end_reason = reason;
    this.rowChanged = true;
  }

  #openOnes(): SegmentRow[] {
    return this.segments.filter(({ ended_at }) => ended_at === null);
  }

  /** The open segment of that kind, of that agent or offer where one is named. */
  #end(
    kind: SegmentRow["kind"],
    of: { agentId: string; offerId?: string } | null,
    at: number,
    detail: SegmentDetail,
    more: Partial<SegmentRow> = {},
  ): void {
    const segment = this.#openOnes().find(
      (candidate) =>
        candidate.kind === kind &&
        (of === null || candidate.agent_id === of.agentId) &&
        (of?.offerId === undefined || candidate.offer_id === of.offerId),
    );
    if (segment === undefined) return;
    Object.assign(segment, more);
    this.#close(segment, at, detail);
  }

  #close(segment: SegmentRow, at: number, detail: SegmentDetail): void {
    segment.ended_at = at;
    segment.detail = detail;
    this.changed.add(segment);
  }

  #open(kind: SegmentRow["kind"], at: number, more: Partial<SegmentRow>): void {
    this.#add({ kind, ended_at: null, detail: "", ...more }, at);
  }

  /** A moment that explains the timeline. */
  #note(detail: SegmentDetail, at: number, agentId: string | null): void {
    this.#add({ kind: "event", ended_at: at, detail, agent_id: agentId }, at);
  }

  #add(
    segment: Pick<SegmentRow, "kind" | "ended_at" | "detail"> & Partial<SegmentRow>,
    at: number,
  ) {
    const added: SegmentRow = {
      agent_id: null,
      queue_id: null,
      offer_id: null,
      reason_id: null,
      automatic: null,
      ...segment,
      number: this.#nextNumber,
      started_at: at,
    };
    this.#nextNumber += 1;
    this.segments.push(added);
    this.changed.add(added);
  }
}

/** What happens to one interaction (an agent's presence may name one, without changing it). */
export type InteractionEvent = Exclude<
  Extract<Event, { interactionId: unknown }>,
  { type: "AgentPresenceChanged" }
>;

export function isInteractionEvent(event: Event): event is InteractionEvent {
  return "interactionId" in event;
}

function cut(text: string): string {
  return text.slice(0, PREVIEW_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
}
