import fc from "fast-check";
import { expect, test } from "vitest";
import type { LegCause } from "../call/call.ts";
import type { Command } from "../engine/command.ts";
import { execute, nextDueAt } from "../engine/execute.ts";
import { deserialiseState, serialiseState } from "../engine/serialise.ts";
import type { State } from "../engine/state.ts";
import type { InteractionId, LegId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import {
  answers,
  completeTransfer,
  confirmConsult,
  consultAgent,
  consultNumber,
  consultQueue,
  dropParty,
  endConsult,
  handOver,
  hold,
  leaveConference,
  merge,
  mute,
  onPhone,
  phoneIs,
  resume,
  startCall,
  switchToColleague,
  switchToCustomer,
  transferToNumber,
} from "../testing/call-commands.ts";
import { TAXI } from "../testing/call-scenes.ts";
import { available, end, transfer, transferToQueue, wrapUp } from "../testing/commands.ts";
import {
  endAbusive,
  pauseRecording,
  rejoinCall,
  resumeRecording,
} from "../testing/line-commands.ts";
import { id, putQueue } from "../testing/organisation.ts";
import { scenario } from "../testing/scenario.ts";
import { TELEPHONE } from "../testing/telephone.ts";
import { type DesiredLeg, type DesiredMedia, desiredMedia } from "./desired-media.ts";

const CAROL: InteractionId = id("carol");
const AGENTS = ["alice", "bob", "sam"] as const;
type Step = { name: string; commands: (state: State) => Command[]; ms: number };

/** Alice has the call at first: mostly it is she who does something. */
const agent = fc.constantFrom("alice", "alice", "alice", ...AGENTS);
const cause = fc.constantFrom<LegCause>("hung_up", "rejected", "no_answer", "unreachable", "lost");

/** What agents do in carol's call; most of it is refused at any one moment. */
const BY_ONE = {
  available,
  hold: (who: string) => hold(who),
  resume: (who: string) => resume(who),
  consultQueue: (who: string) => consultQueue(who, "calls"),
  consultNumber: (who: string) => consultNumber(who, TAXI),
  confirmConsult: (who: string) => confirmConsult(who),
  endConsult: (who: string) => endConsult(who),
  switchToCustomer: (who: string) => switchToCustomer(who),
  switchToColleague: (who: string) => switchToColleague(who),
  completeTransfer: (who: string) => completeTransfer(who),
  merge: (who: string) => merge(who),
  leave: (who: string) => leaveConference(who),
  wrapUp: (who: string) => wrapUp(who, "carol"),
  pause: (who: string) => pauseRecording(who),
  resumeRecording: (who: string) => resumeRecording(who),
  rejoin: (who: string) => rejoinCall(who),
  phoneGone: (who: string) => phoneIs(who, false),
  phoneBack: (who: string) => phoneIs(who, true),
} satisfies Record<string, (who: string) => Command>;
/** What brings the call, or an agent's part in it, to an end: rare, so that something happens before. */
const ENDING = {
  toNumber: (who: string) => transferToNumber(who, TAXI),
  toQueue: (who: string) => transferToQueue(who, "carol", "calls"),
  end: (who: string) => end(who, "carol"),
  abusive: (who: string) => endAbusive(who),
} satisfies Record<string, (who: string) => Command>;
const BY_TWO = {
  consult: (who: string, other: string) => consultAgent(who, other),
  transfer: (who: string, other: string) => transfer(who, "carol", other),
  handOver: (who: string, other: string) => handOver(who, other),
  mute: (who: string, other: string) => mute(who, other),
  drop: (who: string, other: string) => dropParty(who, other),
} satisfies Record<string, (who: string, other: string) => Command>;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({ name: fc.constantFrom(...keysOf(BY_ONE)), who: agent })
      .map(({ name, who }) => ({
        name: `${name} ${who}`,
        commands: () => [BY_ONE[name](who)],
        ms: 0,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ name: fc.constantFrom(...keysOf(ENDING)), who: agent })
      .map(({ name, who }) => ({
        name: `${name} ${who}`,
        commands: () => [ENDING[name](who)],
        ms: 0,
      })),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({ name: fc.constantFrom(...keysOf(BY_TWO)), who: agent, other: agent })
      .map(({ name, who, other }) => ({
        name: `${name} ${who} ${other}`,
        commands: () => [BY_TWO[name](who, other)],
        ms: 0,
      })),
  },
  {
    weight: 8,
    arbitrary: fc.nat(5).map((which) => ({
      name: `answer ${which}`,
      commands: (state: State) =>
        legIds(state, which).map((legId) => ({
          type: "ReportLegAnswered" as const,
          interactionId: CAROL,
          legId,
        })),
      ms: 0,
    })),
  },
  fc.record({ which: fc.nat(5), cause }).map(({ which, cause: why }) => ({
    name: `leg ${which} ends: ${why}`,
    commands: (state: State) =>
      legIds(state, which).map((legId) => ({
        type: "ReportLegEnded" as const,
        interactionId: CAROL,
        legId,
        cause: why,
      })),
    ms: 0,
  })),
  fc.constantFrom(1_000, 20_000).map((ms) => ({ name: `${ms} ms`, commands: () => [], ms })),
);

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}

function carol(state: State): Interaction | undefined {
  return state.interactions.get(CAROL);
}

function legIds(state: State, which: number): LegId[] {
  const interaction = carol(state);
  if (interaction === undefined) return [];
  const legs = desiredMedia(interaction)?.legs ?? [];
  const leg = legs[which % Math.max(1, legs.length)];
  return leg === undefined ? [] : [leg.id];
}

function check(interaction: Interaction, media: DesiredMedia): void {
  const { legs, recorder } = media;
  expect(new Set(legs.map(({ id }) => id)).size, "a leg is there once").toBe(legs.length);
  const roles = new Map(
    interaction.parties.map((party) => [party.id, party.kind === "customer" ? "" : party.role]),
  );
  const customer = legs.find(({ partyId }) => roles.get(partyId) === "");
  const onHold = legs.filter(({ place }) => place.type === "music");
  const bothSides =
    customer?.place.type === "music" &&
    onHold.some(({ partyId }) => roles.get(partyId) === "consulted");
  expect(bothSides, "both sides of a consult on hold").toBe(false);
  for (const leg of legs) checkRoom(interaction, legs, leg);
  if (recorder !== null && !recorder.silent) {
    expect(interaction.call?.recording?.paused).toBe(null);
    const others = legs.filter((leg) => roomOf(leg) === (customer && roomOf(customer)));
    const withAgent = others.some(({ partyId }) =>
      interaction.parties.some(({ id, kind }) => id === partyId && kind === "agent"),
    );
    expect([customer?.place.type, withAgent], "recorded only with an agent").toEqual([
      "room",
      true,
    ]);
  }
  if (customer?.status === "up") {
    expect(["room", "music", "announcement"], "a customer is never left in silence").toContain(
      customer.place.type,
    );
  }
}

/** Only members hear a room, and nobody is alone in one. */
function checkRoom(
  { id: interactionId, rooms }: Interaction,
  legs: DesiredLeg[],
  leg: DesiredLeg,
): void {
  const room = roomOf(leg);
  if (room === null) return;
  const members =
    rooms.find((candidate) => `${interactionId}.${candidate.id}` === room)?.members ?? [];
  expect(members, "a member of the room").toContain(leg.partyId);
  expect(leg.status, "who is in a room has answered").toBe("up");
  const together = legs.filter((other) => roomOf(other) === room);
  expect(together.length, "nobody is alone in a room").toBeGreaterThan(1);
}

function roomOf({ place }: DesiredLeg): string | null {
  return place.type === "room" ? place.room : null;
}

test("V-11, V-31 whatever happens in a call, what is heard keeps the rules", () => {
  const recorded = putQueue({
    id: "calls",
    channel: "voice",
    recording: { enabled: true, resumeAfterMs: 10_000, keepDays: 0 },
  });
  const scene = scenario(...TELEPHONE, recorded).given(...onPhone(...AGENTS), startCall("carol"));
  const talking = serialiseState(scene.given(answers(scene, "alice")).state);
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const state = deserialiseState(talking);
      let { at } = state;
      const run = (command: Command) => execute(state, { command, at, actor: "system", key: null });
      for (const { commands, ms } of steps) {
        commands(state).forEach(run);
        at += ms;
        while ((nextDueAt(state) ?? at + 1) <= at) run({ type: "Tick" });
        const interaction = carol(state);
        if (interaction === undefined || interaction.phase === "wrap_up") return;
        const media = desiredMedia(interaction);
        expect(media).not.toBe(null);
        if (media !== null) check(interaction, media);
      }
    }),
    { numRuns: 300 },
  );
});
