import {
  type AgentId,
  CONFIGURATION_DEFAULTS,
  type Command,
  type ConfigurationItem,
  type Queue,
} from "@maru/core";
import type { EngineHost } from "../engine/engine-host.ts";
import type { CommandOutcome, OrganisationEngine } from "../engine/organisation-engine.ts";

const ids = <Id>(...texts: string[]) => texts as unknown as Id[];
const id = <Id>(text: string) => text as unknown as Id;
const text = (words: string) => ({ ko: words, en: words });

/** Team north: alice and bob (agents, two chats each), sam (supervisor). Queue sales, entry point shop. */
export function testConfiguration(queue: Partial<Queue> = {}): ConfigurationItem[] {
  const person = (name: string, role: "agent" | "supervisor" | "administrator", team = "north") =>
    ({
      kind: "agent",
      item: {
        id: id(name),
        name: name.charAt(0).toUpperCase() + name.slice(1),
        roleId: id(role),
        teamId: id(team),
        multimediaProfileId: id("two"),
        ...CONFIGURATION_DEFAULTS.agent,
        skills: {},
        active: true,
      },
    }) satisfies ConfigurationItem;
  return [
    {
      kind: "settings",
      item: { ...CONFIGURATION_DEFAULTS.settings },
    },
    { kind: "team", item: { id: id("north"), name: "North" } },
    { kind: "team", item: { id: id("south"), name: "South" } },
    { kind: "idleReason", item: { id: id("lunch"), name: text("lunch") } },
    { kind: "wrapUpReason", item: { id: id("sold"), name: text("sold") } },
    { kind: "wrapUpReason", item: { id: id("other"), name: text("other") } },
    {
      kind: "multimediaProfile",
      item: { id: id("two"), name: "two", capacity: { chat: 2, voice: 1, email: 0, social: 0 } },
    },
    person("alice", "agent"),
    person("bob", "agent"),
    person("sam", "supervisor"),
    person("erin", "agent", "south"),
    {
      kind: "queue",
      item: {
        ...CONFIGURATION_DEFAULTS.queue,
        id: id("sales"),
        name: "Sales",
        description: "",
        channel: "chat",
        teamIds: ids("north"),
        strategy: "longest_available",
        offerTimeoutMs: 20_000,
        onMissed: "rona",
        transferFallback: "queue",
        serviceLevelMs: 20_000,
        relaxation: [],
        preferredAgentMs: 0,
        wrapUp: {
          timeoutMs: 60_000,
          reasonIds: ids("sold", "other"),
          defaultReasonId: id("other"),
          mayKeepOpen: true,
        },
        ...queue,
      },
    },
    {
      kind: "entryPoint",
      item: {
        ...CONFIGURATION_DEFAULTS.entryPoint,
        id: id("shop"),
        name: "shop",
        description: "",
        channel: "chat",
        queueId: id("sales"),
        priority: 5,
        requiredSkills: {},
        greeting: text("hello"),
        preferLastAgent: false,
        flowId: null,
        musicPromptId: null,
        timeZone: null,
      },
    },
  ];
}

/** Makes the organisation and configures it. */
export async function createTestOrganisation(
  host: EngineHost,
  organisationId = "acme",
  queue: Partial<Queue> = {},
): Promise<OrganisationEngine> {
  await host.createOrganisation(organisationId, "Acme");
  const engine = await host.organisation(organisationId);
  await Promise.all(
    testConfiguration(queue).map((item) => say(engine, { type: "PutConfiguration", ...item })),
  );
  return engine;
}

/** The command, without a key; a refusal is an error here. */
export async function say(
  engine: OrganisationEngine,
  command: Command,
): Promise<Extract<CommandOutcome, { status: "done" }>> {
  const outcome = await engine.command({ command, actor: "system", key: null });
  if (outcome.status === "refused")
    throw new Error(`${command.type}: ${outcome.refusal.refused}: ${outcome.refusal.detail}`);
  return outcome;
}

export const agent = (name: string) => name as AgentId;

/** Signed in, connected and available. */
export async function makeAvailable(engine: OrganisationEngine, name: string): Promise<void> {
  await say(engine, { type: "SignIn", agentId: agent(name) });
  await say(engine, { type: "SetAvailable", agentId: agent(name) });
}

export const startChat = (
  interactionId: string,
  customerId: string,
  message = "hello",
): Command => ({
  type: "StartChat",
  interactionId: id(interactionId),
  entryPointId: id("shop"),
  customer: { id: id(customerId), name: customerId, language: "ko" },
  lastAgentId: null,
  message: { clientId: "first", text: message },
});

export const customerSays = (interactionId: string, clientId: string, text: string): Command => ({
  type: "SendMessage",
  interactionId: id(interactionId),
  sender: { kind: "customer" },
  clientId,
  text,
});

export const agentSays = (
  interactionId: string,
  name: string,
  clientId: string,
  text: string,
): Command => ({
  type: "SendMessage",
  interactionId: id(interactionId),
  sender: { kind: "agent", agentId: agent(name) },
  clientId,
  text,
});

export const accept = (interactionId: string, name: string, offer = 1): Command => ({
  type: "AcceptOffer",
  agentId: agent(name),
  offerId: id(`${interactionId}.${offer}`),
});

/** From the customer's first word to the agent's wrap-up. */
export async function wholeChat(
  engine: OrganisationEngine,
  interactionId: string,
  customerId: string,
  agentName: string,
): Promise<void> {
  const wrapUp = { interactionId: id<never>(interactionId), agentId: agent(agentName) };
  await say(engine, startChat(interactionId, customerId));
  await say(engine, accept(interactionId, agentName));
  await say(engine, agentSays(interactionId, agentName, "a1", "how can I help?"));
  await say(engine, customerSays(interactionId, "c1", "my parcel"));
  await say(engine, { type: "EndConversation", ...wrapUp });
  await say(engine, { type: "CompleteWrapUp", ...wrapUp, reasonId: id("sold") });
}
