import type {
  AgentId,
  ConfigurationItem,
  EntryPointId,
  MultimediaProfileId,
  QueueId,
  ReasonId,
  TeamId,
} from "@maru/core";
import type { Action } from "../action/action.ts";
import type { Random } from "../random.ts";
import {
  numbered,
  randomAgent,
  randomEntryPoint,
  randomProfile,
  randomQueue,
  randomSettings,
  type Size,
  skillIds,
} from "./random-items.ts";

/** The first actions of a run: an organisation that nobody has made before, each part an action of its own. */
export function foundOrganisation(random: Random, size: Size): Action[] {
  const items: ConfigurationItem[] = [
    { kind: "settings", item: randomSettings(random) },
    ...numbered<TeamId>("t", size.teams).map(
      (id) => ({ kind: "team", item: { id, name: id } }) as const,
    ),
    ...skillIds(size).map((id) => ({ kind: "skill", item: { id, name: id } }) as const),
    ...numbered<MultimediaProfileId>("p", size.profiles).map(
      (id) => ({ kind: "multimediaProfile", item: randomProfile(random, id) }) as const,
    ),
    ...numbered<ReasonId>("r", size.idleReasons).map(
      (id) => ({ kind: "idleReason", item: { id, name: { ko: id, en: id } } }) as const,
    ),
    ...numbered<ReasonId>("w", size.wrapUpReasons).map(
      (id) => ({ kind: "wrapUpReason", item: { id, name: { ko: id, en: id } } }) as const,
    ),
    ...numbered<AgentId>("a", size.agents).map(
      (id) => ({ kind: "agent", item: randomAgent(random, size, id) }) as const,
    ),
    ...numbered<QueueId>("q", size.queues).map(
      (id) => ({ kind: "queue", item: randomQueue(random, size, id) }) as const,
    ),
    ...numbered<EntryPointId>("e", size.entryPoints).map(
      (id) => ({ kind: "entryPoint", item: randomEntryPoint(random, size, id) }) as const,
    ),
  ];
  return items.map((item) => ({
    do: "ask",
    command: { type: "PutConfiguration", ...item },
    actor: "system",
    key: null,
  }));
}
