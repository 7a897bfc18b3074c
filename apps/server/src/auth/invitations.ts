import type { AgentId, OrganisationId } from "@maru/core";
import type { Database } from "../database/database.ts";
import type { Person } from "./second-factors.ts";
import { hashToken, makeToken } from "./secret-token.ts";

/** One-time links by which somebody sets their password: the first one, or a new one where it is forgotten. */
export interface Invitations {
  /** Takes the place of an earlier one. Needs an account. */
  create(who: Person): Promise<{ readonly token: string; readonly expiresAt: number }>;
  createMany(
    organisationId: OrganisationId,
    agentIds: readonly AgentId[],
  ): Promise<ReadonlyMap<AgentId, { readonly token: string; readonly expiresAt: number }>>;
  find(token: string): Promise<Person | undefined>;
  /** Uses it up. Undefined: it was used, or has run out. */
  take(token: string): Promise<Person | undefined>;
  forget(who: Person): Promise<void>;
}

export const INVITATION_MAX_AGE_MS = 7 * 24 * 3_600_000;

export function createInvitations(db: Database, clock: () => number): Invitations {
  const createMany: Invitations["createMany"] = async (org, agentIds) => {
    const expiresAt = clock() + INVITATION_MAX_AGE_MS;
    const made = new Map(
      agentIds.map((agentId) => [agentId, { token: makeToken("maru_i_"), expiresAt }]),
    );
    if (made.size === 0) return made;
    await db
      .insertInto("invitation")
      .values(
        Array.from(made, ([agent_id, { token }]) => ({
          ...{ org, agent_id, token_hash: hashToken(token), expires_at: new Date(expiresAt) },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["org", "agent_id"]).doUpdateSet((row) => ({
          token_hash: row.ref("excluded.token_hash"),
          expires_at: row.ref("excluded.expires_at"),
        })),
      )
      .execute();
    return made;
  };
  return {
    createMany,
    async create({ organisationId, agentId }) {
      const made = (await createMany(organisationId, [agentId])).get(agentId);
      if (made === undefined) throw new Error("bug: an invitation was made and is not there");
      return made;
    },
    find: (token) =>
      db
        .selectFrom("invitation")
        .select(["org as organisationId", "agent_id as agentId"])
        .where("token_hash", "=", hashToken(token))
        .where("expires_at", ">", new Date(clock()))
        .executeTakeFirst(),
    take: (token) =>
      db
        .deleteFrom("invitation")
        .where("token_hash", "=", hashToken(token))
        .where("expires_at", ">", new Date(clock()))
        .returning(["org as organisationId", "agent_id as agentId"])
        .executeTakeFirst(),
    async forget({ organisationId, agentId }) {
      await db
        .deleteFrom("invitation")
        .where("org", "=", organisationId)
        .where("agent_id", "=", agentId)
        .execute();
    },
  };
}
