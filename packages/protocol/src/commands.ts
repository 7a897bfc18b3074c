/** Every command: it goes through core and the journal. */
import { z } from "zod";
import { CALL_COMMANDS } from "./call-commands.ts";
import { configurationItemSchema, configurationKindSchema } from "./configuration.ts";
import { configurationDocumentSchema, importModeSchema } from "./configuration-document.ts";
import { FLOW_COMMANDS } from "./flow-operations.ts";
import { idSchema } from "./id.ts";
import {
  agents,
  clientId,
  command,
  interactionParams,
  languageSchema,
  messageText,
  type Operation,
  personName,
} from "./operation.ts";
import { MANAGING } from "./permissions.ts";
import type { CommandName } from "./routes.ts";

const messageResult = z.object({
  number: z.int().describe("The entry's number in the transcript"),
});

export const COMMANDS = {
  ...CALL_COMMANDS,
  ...FLOW_COMMANDS,
  "agent.signIn": command("Sign in to take contacts; begins idle", "agent", agents),
  "agent.signOut": command("Sign out; refused while contacts are in hand", "agent", agents),
  "agent.setAvailable": command("Become available", "agent", agents),
  "agent.setIdle": command("Become idle with a reason", "agent", agents, {
    body: z.strictObject({ reasonId: idSchema }),
  }),
  "offer.accept": command("Accept an offered contact", "contact", agents, {
    params: z.strictObject({ offerId: idSchema }),
  }),
  "offer.decline": command("Decline an offered contact", "contact", agents, {
    params: z.strictObject({ offerId: idSchema }),
  }),
  "message.send": command("Write into the conversation", "contact", [...agents, "visitor"], {
    params: interactionParams,
    body: z.strictObject({ clientId, text: messageText }),
    result: messageResult,
  }),
  "transcript.mark": command(
    "Say how far the conversation reached this device and was read",
    "contact",
    [...agents, "visitor"],
    {
      params: interactionParams,
      body: z.strictObject({
        deliveredUpTo: z.int().nonnegative(),
        readUpTo: z.int().nonnegative(),
      }),
    },
  ),
  "contact.transferToAgent": command("Transfer to an available colleague", "contact", agents, {
    params: interactionParams,
    body: z.strictObject({ agentId: idSchema }),
  }),
  "contact.transferToQueue": command("Transfer to a queue", "contact", agents, {
    params: interactionParams,
    body: z.strictObject({ queueId: idSchema }),
  }),
  "contact.end": command("End the conversation; wrap-up begins", "contact", agents, {
    params: interactionParams,
  }),
  "wrapUp.complete": command("Finish wrap-up with a reason", "contact", agents, {
    params: interactionParams,
    body: z.strictObject({ reasonId: idSchema }),
  }),
  "wrapUp.keepOpen": command("Stop the wrap-up countdown", "contact", agents, {
    params: interactionParams,
  }),
  "chat.start": command("Begin a conversation as a customer", "chat", ["visitor"], {
    body: z.strictObject({
      name: personName,
      language: languageSchema,
      message: z.strictObject({ clientId, text: messageText }).nullable(),
    }),
    result: z.object({ interactionId: z.string() }),
  }),
  "chat.leave": command("Leave the conversation as the customer", "chat", ["visitor"], {
    params: interactionParams,
  }),
  "configuration.put": command("Create or replace a configured thing", "configuration", MANAGING, {
    params: z.strictObject({ kind: configurationKindSchema, id: idSchema }),
    body: configurationItemSchema,
    result: z.object({ revision: z.int().describe("Give it as `If-Match` with the next change") }),
  }),
  "configuration.import": command(
    "Bring in a whole configuration, all of it or nothing",
    "configuration",
    ["configuration.transfer"],
    {
      body: z.strictObject({
        mode: importModeSchema,
        basis: z
          .int()
          .nullable()
          .default(null)
          .describe("The plan's; refused if it is no longer so"),
        document: configurationDocumentSchema,
      }),
      result: z.object({
        created: z.int(),
        changed: z.int(),
        removed: z.int(),
        unchanged: z.int(),
        revision: z.int(),
      }),
    },
  ),
  "configuration.remove": command("Remove a configured thing", "configuration", MANAGING, {
    params: z.strictObject({ kind: configurationKindSchema, id: idSchema }),
  }),
} as const satisfies Record<CommandName, Operation>;
