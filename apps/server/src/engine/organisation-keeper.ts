import type { Database } from "../database/database.ts";
import type { Logger } from "../platform/logger.ts";
import { EngineFault } from "./engine-fault.ts";
import type { EngineHost } from "./engine-host.ts";

const defaultPeriodMs = 1_000;

export interface OrganisationKeeperParts {
  readonly db: Database;
  readonly host: EngineHost;
  readonly logger: Logger;
  /** Whether every organisation is served, here or by another node. */
  readonly report: (served: boolean) => void;
  readonly periodMs?: number;
}

/**
 * Sees to it that every organisation has a writer, asked for or not: offers run out and wrap-ups end
 * also while nobody is connected. Each second it asks for all of them, which is free for those that
 * run here; what another node left is taken over that way, and what stepped down comes back.
 * Resolves after the first round.
 */
export async function keepOrganisationsRunning(
  parts: OrganisationKeeperParts,
): Promise<{ stop(): void }> {
  const { report, logger, periodMs = defaultPeriodMs } = parts;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async (): Promise<void> => {
    const served = await askForAll(parts).catch((err: unknown) => {
      logger.warn({ err }, "the organisations could not be listed");
      return false;
    });
    if (stopped) return;
    report(served);
    timer = setTimeout(() => void round(), periodMs);
    timer.unref();
  };
  await round();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function askForAll({ db, host }: OrganisationKeeperParts): Promise<boolean> {
  const organisations = await db.selectFrom("organisation").select("id").execute();
  const outcomes = await Promise.allSettled(organisations.map(({ id }) => host.organisation(id)));
  return outcomes.every((outcome) => outcome.status === "fulfilled" || isElsewhere(outcome.reason));
}

function isElsewhere(error: unknown): boolean {
  return error instanceof EngineFault && error.reason === "not_the_writer";
}
