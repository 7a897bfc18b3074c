import type { AgentId, Commit, Event } from "@maru/core";
import type { Invariant, Scene } from "../run/scene.ts";
import { type Deadline, deadlinesOf } from "./deadlines.ts";

export const nextIsNext: Invariant = {
  rule: "7.1",
  title: "The next due time is the earliest deadline there is",
  check: ({ state, engine }) => {
    const deadlines = deadlinesOf(state);
    const first = deadlines.reduce<Deadline | null>(
      (a, b) => (a === null || b.dueAt < a.dueAt ? b : a),
      null,
    );
    const said = engine.nextDueAt(state);
    if (said === (first?.dueAt ?? null)) return [];
    return [`${said} is said to be next; ${first?.name ?? "nothing"} is due at ${first?.dueAt}`];
  },
};

export const nothingOverdue: Invariant = {
  rule: "7.2",
  title: "After a Tick nothing is overdue",
  check: ({ state, envelope, outcome }) => {
    if (envelope?.command.type !== "Tick" || outcome?.status === "refused") return [];
    return deadlinesOf(state)
      .filter(({ dueAt }) => dueAt <= envelope.at)
      .map(({ name, dueAt }) => `${name} was due at ${dueAt}, and it is ${envelope.at}`);
  },
};

export const endsByRecord: Invariant = {
  rule: "7.3",
  title: "A timer fires or is cancelled by a recorded event; it never just disappears or moves",
  check: ({ before, state, commit, happened }) => {
    if (happened !== "asked") return [];
    const now = new Map(deadlinesOf(state).map((deadline) => [deadline.name, deadline.dueAt]));
    // New rules for a queue change its relaxation for those who wait already: that is their record.
    const rulesChanged = commit?.events.some((event) => event.type === "ConfigurationPut") ?? false;
    return deadlinesOf(before)
      .filter(({ name, dueAt }) => now.get(name) !== dueAt)
      .filter((gone) => !isRecorded(gone, commit))
      .filter((gone) => !(rulesChanged && gone.name.startsWith("relaxation")))
      .map(({ name }) => `the clock for the ${name} is gone, and no event says why`);
  },
};

function isRecorded(deadline: Deadline, commit: Commit | null): boolean {
  const { subject, endedBy } = deadline;
  return (commit?.events ?? []).some((event) => {
    if (!endedBy.includes(event.type)) return false;
    return "agentId" in subject
      ? "agentId" in event && event.agentId === subject.agentId
      : "interactionId" in event && event.interactionId === subject.interactionId;
  });
}

export const neverEarly: Invariant = {
  rule: "7.4",
  title: "What happens by the clock does not happen early",
  check: (scene) => (scene.commit?.events ?? []).flatMap((event) => earliness(scene, event)),
};

function isGivenUp(before: Scene["before"], agentId: AgentId, at: number): boolean {
  const connection = before.agents.get(agentId)?.connection;
  return connection?.status === "lost" && connection.graceEndsAt <= at;
}

function earliness({ before, state, commit }: Scene, event: Event): string[] {
  const due = new Map(deadlinesOf(before).map((deadline) => [deadline.name, deadline.dueAt]));
  const at = commit?.at ?? 0;
  const early = (name: string) => {
    const dueAt = due.get(name);
    return dueAt !== undefined && at < dueAt
      ? [`${event.type}: ${name} is due at ${dueAt}, not ${at}`]
      : [];
  };
  switch (event.type) {
    case "OfferEnded":
      // The telephone may say before that nobody will answer.
      if (event.outcome !== "timed_out" || commit?.command === "ReportLegEnded") return [];
      return early(`offer ${event.offerId}`);
    case "WrapUpCompleted":
      // Whoever is signed out in this step wraps up nothing any more.
      if (!event.automatic || !state.agents.has(event.agentId)) return [];
      // So does who was cut off for so long, though they are kept signed in by a call that goes on.
      if (isGivenUp(before, event.agentId, at)) return [];
      return early(`wrap-up of ${event.interactionId} by ${event.agentId}`);
    case "AgentSignedOut":
      return event.reason === "connection_lost" ? early(`return of ${event.agentId}`) : [];
    case "CustomerLeft":
      return event.reason === "absent"
        ? early(`return of the customer of ${event.interactionId}`)
        : [];
    case "AgentPresenceChanged":
      if (commit?.command !== "Tick" || event.presence.status !== "available") return [];
      return early(`pause of ${event.agentId}`);
    case "RecordingResumed":
      return event.agentId === null
        ? early(`pause of the recording of ${event.interactionId}`)
        : [];
    case "RequirementRelaxed":
      return commit?.events.some(({ type }) => type === "ConfigurationPut")
        ? []
        : early(`relaxation of ${event.interactionId}`);
    default:
      return [];
  }
}
