import type { RoleId } from "../ids.ts";
import type {
  Agent,
  ConfigurationItem,
  ConfigurationItems,
  ConfigurationKind,
} from "./configuration.ts";

/**
 * What fields mean that an item was written without: in a journal or an exported document from before they existed,
 * and in a request that leaves them out. Whoever makes a new item begins with these.
 */
export const CONFIGURATION_DEFAULTS = {
  settings: {
    id: "settings",
    name: "Maru",
    timeZone: "Asia/Seoul",
    agentGraceMs: 15_000,
    customerGraceMs: 300_000,
    recoveryPauseMs: 180_000,
    endWhenOnlyOutsiders: true,
    defaultCallerNumberId: null,
    signIn: { minPasswordLength: 10, secondFactor: "optional", secondFactorRoleIds: [] },
  },
  agent: { agentProfileId: null, extension: null },
  queue: {
    recording: { enabled: false, resumeAfterMs: 0, keepDays: 0 },
    consultConfirmMs: 20_000,
  },
  entryPoint: {
    active: true,
    direction: "inbound",
    socialType: null,
    serviceLevelMs: null,
    callerNumberId: null,
    timeZone: null,
    flowId: null,
    musicPromptId: null,
  },
  agentProfile: {
    teamIds: [],
    targetQueueIds: null,
    targetNumbers: "dial_plan",
    idleReasonIds: null,
    wrapUpReasonIds: null,
  },
  variable: { agentVisible: true, masked: false },
  address: { addressBookId: null },
} satisfies Defaults;

type Defaults = { [Kind in ConfigurationKind]?: Partial<ConfigurationItems[Kind]> };

/** The item as it is written today. */
export function completeItem(put: ConfigurationItem): ConfigurationItem {
  const { kind, item } = put.kind === "agent" ? withRoleId(put) : put;
  const defaults: { readonly [kind: string]: object } = CONFIGURATION_DEFAULTS;
  return { kind, item: { ...defaults[kind], ...item } } as ConfigurationItem;
}

/** Before there were roles to make, an agent had one of three in a field of its own. */
function withRoleId(put: Extract<ConfigurationItem, { kind: "agent" }>): ConfigurationItem {
  const { role, ...item }: Agent & { role?: RoleId } = put.item;
  return role === undefined ? put : { kind: put.kind, item: { ...item, roleId: role } };
}
