import { createHash } from "node:crypto";
import type { AgentId, OrganisationId } from "@maru/core";
import { createAccounts } from "../auth/accounts.ts";
import { hashPassword } from "../auth/password.ts";
import { equalSecrets } from "../auth/secret-token.ts";
import type { Database } from "../database/database.ts";
import type { EngineHost } from "../engine/engine-host.ts";
import { normaliseSetupCode, readSetupCode } from "./setup-code.ts";
import { FIRST_AGENT_ID, type Founding, starterConfiguration } from "./starter-configuration.ts";

/** The organisation of an installation that began without the demo. */
const FIRST_ORGANISATION = "main";

/**
 * The first run of an installation without the demo: whoever has the code that the start printed founds the
 * organisation and is its first administrator. Once there is one account this is over for good.
 */
export interface FirstRun {
  isNeeded(): Promise<boolean>;
  /** For the start to print. */
  code(): Promise<string>;
  isCode(typed: string): Promise<boolean>;
  /** A founding that was cut short is finished by the next; `not_needed`: somebody was first. */
  found(
    founding: Founding & { readonly email: string; readonly password: string },
  ): Promise<"founded" | "not_needed">;
}

export function createFirstRun({
  db,
  host,
}: {
  readonly db: Database;
  readonly host: EngineHost;
}): FirstRun {
  let isOver = false;
  let turn: Promise<unknown> = Promise.resolve();
  const isNeeded = async (): Promise<boolean> => {
    if (isOver) return false;
    const account = await db.selectFrom("account").select("agent_id").limit(1).executeTakeFirst();
    const other = await db
      .selectFrom("organisation")
      .select("id")
      .where("id", "!=", FIRST_ORGANISATION)
      .limit(1)
      .executeTakeFirst();
    isOver = account !== undefined || other !== undefined;
    return !isOver;
  };
  return {
    isNeeded,
    code: () => readSetupCode(db),
    async isCode(typed) {
      const wanted = normaliseSetupCode(await readSetupCode(db));
      return equalSecrets(normaliseSetupCode(typed), wanted);
    },
    found(founding) {
      // One after the other: the second finds that the first has done it.
      const mine = turn.then(async () => {
        if (!(await isNeeded())) return "not_needed" as const;
        await configure(host, founding);
        // Last: while there is no account nobody can have changed anything.
        const outcome = await createAccounts(db).put({
          organisationId: FIRST_ORGANISATION as OrganisationId,
          agentId: FIRST_AGENT_ID as AgentId,
          email: founding.email,
          language: founding.language,
          passwordHash: await hashPassword(founding.password),
          passwordIsDemo: false,
        });
        return outcome === "done" ? ("founded" as const) : ("not_needed" as const);
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** By commands, so that it is in the journal like everything an administrator does later. */
async function configure(host: EngineHost, founding: Founding): Promise<void> {
  await host.createOrganisation(FIRST_ORGANISATION, founding.organisationName);
  const engine = await host.organisation(FIRST_ORGANISATION);
  for (const item of starterConfiguration(founding)) {
    const digest = createHash("sha256").update(JSON.stringify(item)).digest("base64url");
    // The digest is part of the key: somebody who comes back after a failure may have thought of another name.
    const key = { id: `first-${digest}`, digest };
    const command = { type: "PutConfiguration", ...item } as const;
    const outcome = await engine.command({ command, actor: "system", key });
    if (outcome.status === "done") continue;
    throw new Error(`bug: the starter was refused: ${outcome.refusal.detail}`);
  }
}
