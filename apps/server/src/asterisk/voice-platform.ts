import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../platform/logger.ts";
import type { Words } from "../platform/refusal.ts";
import { type AriAddress, answersAri, parseAriUrl } from "./ari-address.ts";
import type { ExtraConfiguration, SipSettings } from "./asterisk-configuration.ts";
import { AsteriskFault, didNotStart, notAnswering } from "./asterisk-fault.ts";
import { keepLogSmall } from "./asterisk-log.ts";
import { type RunningAsterisk, runAsterisk } from "./asterisk-process.ts";
import { findAsterisk } from "./asterisk-program.ts";

/**
 * Whether calls are possible:
 *
 *   off
 *   preparing ──► up ──► unavailable ──► preparing …
 *       └───────────────────►┘
 */
export type VoiceStatus =
  | { readonly status: "off" }
  /** Asterisk is being fetched or started. */
  | { readonly status: "preparing" }
  | { readonly status: "up"; readonly address: AriAddress }
  /** It is tried again by itself. */
  | { readonly status: "unavailable"; readonly reason: string; readonly words: Words };

export interface VoiceOptions {
  readonly enabled: boolean;
  /** An Asterisk that is there; none is started then. */
  readonly ariUrl: string | undefined;
  readonly sip: SipSettings;
  /** An absolute path inside the data folder, whose lock the caller holds. */
  readonly folder: string;
  readonly logger: Logger;
  /** Told of every change, the first right away. */
  readonly onStatus: (status: VoiceStatus) => void;
  readonly extra?: ExtraConfiguration;
}

export interface VoicePlatform {
  readonly status: VoiceStatus;
  /** Ends Asterisk too, if it is ours. Safe to call twice. */
  stop(): Promise<void>;
}

const holdMusic = resolve(import.meta.dirname, "../../assets/hold-music");
const noExtra: ExtraConfiguration = { modules: [], files: {} };
/** Doubled after each failure, up to the second; back to the first after it was up so long. */
const retryMs = { first: 1_000, longest: 300_000, forgiven: 60_000 };
const checkEveryMs = 5_000;
const checkPatienceMs = 4_000;
/** So many checks in a row without an answer: it hangs. */
const missedChecks = 4;

/**
 * Gets Asterisk, starts it and keeps it running. Returns at once: the server does not wait for the
 * fetch. A normal `stop` ends Asterisk and its calls; a server that is killed leaves both, and the
 * next `startVoicePlatform` on the same folder takes them over.
 */
export function startVoicePlatform(options: VoiceOptions): VoicePlatform {
  const { logger } = options;
  const stopping = new AbortController();
  let status: VoiceStatus = { status: "off" };
  let running: RunningAsterisk | undefined;
  const report = (next: VoiceStatus): void => {
    if (stopping.signal.aborted) return;
    status = next;
    options.onStatus(next);
  };
  const keep = options.ariUrl === undefined ? keepOwn : keepOther;
  options.onStatus(status);
  const done = options.enabled
    ? keep(options, {
        signal: stopping.signal,
        report,
        onRunning: (asterisk) => {
          running = asterisk;
        },
      }).catch((err: unknown) => {
        if (!stopping.signal.aborted) throw err;
      })
    : Promise.resolve();
  let stopped: Promise<void> | undefined;
  return {
    get status() {
      return status;
    },
    stop() {
      stopped ??= (async () => {
        stopping.abort();
        // At once: a question that a hanging Asterisk leaves open ends with it.
        await Promise.all([running?.stop(), done]);
        // One that came up just then.
        await running?.stop();
        if (running !== undefined) logger.debug("Asterisk ended");
      })();
      return stopped;
    },
  };
}

interface Keeping {
  readonly signal: AbortSignal;
  report(status: VoiceStatus): void;
  onRunning(asterisk: RunningAsterisk | undefined): void;
}

async function keepOwn(options: VoiceOptions, keeping: Keeping): Promise<void> {
  const { logger, folder, sip, extra = noExtra } = options;
  const { signal, report, onRunning } = keeping;
  let pauseMs = retryMs.first;
  while (!signal.aborted) {
    report({ status: "preparing" });
    logger.info("getting Asterisk ready");
    try {
      const program = await findAsterisk(folder, signal);
      const asterisk = await runAsterisk({ folder, program, sip, holdMusic, extra }, signal);
      onRunning(asterisk);
      const upSince = performance.now();
      logger.info({ adopted: asterisk.adopted }, "calls are possible");
      report({ status: "up", address: asterisk.address });
      await untilGone(asterisk, signal);
      if (signal.aborted) return;
      await asterisk.stop();
      onRunning(undefined);
      if (performance.now() - upSince > retryMs.forgiven) pauseMs = retryMs.first;
      throw notAnswering(asterisk.address.url);
    } catch (error) {
      if (signal.aborted) return;
      reportFault(error, options, report);
    }
    await sleep(pauseMs, undefined, { signal, ref: false });
    pauseMs = Math.min(pauseMs * 2, retryMs.longest);
  }
}

/** The Asterisk of MARU_ARI_URL belongs to somebody else: it is only looked at. */
async function keepOther(options: VoiceOptions, { signal, report }: Keeping): Promise<void> {
  const address = parseAriUrl(options.ariUrl ?? "");
  let wasUp: boolean | undefined;
  report({ status: "preparing" });
  while (!signal.aborted) {
    const isUp = await answersAri(address, checkPatienceMs);
    if (isUp !== wasUp) {
      if (isUp) {
        options.logger.info({ adopted: true }, "calls are possible");
        report({ status: "up", address });
      } else reportFault(notAnswering(address.url), options, report);
    }
    wasUp = isUp;
    await sleep(checkEveryMs, undefined, { signal, ref: false });
  }
}

function reportFault(error: unknown, { logger }: VoiceOptions, report: Keeping["report"]): void {
  const { reason, words } = asFault(error);
  logger.warn({ reason, detail: words.en }, "no calls");
  report({ status: "unavailable", reason, words });
}

/** What the system objects to (a full disk, say) costs us the calls, never the server. */
function asFault(error: unknown): AsteriskFault {
  if (error instanceof AsteriskFault) return error;
  if (error instanceof Error && "code" in error) return didNotStart(error.message);
  throw error;
}

/** Until it has ended, or hangs. */
async function untilGone(asterisk: RunningAsterisk, signal: AbortSignal): Promise<void> {
  let gone = false;
  void asterisk.ended.then(() => {
    gone = true;
  });
  let missed = 0;
  while (missed < missedChecks) {
    const pause = sleep(checkEveryMs, undefined, { signal, ref: false });
    await Promise.race([asterisk.ended, pause]);
    if (gone) return;
    missed = (await answersAri(asterisk.address, checkPatienceMs)) ? 0 : missed + 1;
    await keepLogSmall(asterisk.logFolder, asterisk.address);
  }
}
