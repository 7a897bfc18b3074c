import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { PendingWebRequest, WebOutlet } from "../engine/web-watch.ts";
import type { Logger } from "../platform/logger.ts";
import { askWeb } from "./web-ask.ts";

export interface WebEdgeParts {
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly logger: Logger;
  /** Services on this machine or in a private network may be asked. */
  readonly allowPrivate: boolean;
}

/** At once, of all organisations; whoever comes beyond waits their turn, and their flow for no longer than it said. */
const MAX_UNDER_WAY = 100;
/** Beyond, a flow is told at once that it failed. */
const MAX_WAITING = 10_000;

/** Asks what flows want asked, and tells them what came back. */
export function createWebEdge(parts: WebEdgeParts): WebOutlet {
  const waiting: (() => Promise<void>)[] = [];
  let underWay = 0;
  const next = (): void => {
    if (underWay >= MAX_UNDER_WAY) return;
    const ask = waiting.shift();
    if (ask === undefined) return;
    underWay += 1;
    void ask().finally(() => {
      underWay -= 1;
      next();
    });
  };
  return {
    asked(organisationId, requests) {
      for (const pending of requests) {
        if (waiting.length >= MAX_WAITING) {
          void tell(parts, organisationId, pending, null);
          continue;
        }
        waiting.push(() => ask(parts, organisationId, pending));
        next();
      }
    },
  };
}

async function ask(
  parts: WebEdgeParts,
  organisationId: string,
  pending: PendingWebRequest,
): Promise<void> {
  const asked = await askWeb(pending.request, parts);
  if (asked.status === "failed") {
    const { interactionId } = pending;
    const { reason } = asked;
    parts.logger.info(
      { org: organisationId, interactionId, reason },
      "a flow's web service failed",
    );
  }
  await tell(parts, organisationId, pending, asked.status === "answered" ? asked.answer : null);
}

/** An engine that has stepped down asks anew once it is up again, if there is time left. */
async function tell(
  { organisation, logger }: WebEdgeParts,
  organisationId: string,
  { interactionId, request }: PendingWebRequest,
  answer: Record<string, string> | null,
): Promise<void> {
  try {
    const engine = await organisation(organisationId);
    await engine.command({
      command: { type: "ReportWebAnswer", interactionId, requestId: request.id, answer },
      actor: "system",
      key: null,
    });
  } catch (err) {
    logger.warn({ err, org: organisationId }, "a web service's answer could not be told");
  }
}
