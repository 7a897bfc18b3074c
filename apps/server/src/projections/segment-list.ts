import type { SegmentDetail } from "@maru/protocol";
import type { Selectable } from "kysely";
import type { Tables } from "../database/tables.ts";

export type SegmentRow = Omit<Selectable<Tables["segment"]>, "org" | "interaction_id">;

type Kind = SegmentRow["kind"];
/** Which one: of that agent, offer or party, where it is said. */
export type Of = { agentId?: string; offerId?: string; peerId?: string | null };

/** The timeline of one interaction as it grows. The stretches that are over never change again. */
export class SegmentList {
  /** Those that were open when it began, and those that came since. */
  readonly #segments: SegmentRow[];
  readonly changed = new Set<SegmentRow>();
  #nextNumber: number;

  constructor(open: SegmentRow[], lastNumber: number) {
    this.#segments = open.map((segment) => ({ ...segment }));
    this.#nextNumber = lastNumber + 1;
  }

  openOnes(kind?: Kind): SegmentRow[] {
    return this.#segments.filter(
      (segment) => segment.ended_at === null && (kind === undefined || segment.kind === kind),
    );
  }

  findOpen(kind: Kind, of: Of = {}): SegmentRow | undefined {
    return this.openOnes(kind).find(
      (segment) =>
        (of.agentId === undefined || segment.agent_id === of.agentId) &&
        (of.offerId === undefined || segment.offer_id === of.offerId) &&
        (of.peerId === undefined || segment.peer_id === of.peerId),
    );
  }

  /** One of that kind that ended at that very time. */
  findEnded(kind: Kind, at: number): SegmentRow | undefined {
    return this.#segments.find((segment) => segment.kind === kind && segment.ended_at === at);
  }

  open(kind: Kind, at: number, more: Partial<SegmentRow> = {}): void {
    this.#add({ kind, ended_at: null, detail: "", ...more }, at);
  }

  /** A moment that explains the timeline. */
  note(detail: SegmentDetail, at: number, agentId: string | null): void {
    this.#add({ kind: "event", ended_at: at, detail, agent_id: agentId }, at);
  }

  /** Ends the open one, if there is one. */
  end(kind: Kind, of: Of, at: number, detail: SegmentDetail, more: Partial<SegmentRow> = {}): void {
    const segment = this.findOpen(kind, of);
    if (segment !== undefined) this.close(segment, at, detail, more);
  }

  close(
    segment: SegmentRow,
    at: number,
    detail: SegmentDetail,
    more: Partial<SegmentRow> = {},
  ): void {
    Object.assign(segment, more, { ended_at: at, detail });
    this.changed.add(segment);
  }

  amend(segment: SegmentRow, more: Partial<SegmentRow>): void {
    Object.assign(segment, more);
    this.changed.add(segment);
  }

  #add(
    segment: Pick<SegmentRow, "kind" | "ended_at" | "detail"> & Partial<SegmentRow>,
    at: number,
  ): void {
    const added: SegmentRow = {
      agent_id: null,
      queue_id: null,
      offer_id: null,
      reason_id: null,
      automatic: null,
      peer_id: null,
      peer_name: null,
      ...segment,
      number: this.#nextNumber,
      started_at: at,
    };
    this.#nextNumber += 1;
    this.#segments.push(added);
    this.changed.add(added);
  }
}
