import type { Dial, LegId } from "@maru/core";
import {
  asMediaEngine,
  type LineAccount,
  type MediaLines,
  NO_FAULTS,
  type PartyScript,
  SimulatedEngine,
} from "@maru/voice";
import type { VoiceLine } from "../voice/organisation-voice.ts";
import { systemClock } from "../voice/system-clock.ts";

/** The simulated media engines of a test's organisations, on the real clock. Each is up from the start. */
export class SimulatedLines {
  /** What those who are rung do. */
  script: (legId: LegId, dial: Dial) => PartyScript = () => ({ does: "rings" });
  /** What was last wanted, by organisation. */
  readonly provisioned = new Map<string, Parameters<MediaLines["provision"]>[0]>();
  readonly webAccounts: (LineAccount & { kind: "web" })[] = [];
  readonly #engines = new Map<string, SimulatedEngine>();

  of(organisationId: string): SimulatedEngine {
    const engine = this.#engines.get(organisationId);
    if (engine === undefined) throw new Error(`no calls were ever possible in ${organisationId}`);
    return engine;
  }

  open(organisationId: string): VoiceLine {
    const engine = new SimulatedEngine({
      clock: systemClock,
      random: () => 0.5,
      faults: NO_FAULTS,
      announcementMs: 20,
      script: (legId, dial) => this.script(legId, dial),
    });
    this.#engines.set(organisationId, engine);
    return {
      media: asMediaEngine(engine),
      lines: this.#linesOf(organisationId),
      open: () => engine.start(),
      close: () => engine.stop(),
    };
  }

  #linesOf(organisationId: string): MediaLines {
    return {
      provision: async (wanted) => void this.provisioned.set(organisationId, wanted),
      addWebAccount: async (account) => void this.webAccounts.push(account),
      userOf: (account) =>
        account.kind === "web"
          ? `web-${organisationId}-${account.account}`
          : `${account.phone}-${organisationId}-${account.agentId}`,
    };
  }
}
