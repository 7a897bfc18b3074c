import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import { id, put, putAgent } from "../testing/organisation.ts";
import { scenario } from "../testing/scenario.ts";
import { BUILT_IN_ROLES, KEY_PERMISSIONS, PERMISSIONS, type Permission } from "./permission.ts";
import { permissionsOf } from "./role.ts";

const putRole = (roleId: string, permissions: Permission[]): Command =>
  put({ kind: "role", item: { id: id(roleId), name: roleId, description: "", permissions } });
const removeRole = (roleId: string): Command => ({
  type: "RemoveConfiguration",
  kind: "role",
  id: roleId,
});
const removeAgent = (agentId: string): Command => ({
  type: "RemoveConfiguration",
  kind: "agent",
  id: agentId,
});

describe("roles", () => {
  test("the built-in ones hold each other: an administrator may do everything", () => {
    const { agent, supervisor, administrator } = BUILT_IN_ROLES;
    expect(supervisor).toEqual(expect.arrayContaining([...agent]));
    expect(new Set(administrator)).toEqual(new Set(PERMISSIONS));
  });

  test("an agent of a made role may do what it names; deactivated, nothing", () => {
    const scene = scenario(
      putRole("coach", ["floor.watch"]),
      putAgent({ id: "kim", roleId: "coach" }),
    );
    const { configuration } = scene.state;
    const kim = configuration.agent.get(id("kim"));
    if (kim === undefined) throw new Error("kim is not there");
    expect(permissionsOf(configuration, kim)).toEqual(["floor.watch"]);
    expect(permissionsOf(configuration, { ...kim, active: false })).toEqual([]);
  });

  test("a role that is in use, built in or unknown cannot go or be given", () => {
    const scene = scenario(putRole("coach", []), putAgent({ id: "kim", roleId: "coach" }));
    scene.when(removeRole("coach")).thenRefused("configuration_in_use");
    scene.when(putRole("administrator", [])).thenRefused("configuration_invalid", "id");
    scene.when(removeRole("agent")).thenRefused("configuration_not_found");
    scene
      .when(putAgent({ id: "kim", roleId: "none" }))
      .thenRefused("configuration_reference_unknown", "roleId");
    scene
      .when(putRole("twice", ["audit.read", "audit.read"]))
      .thenRefused("configuration_invalid", "permissions");
  });
});

describe("the last who can manage people and roles", () => {
  const ada = (change: object = {}): Command =>
    putAgent({ id: "ada", roleId: "administrator", ...change });

  test("is not deactivated, removed or given less", () => {
    const scene = scenario(ada());
    scene.when(ada({ active: false })).thenRefused("last_administrator", "active");
    scene.when(ada({ roleId: "supervisor" })).thenRefused("last_administrator", "roleId");
    scene.when(removeAgent("ada")).thenRefused("last_administrator", "roleId");
    scene.given(ada({ name: "Ada L." }));
  });

  test("is not the last while another active person can", () => {
    const other = putAgent({ id: "eve", roleId: "administrator", active: false });
    const scene = scenario(ada(), other);
    scene.when(removeAgent("ada")).thenRefused("last_administrator", "roleId");
    scene.given(putAgent({ id: "eve", roleId: "administrator" }), removeAgent("ada"));
  });

  test("keeps it in a role of the organisation's own, too", () => {
    const keys = [...KEY_PERMISSIONS];
    const scene = scenario(putRole("owner", keys), putAgent({ id: "kim", roleId: "owner" }));
    scene
      .when(putRole("owner", ["people.manage"]))
      .thenRefused("last_administrator", "permissions");
    scene.given(putRole("owner", [...keys, "audit.read"]), ada(), putRole("owner", []));
  });
});
