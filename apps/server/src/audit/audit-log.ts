import type { OrganisationId } from "@maru/core";
import type { AuditAction } from "@maru/protocol";
import type { Database } from "../database/database.ts";

/** What did not go through the journal. Secrets are never part of it: that one was set is all there is to say. */
export interface AuditRecord {
  /** `agent:<id>`, `token:<id>`, `system`, or `nobody` for who could not prove who they are. */
  readonly actor: string;
  readonly action: AuditAction;
  /** What it is about. */
  readonly kind?: string;
  readonly objectId?: string;
  readonly objectName?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly address: string | null;
}

export interface AuditLog {
  write(organisationId: OrganisationId, ...records: readonly AuditRecord[]): Promise<void>;
  /** Where a commit of the journal was asked from; the projection writes the rest. */
  origin(organisationId: OrganisationId, seq: number, address: string): Promise<void>;
}

const recordsAtOnce = 2_000;

export function createAuditLog(db: Database, clock: () => number): AuditLog {
  return {
    async write(org, ...records) {
      const rows = records.map((record) => ({
        ...{ org, at: clock(), actor: record.actor, action: record.action },
        ...{ kind: record.kind ?? null, object_id: record.objectId ?? null },
        object_name: record.objectName ?? null,
        before: jsonOf(record.before),
        after: jsonOf(record.after),
        address: record.address,
        seq: null,
      }));
      for (let first = 0; first < rows.length; first += recordsAtOnce) {
        const some = rows.slice(first, first + recordsAtOnce);
        await db.insertInto("audit").values(some).execute();
      }
    },
    async origin(org, seq, address) {
      await db
        .insertInto("audit_origin")
        .values({ org, seq, address })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
