/** What is said to who waits in a queue step, and what they may press. */
import { type PromptName, positionPrompt, promptName, waitPrompt } from "../call/prompt-name.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { estimatedWaitMs } from "../routing/estimated-wait.ts";
import { queuePosition } from "../routing/queue-figures.ts";
import type { FlowOffer, FlowTreatment } from "./flow.ts";
import { leaveBy, plays, runOf, waits, written } from "./flow-moves.ts";
import type { QueueWait } from "./flow-run.ts";
import { filledIn } from "./flow-values.ts";
import { stepAt } from "./flow-versions.ts";
import { positionText, waitText } from "./flow-words.ts";

/** Something else is being played: a moment later, then. */
const AFTER_ANOTHER_MS = 2_000;

export function treatmentBegins(treatment: FlowTreatment, at: number): QueueWait {
  const { maxWaitMs, musicPromptId } = treatment;
  const leavesAt = maxWaitMs === 0 ? null : at + maxWaitMs;
  const wait: QueueWait = {
    for: "queue",
    since: at,
    musicPromptId,
    saidAt: null,
    spokeAt: null,
    nextAt: null,
    leavesAt,
  };
  return { ...wait, nextAt: nextAt(treatment, wait) };
}

/** The clock: they leave, or hear something. */
export function treatmentDue(
  state: State,
  interaction: Interaction,
  wait: QueueWait,
  at: number,
): Event[] {
  const { leavesAt } = wait;
  if (leavesAt !== null && leavesAt <= at) return leaveBy(state, interaction, "maxWait", at);
  const { treatment } = stepAt(state, runOf(interaction), "queue");
  if ((interaction.call?.announcement ?? null) !== null) {
    return [waits(interaction, { ...wait, nextAt: at + AFTER_ANOTHER_MS })];
  }
  const isRound = roundAt(treatment, wait) <= at;
  const said: QueueWait = { ...wait, saidAt: isRound ? at : wait.saidAt, spokeAt: at };
  const offers = offersAt(treatment, wait, isRound, at);
  return [
    ...says(state, interaction, treatment, isRound, offers, at),
    waits(interaction, { ...said, nextAt: nextAt(treatment, said) }),
  ];
}

/** The keys that take an offer do so while no agent's phone rings. */
export function treatmentKey(
  state: State,
  interaction: Interaction,
  wait: QueueWait,
  key: string,
  at: number,
): Event[] {
  if (interaction.phase !== "queued") return [];
  const { treatment } = stepAt(state, runOf(interaction), "queue");
  for (const exit of ["callback", "voicemail"] as const) {
    const offer = treatment[exit];
    if (offer === null || offer.key !== key || wait.since + offer.afterMs > at) continue;
    return leaveBy(state, interaction, exit, at);
  }
  return [];
}

/** When place, wait and message are due next. */
function roundAt({ everyMs }: FlowTreatment, { since, saidAt }: QueueWait): number {
  if (saidAt === null) return since;
  return everyMs === 0 ? Number.POSITIVE_INFINITY : saidAt + everyMs;
}

function nextAt(treatment: FlowTreatment, wait: QueueWait): number | null {
  const { sayPosition, sayWait, message, callback, voicemail, everyMs } = treatment;
  const due: number[] = [];
  const offers = [callback, voicemail].filter((offer): offer is FlowOffer => offer !== null);
  for (const { afterMs } of offers) {
    const first = wait.since + afterMs;
    if (first > (wait.spokeAt ?? Number.NEGATIVE_INFINITY)) due.push(first);
  }
  const speaks = sayPosition || sayWait || message !== null || (offers.length > 0 && everyMs > 0);
  if (speaks) due.push(roundAt(treatment, wait));
  const next = Math.min(...due);
  return Number.isFinite(next) ? next : null;
}

/** In a round all that are open by now; between rounds the one that has just opened. */
function offersAt(
  { callback, voicemail }: FlowTreatment,
  { since, spokeAt }: QueueWait,
  isRound: boolean,
  at: number,
): FlowOffer[] {
  return [callback, voicemail].filter((offer): offer is FlowOffer => {
    if (offer === null || since + offer.afterMs > at) return false;
    return isRound || since + offer.afterMs > (spokeAt ?? Number.NEGATIVE_INFINITY);
  });
}

function says(
  state: State,
  interaction: Interaction,
  { sayPosition, sayWait, message }: FlowTreatment,
  isRound: boolean,
  offers: FlowOffer[],
  at: number,
): Event[] {
  const place = isRound ? queuePosition(state, interaction.id) : null;
  const position = sayPosition ? place : null;
  const waitMs =
    sayWait && place !== null
      ? estimatedWaitMs(state, interaction.placement.queueId, place, at)
      : null;
  const messages = [...(isRound && message !== null ? [message] : [])];
  messages.push(...offers.map((offer) => offer.message));
  if (interaction.call === null) {
    const { language } = interaction.customer;
    const lines = [
      position === null ? "" : positionText(language, position),
      waitMs === null ? "" : waitText(language, waitMs),
      ...messages.map(({ text }) => filledIn(interaction, text[language])),
    ];
    return written(state, interaction, lines.filter((line) => line !== "").join("\n"));
  }
  const prompts: PromptName[] = [
    ...(position === null ? [] : [positionPrompt(position)]),
    ...(waitMs === null ? [] : [waitPrompt(waitMs)]),
    ...messages.flatMap(({ promptId }) => (promptId === null ? [] : [promptName(promptId)])),
  ];
  return prompts.length === 0 ? [] : [plays(interaction, prompts, false, at)];
}
