import type { Queue, SkillLevels } from "../configuration/configuration.ts";
import type { AgentId, InteractionId, QueueId } from "../ids.ts";
import type { QueuePlacement } from "../interaction/interaction.ts";
import { RankList } from "./rank-list.ts";

/** What a waiting contact asks of the agent who is to serve it. */
export type Requirement =
  | { type: "skills"; levels: SkillLevels }
  /** Its preferred agent alone, for a while. */
  | { type: "agent"; agentId: AgentId };

/** Waiting contacts in the order they are served: priority (1 first), then age. */
export type Waiting = {
  interactionId: InteractionId;
  priority: number;
  enteredAt: number;
  order: number;
};

/** Ready agents in the order the queue's strategy asks them. */
export type Ready = { agentId: AgentId; first: number; tie: number };

/**
 * One queue and one requirement: who waits in it, and who is ready for it.
 * In a settled state one of the two is always empty. That is all of routing.
 */
export type Lane = {
  queueId: QueueId;
  requirement: Requirement;
  waiting: RankList<Waiting>;
  ready: RankList<Ready>;
};

export function createLane(queueId: QueueId, requirement: Requirement): Lane {
  return {
    queueId,
    requirement,
    waiting: new RankList(compareWaiting),
    ready: new RankList(compareReady),
  };
}

export function compareWaiting(a: Waiting, b: Waiting): number {
  return a.priority - b.priority || a.enteredAt - b.enteredAt || a.order - b.order;
}

function compareReady(a: Ready, b: Ready): number {
  if (a.first !== b.first) return a.first - b.first;
  if (a.tie !== b.tie) return a.tie - b.tie;
  return a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0;
}

/** What the placement asks at its present relaxation, lowered by the steps taken. */
export function requirementOf(placement: QueuePlacement, queue: Queue): Requirement {
  if (placement.preferred !== null) {
    return { type: "agent", agentId: placement.preferred.agentId };
  }
  return { type: "skills", levels: relaxedSkills(placement, queue) };
}

export function relaxedSkills(
  placement: Pick<QueuePlacement, "requiredSkills" | "relaxationSteps">,
  queue: Queue,
): SkillLevels {
  if (placement.relaxationSteps === 0) return placement.requiredSkills;
  let lowerBy = 0;
  for (let i = 0; i < placement.relaxationSteps; i += 1) {
    lowerBy += queue.relaxation[i]?.lowerBy ?? 0;
  }
  const relaxed: SkillLevels = {};
  for (const [skill, level] of Object.entries(placement.requiredSkills)) {
    if (level > lowerBy) relaxed[skill] = level - lowerBy;
  }
  return relaxed;
}

/** One text for equal skill requirements, whatever order they were written in. */
export function skillsKey(levels: SkillLevels): string {
  const skills = Object.keys(levels);
  if (skills.length === 0) return "";
  return skills
    .sort()
    .map((skill) => `${skill}:${levels[skill]}`)
    .join(",");
}

export function hasSkills(skills: SkillLevels, asked: SkillLevels): boolean {
  for (const skill in asked) {
    // A skill may be called `constructor`.
    if (!Object.hasOwn(skills, skill)) return false;
    if ((skills[skill] ?? 0) < (asked[skill] ?? 0)) return false;
  }
  return true;
}

/** When the placement's next relaxation step is due; null when none is left or nothing is asked. */
export function nextRelaxationAt(placement: QueuePlacement, queue: Queue): number | null {
  const step = queue.relaxation[placement.relaxationSteps];
  if (step === undefined || Object.keys(placement.requiredSkills).length === 0) return null;
  return placement.enteredAt + step.afterMs;
}

/** How many steps of the queue's relaxation a contact of this age has behind it. */
export function relaxationStepsAt(queue: Queue, enteredAt: number, at: number): number {
  let steps = 0;
  for (const step of queue.relaxation) {
    if (enteredAt + step.afterMs > at) break;
    steps += 1;
  }
  return steps;
}
