import type { Generated } from "kysely";

/**
 * The tables as kysely sees them: one interface per table, its columns named as in SQL. The area that
 * writes a table's migration adds it here. `bigint` comes back as a number (see `database.ts`).
 */
export interface Tables {
  organisation: OrganisationTable;
}

interface OrganisationTable {
  readonly id: string;
  name: string;
  readonly created_at: Generated<Date>;
}
