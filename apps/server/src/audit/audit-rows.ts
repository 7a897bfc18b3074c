import type { Commit, Event } from "@maru/core";
import type { AuditAction } from "@maru/protocol";

/** What a commit's changes of the configuration come to in the audit log. */
export interface AuditRow {
  readonly number: number;
  readonly at: number;
  readonly actor: string;
  readonly action: AuditAction;
  readonly kind: string;
  readonly object_id: string;
  readonly object_name: string | null;
  /** Whether `before` is what the table holds last; otherwise it was changed in this very batch. */
  readonly first: boolean;
  readonly before: unknown;
  readonly after: unknown;
  readonly seq: number;
}

export class AuditFold {
  readonly rows: AuditRow[] = [];
  /** What the batch has made of each item so far. */
  readonly #latest = new Map<string, unknown>();

  take(event: Event, { seq, at, actor }: Commit): void {
    if (event.type !== "ConfigurationPut" && event.type !== "ConfigurationRemoved") return;
    const item = event.type === "ConfigurationPut" ? event.item : null;
    const id = event.type === "ConfigurationPut" ? event.item.id : event.id;
    const key = `${event.kind} ${id}`;
    this.rows.push({
      ...{ number: this.rows.length, at, actor, seq, kind: event.kind, object_id: id },
      action: item === null ? "configuration.remove" : "configuration.put",
      object_name: item === null ? null : nameOf(item),
      first: !this.#latest.has(key),
      before: this.#latest.get(key) ?? null,
      after: item,
    });
    this.#latest.set(key, item);
  }
}

/** What people call it; null where it has no name. */
export function nameOf(item: object): string | null {
  if ("number" in item && typeof item.number === "string" && !("name" in item)) return item.number;
  if (!("name" in item)) return null;
  const { name } = item;
  if (typeof name === "string") return name;
  const isLocal = typeof name === "object" && name !== null && "ko" in name;
  return isLocal && typeof name.ko === "string" ? name.ko : null;
}
