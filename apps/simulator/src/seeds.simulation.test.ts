import { type EventType, REFUSAL_CODES, type RefusalCode } from "@maru/core";
import { describe, expect, test } from "vitest";
import { CORE } from "./engine.ts";
import { failingSeeds } from "./failing-seeds/failing-seeds.ts";
import { EVERY_RULE } from "./run/run.ts";
import { createTally, merge } from "./run/tally.ts";
import { explain, play, simulate } from "./simulate.ts";

/** About two minutes on one core; `npm run simulate` plays more. */
const SEEDS = 80;
const STEPS = 400;
/** On a machine that does much else. */
const TIMEOUT_MS = 600_000;

/**
 * Too rare for so few runs: an entry point and a queue of another channel, a conversation of 20,000 entries, and what
 * is asked of a call in the few moments in which it cannot be done.
 */
const RARE_REFUSALS: RefusalCode[] = [
  "agent_in_conversation",
  "agent_not_in_conference",
  "conference_full",
  "consult_nobody_found",
  "consult_not_connected",
  "consult_to_self",
  "in_conference",
  "no_recovery_pause",
  "not_in_conference",
  "not_primary",
  "not_recorded",
  "not_with_customer",
  "number_emergency",
  "party_not_found",
  "recording_not_allowed",
  "variable_not_found",
  "entry_point_wrong_channel",
  "queue_wrong_channel",
  "too_many_messages",
];

type OfFlows =
  | Extract<EventType, `Flow${string}` | `Voicemail${string}`>
  | "ScreenPopSet"
  | "CallbackNoted";

const EVENTS: Record<Exclude<EventType, OfFlows>, true> = {
  ConfigurationPut: true,
  ConfigurationRemoved: true,
  AgentSignedIn: true,
  AgentSignedOut: true,
  AgentPresenceChanged: true,
  AgentConnectionLost: true,
  AgentConnectionRestored: true,
  InteractionStarted: true,
  InteractionQueued: true,
  RequirementRelaxed: true,
  PreferredAgentReleased: true,
  OfferMade: true,
  OfferAccepted: true,
  OfferExtended: true,
  OfferEnded: true,
  AgentLeft: true,
  AgentReturned: true,
  CustomerLeft: true,
  CustomerConnectionLost: true,
  CustomerConnectionRestored: true,
  MessageSent: true,
  NoticeWritten: true,
  TranscriptMarked: true,
  ConversationEnded: true,
  WrapUpKeptOpen: true,
  WrapUpCompleted: true,
  InteractionClosed: true,
  AgentStationChanged: true,
  PhoneReachabilityChanged: true,
  MediaEngineChanged: true,
  TrunkReachabilityChanged: true,
  AgentJoined: true,
  OutsideInvited: true,
  OutsideLeft: true,
  PrimaryChanged: true,
  PartyMuted: true,
  LegDialled: true,
  OfferDialled: true,
  LegAnswered: true,
  LegEnded: true,
  AnnouncementStarted: true,
  AnnouncementEnded: true,
  CustomerHeld: true,
  CustomerResumed: true,
  ConsultRequested: true,
  ConsultAgentFound: true,
  ConsultRinging: true,
  ConsultConnected: true,
  ConsultSwitched: true,
  ConsultEnded: true,
  RecordingStarted: true,
  RecordingStopped: true,
  RecordingPaused: true,
  RecordingResumed: true,
  AbusiveEndingBegun: true,
  VariablesSet: true,
  VariablesRecorded: true,
};

describe("Rules 1 to 13 hold after every step", () => {
  test(
    `of ${SEEDS} seeds, and the runs are not tame: every event and refusal comes up`,
    () => {
      const tally = createTally();
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const result = simulate(CORE, seed, STEPS);
        if (result.violations.length > 0) {
          const { rule, message, lines } = explain(CORE, result);
          expect.fail(`seed ${seed} breaks rule ${rule}: ${message}\n${lines.join("\n")}`);
        }
        merge(tally, result.tally);
      }
      expect(Object.keys(EVENTS).filter((type) => !tally.events.has(type))).toEqual([]);
      const refusals = REFUSAL_CODES.filter((code) => !RARE_REFUSALS.includes(code));
      expect(refusals.filter((code) => !tally.refusals.has(code))).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe("Runs that failed once hold now", () => {
  test.each(failingSeeds())("$name (rule $rule, seed $seed)", ({ actions }) => {
    const run = play(CORE, actions, { ...EVERY_RULE, twinEvery: 1, replayEvery: 1 });
    expect(run.violations).toEqual([]);
  });
});
