import { type Agent, type Configuration, type Permission, permissionsOf } from "@maru/core";
import type { StaffPrincipal } from "./principal.ts";

/** What somebody may do, as the configuration says now. */
export interface Rights {
  readonly agent: Agent;
  readonly permissions: ReadonlySet<Permission>;
  /** What they must do before any of it counts; null: nothing. */
  readonly due: "password_change_required" | "totp_enrolment_required" | null;
}

/** Colleagues and queues beyond their own: for whom they hand contacts on, and for who watches the floor. */
export function maySeeDirectory(rights: Rights | undefined): boolean {
  const { permissions } = rights ?? {};
  return permissions?.has("contacts.handle") === true || permissions?.has("floor.watch") === true;
}

/** Undefined: there is no such agent any more, or they are deactivated. */
export function rightsOf(
  configuration: Pick<Configuration, "agent" | "role" | "settings">,
  { agentId, credential }: Pick<StaffPrincipal, "agentId" | "credential">,
): Rights | undefined {
  const agent = configuration.agent.get(agentId);
  if (agent?.active !== true) return undefined;
  const held = permissionsOf(configuration, agent);
  // A token does at most what the agent it acts as may do.
  const scopes = credential.type === "token" ? credential.scopes : null;
  const permissions = scopes === null ? held : held.filter((one) => scopes.includes(one));
  return { agent, permissions: new Set(permissions), due: dueOf(configuration, agent, credential) };
}

function dueOf(
  { settings }: Pick<Configuration, "settings">,
  { roleId }: Agent,
  credential: StaffPrincipal["credential"],
): Rights["due"] {
  if (credential.type === "token") return null;
  if (credential.mustChangePassword) return "password_change_required";
  const { secondFactor, secondFactorRoleIds } = settings.signIn;
  const needed = secondFactor === "required" || secondFactorRoleIds.includes(roleId);
  return needed && credential.lacksSecondFactor ? "totp_enrolment_required" : null;
}
