import { PHONE_KINDS, type State } from "@maru/core";
import type { LineAccount, MediaLines } from "@maru/voice";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { Logger } from "../platform/logger.ts";
import type { TelephoneSecrets } from "./telephone-secrets.ts";

export interface LineProvisionParts {
  readonly engine: () => Promise<OrganisationEngine>;
  readonly lines: MediaLines;
  readonly secrets: TelephoneSecrets;
  readonly logger: Logger;
}

const firstRetryMs = 500;
const longestRetryMs = 30_000;

/** Tells the media engine who may register and which carriers there are, until it has taken the newest. */
export class LineProvision {
  readonly #parts: LineProvisionParts;
  #wanted = false;
  #running = false;
  #closed = false;

  constructor(parts: LineProvisionParts) {
    this.#parts = parts;
  }

  /** Something has changed, or the engine came up and knows nothing. */
  renew(): void {
    this.#wanted = true;
    if (!this.#running) void this.#run();
  }

  close(): void {
    this.#closed = true;
  }

  async #run(): Promise<void> {
    this.#running = true;
    let retryMs = firstRetryMs;
    while (this.#wanted && !this.#closed) {
      this.#wanted = false;
      try {
        await provide(this.#parts);
        retryMs = firstRetryMs;
      } catch (err) {
        this.#parts.logger.warn({ err }, "phones and trunks could not be set up");
        this.#wanted = true;
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
    this.#running = false;
  }
}

async function provide({ engine: find, lines, secrets }: LineProvisionParts): Promise<void> {
  const engine = await find();
  const [passwords, wanted] = await Promise.all([
    secrets.trunkPasswords(engine.id),
    engine.read(readLines),
  ]);
  await lines.provision({
    phones: wanted.agentIds.flatMap((agentId) =>
      PHONE_KINDS.map((phone): LineAccount => {
        const password = secrets.phonePassword(engine.id, agentId, phone);
        return { kind: "phone", agentId, phone, password };
      }),
    ),
    trunks: wanted.trunks.map((trunk) => ({ trunk, password: passwords.get(trunk.id) ?? null })),
  });
}

/** A copy: the state goes on changing. */
function readLines({ configuration }: State) {
  const agents = [...configuration.agent.values()];
  return {
    agentIds: agents
      .filter(({ active, agentProfileId }) => active && agentProfileId !== null)
      .map(({ id }) => id),
    trunks: structuredClone([...configuration.trunk.values()]),
  };
}
