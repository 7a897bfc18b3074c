import type {
  AddressId,
  AgentId,
  AgentProfileId,
  Command,
  ConfigurationItem,
  MultimediaProfileId,
  PhoneNumberId,
  ReasonId,
  TeamId,
  TrunkId,
  VariableId,
} from "@maru/core";
import type { Action } from "../action/action.ts";
import type { Random } from "../random.ts";
import {
  entryPointIds,
  numbered,
  queueIds,
  randomAddress,
  randomAgent,
  randomAgentProfile,
  randomEntryPoint,
  randomPhoneNumber,
  randomProfile,
  randomQueue,
  randomSettings,
  randomTrunk,
  randomVariable,
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
    ...queueIds(size).map(
      (id) => ({ kind: "queue", item: randomQueue(random, size, id) }) as const,
    ),
    ...entryPointIds(size).map(
      (id) => ({ kind: "entryPoint", item: randomEntryPoint(random, size, id) }) as const,
    ),
    ...telephone(random, size),
    ...numbered<AgentId>("a", size.agents).map(
      (id) => ({ kind: "agent", item: randomAgent(random, size, id) }) as const,
    ),
  ];
  const founding = items.map(
    (item): Action => ({
      do: "ask",
      command: { type: "PutConfiguration", ...item },
      actor: "system",
      key: null,
    }),
  );
  if (size.voiceQueues === 0) return founding;
  const working = random.some(numbered<AgentId>("a", size.agents), 0.7);
  return [...founding, { do: "media", up: true }, ...working.flatMap(beginWork)];
}

/** Where there are telephones, the day has begun for most: a phone takes more steps than a chat. */
function beginWork(agentId: AgentId): Action[] {
  const commands: Command[] = [
    { type: "SignIn", agentId },
    { type: "SetStation", agentId, station: { kind: "browser" } },
    { type: "SetAvailable", agentId },
  ];
  return [
    { do: "phone", agentId, phone: "browser", reachable: true },
    ...commands.map(
      (command): Action => ({ do: "ask", command, actor: `agent:${agentId}`, key: null }),
    ),
  ];
}

function telephone(random: Random, size: Size): ConfigurationItem[] {
  return [
    ...numbered<TrunkId>("u", size.trunks).map(
      (id) => ({ kind: "trunk", item: randomTrunk(id) }) as const,
    ),
    ...numbered<PhoneNumberId>("n", size.phoneNumbers).map(
      (id) => ({ kind: "phoneNumber", item: randomPhoneNumber(random, size, id) }) as const,
    ),
    ...numbered<AgentProfileId>("f", size.agentProfiles).map(
      (id) => ({ kind: "agentProfile", item: randomAgentProfile(random, size, id) }) as const,
    ),
    ...numbered<VariableId>("x", size.variables).map(
      (id) => ({ kind: "variable", item: randomVariable(random, id) }) as const,
    ),
    ...numbered<AddressId>("d", Math.min(2, size.trunks)).map(
      (id) => ({ kind: "address", item: randomAddress(id) }) as const,
    ),
  ];
}
