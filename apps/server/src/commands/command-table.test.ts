import { createState, type OrganisationId } from "@maru/core";
import { expect, test } from "vitest";
import type { VisitorPrincipal } from "../auth/principal.ts";
import { COMMAND_TABLE } from "./command-table.ts";

const carol = {
  kind: "visitor",
  organisationId: "acme",
  entryPointId: "shop",
  customerId: "carol",
} as unknown as VisitorPrincipal;

const context = {
  permissions: new Set<never>(),
  state: <T>(reader: (state: ReturnType<typeof createState>) => T) =>
    reader(createState("acme" as OrganisationId)),
  lastAgentOf: async () => null,
  customerByNumber: async () => null,
  flowVersion: async () => null,
};

test("asked for the same chat twice, the same interaction is never named twice", async () => {
  const input = { name: "carol", language: "ko", message: null } as const;
  // The engine answers a key it remembers; here comes one that it has forgotten.
  const [first, second] = [
    await COMMAND_TABLE["chat.start"](carol, input, context),
    await COMMAND_TABLE["chat.start"](carol, input, context),
  ];

  expect(first).toMatchObject({ type: "StartChat", customer: { id: "carol" } });
  expect(first).not.toMatchObject({
    interactionId: "interactionId" in second && second.interactionId,
  });
});
