/** The commands of the telephone. */
import { z } from "zod";
import { idSchema } from "./id.ts";
import { agents, command, dialled, interactionParams, partyId } from "./operation.ts";
import { textSchema as text } from "./text.ts";

export const CALL_COMMANDS = {
  "agent.setStation": command("Choose where calls ring, or nowhere", "agent", agents, {
    body: z.strictObject({
      station: z
        .discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("browser") }),
          z.strictObject({ kind: z.literal("desk_phone") }),
          z.strictObject({ kind: z.literal("number"), number: dialled }),
        ])
        .nullable(),
    }),
  }),
  "agent.dial": command("Call a customer; one's own phone rings first", "agent", agents, {
    body: z.strictObject({
      number: dialled,
      callerNumberId: idSchema.nullable().describe("The number to show; null: the default"),
    }),
    result: z.object({ interactionId: z.string() }),
  }),
  "contact.transferToNumber": command("Transfer to a number", "contact", agents, {
    params: interactionParams,
    body: z.strictObject({ number: dialled }),
  }),
  "call.hold": command("Put the customer on hold", "contact", agents, {
    params: interactionParams,
  }),
  "call.resume": command("Take the customer off hold", "contact", agents, {
    params: interactionParams,
  }),
  "call.mute": command(
    "Mute or unmute a party: oneself, or as primary agent somebody else",
    "contact",
    agents,
    {
      params: interactionParams,
      body: z.strictObject({ partyId, muted: z.boolean() }),
    },
  ),
  "call.consult": command(
    "Ask a colleague, a queue or a number, the customer on hold",
    "contact",
    agents,
    {
      params: interactionParams,
      body: z.strictObject({
        target: z.discriminatedUnion("type", [
          z.strictObject({ type: z.literal("agent"), agentId: idSchema }),
          z.strictObject({ type: z.literal("queue"), queueId: idSchema }),
          z.strictObject({ type: z.literal("number"), number: dialled }),
        ]),
      }),
    },
  ),
  "call.confirmConsult": command(
    "Ring the agent who was found for a consult to a queue",
    "contact",
    agents,
    {
      params: interactionParams,
    },
  ),
  "call.endConsult": command("End the consult, from either side", "contact", agents, {
    params: interactionParams,
  }),
  "call.switchToCustomer": command(
    "Speak with the customer; the colleague is on hold",
    "contact",
    agents,
    {
      params: interactionParams,
    },
  ),
  "call.switchToColleague": command(
    "Speak with the colleague; the customer is on hold",
    "contact",
    agents,
    {
      params: interactionParams,
    },
  ),
  "call.completeTransfer": command(
    "Leave the customer with who was consulted; wrap-up begins",
    "contact",
    agents,
    {
      params: interactionParams,
    },
  ),
  "call.merge": command("Join customer, colleague and oneself in a conference", "contact", agents, {
    params: interactionParams,
  }),
  "call.leave": command("Leave a conference that goes on", "contact", agents, {
    params: interactionParams,
  }),
  "call.dropParty": command(
    "Take a party out of the conference (primary agent)",
    "contact",
    agents,
    {
      params: interactionParams,
      body: z.strictObject({ partyId }),
    },
  ),
  "call.handOverPrimary": command(
    "Make a colleague in the conference its primary agent",
    "contact",
    agents,
    {
      params: interactionParams,
      body: z.strictObject({ agentId: idSchema }),
    },
  ),
  "call.pauseRecording": command("Pause the recording", "contact", agents, {
    params: interactionParams,
  }),
  "call.resumeRecording": command("Go on recording", "contact", agents, {
    params: interactionParams,
  }),
  "call.endAbusive": command(
    "End an abusive call: the customer hears an announcement, then the call ends",
    "contact",
    agents,
    {
      params: interactionParams,
    },
  ),
  "call.recoveryPause": command(
    "After an abusive call: a pause that ends by itself",
    "contact",
    agents,
    {
      params: interactionParams,
    },
  ),
  "call.rejoin": command(
    "Ring this agent's phone again after it lost the call",
    "contact",
    agents,
    {
      params: interactionParams,
    },
  ),
  "contact.setVariables": command(
    "Change CAD variables; null takes a value away",
    "contact",
    agents,
    {
      params: interactionParams,
      body: z.strictObject({
        values: z.record(idSchema, z.union([text(500), z.number(), z.boolean(), z.null()])),
      }),
    },
  ),
} as const;
