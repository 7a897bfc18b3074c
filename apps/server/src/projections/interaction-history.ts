import type { Commit, Event } from "@maru/core";
import type { Selectable } from "kysely";
import type { Tables } from "../database/tables.ts";
import { applyCallEvent, isCallEvent } from "./call-history.ts";
import { applyFlowEvent, endFlow, isFlowEvent } from "./flow-history.ts";
import { SegmentList, type SegmentRow } from "./segment-list.ts";

export type InteractionRow = Omit<Selectable<Tables["interaction"]>, "org">;

const PREVIEW_LENGTH = 140;

/**
 * One interaction as the tables tell it: its row and its timeline, folded from the events. Begins with the first
 * event, or with what the tables hold: the row and the segments that are still open (the others never change).
 */
export class InteractionHistory {
  readonly row: InteractionRow;
  readonly segments: SegmentList;
  rowChanged: boolean;

  constructor(row: InteractionRow, open: SegmentRow[], lastNumber: number) {
    this.row = { ...row };
    this.segments = new SegmentList(open, lastNumber);
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
      // Journals from before there were calls do not say.
      customer_number: event.call?.customerNumber ?? null,
      abusive: false,
      variables: {},
    };
    return new InteractionHistory(row, [], 0);
  }

  change(columns: Partial<InteractionRow>): void {
    Object.assign(this.row, columns);
    this.rowChanged = true;
  }

  apply(event: InteractionEvent, at: Commit["at"]): void {
    if (isCallEvent(event)) {
      applyCallEvent(this, event, at);
      return;
    }
    if (isFlowEvent(event)) {
      applyFlowEvent(this.segments, event, at);
      return;
    }
    const { segments } = this;
    switch (event.type) {
      case "InteractionQueued":
        this.#queued(event, at);
        return;
      case "OfferMade": {
        const { agentId: agent_id, id: offer_id } = event.offer;
        segments.open("offer", at, { agent_id, offer_id });
        return;
      }
      case "OfferAccepted":
        segments.end("offer", event, at, "accepted");
        // Who is consulted does not speak with the customer.
        if (segments.findOpen("consult") !== undefined) return;
        segments.end("queue", {}, at, "accepted");
        segments.open("talk", at, { agent_id: event.agentId, queue_id: this.row.queue_id });
        return;
      case "OfferEnded":
        segments.end("offer", event, at, event.outcome);
        return;
      case "AgentReturned":
        segments.end("wrap_up", event, at, "returned");
        segments.open("talk", at, { agent_id: event.agentId, queue_id: this.row.queue_id });
        return;
      case "CustomerLeft":
        segments.end("hold", {}, at, "customer_left");
        segments.note(event.reason === "absent" ? "customer_absent" : "customer_left", at, null);
        return;
      case "ConversationEnded":
        this.#ended(event, at);
        return;
      case "WrapUpCompleted": {
        const { agentId, reasonId: reason_id, automatic } = event;
        const detail = automatic ? "automatic" : "completed";
        segments.end("wrap_up", { agentId }, at, detail, { reason_id, automatic });
        return;
      }
      case "InteractionClosed":
        for (const segment of segments.openOnes()) segments.close(segment, at, event.reason);
        this.#endRow(at, event.reason);
        return;
      case "RequirementRelaxed":
        segments.note("requirement_relaxed", at, null);
        return;
      case "PreferredAgentReleased":
        segments.note("preferred_agent_released", at, event.agentId);
        return;
      case "MessageSent":
        if (event.from === "customer" && this.row.preview === "")
          this.change({ preview: cut(event.text) });
        return;
      case "VariablesRecorded":
        this.change({ variables: event.values });
        return;
      case "InteractionStarted":
      case "NoticeWritten":
      case "TranscriptMarked":
      case "CustomerConnectionLost":
      case "CustomerConnectionRestored":
      case "WrapUpKeptOpen":
      case "OfferExtended":
      case "VariablesSet":
        return;
    }
  }

  #queued(event: Extract<InteractionEvent, { type: "InteractionQueued" }>, at: number): void {
    const { segments } = this;
    endFlow(segments, at, "completed");
    if (event.reason === "transfer_failed") segments.note("transfer_failed", at, null);
    const waiting = segments.findOpen("queue");
    // A missed offer does not end the wait.
    if (waiting?.queue_id === event.queueId) return;
    // Only a transfer takes a waiting contact to another queue.
    if (waiting !== undefined) segments.close(waiting, at, "transferred");
    if (this.row.queue_id !== event.queueId) this.change({ queue_id: event.queueId });
    segments.open("queue", at, { queue_id: event.queueId });
  }

  #ended(event: Extract<InteractionEvent, { type: "ConversationEnded" }>, at: number): void {
    const { reason } = event.ending;
    const { segments } = this;
    const talking = segments.openOnes("talk").map(({ agent_id }) => agent_id);
    // The agent whose call the customer did not take wraps up without having talked.
    const dialled = segments.findEnded("dial", at) ?? segments.findOpen("dial");
    if (talking.length === 0 && dialled?.peer_id === "customer") talking.push(dialled.agent_id);
    for (const segment of segments.openOnes())
      if (segment.kind !== "wrap_up") segments.close(segment, at, reason);
    for (const agent_id of talking)
      if (agent_id !== null) segments.open("wrap_up", at, { agent_id });
    this.#endRow(event.ending.at, reason);
  }

  #endRow(at: number, reason: string): void {
    if (this.row.ended_at === null) this.change({ ended_at: at, end_reason: reason });
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
