/** Agents and customers that do their work through the SDK, whatever happens to the server. */
import type { CommandInput, CommandName, ContactDocument } from "@maru/protocol";
import { type Client, createClient, MaruProblem, signIn } from "@maru/sdk";

const ORGANISATION = "demo";
const PASSWORD = "maru-demo-2026";
const STEP_MS = 20;

/** A command that was answered "done". */
export type Acknowledged = {
  key: string;
  name: CommandName;
  interactionId: string | null;
  text: string | null;
  number: number | null;
};

/** What everybody was told is done, in the order they were told. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** Texts in the order they were given to the SDK, by conversation and writer. */
  readonly written = new Map<string, string[]>();
  #keys = 0;

  async command<Name extends CommandName>(
    client: Client,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Record<string, unknown> | null> {
    const { interactionId = null, text = null } = input as {
      interactionId?: string;
      text?: string;
    };
    this.#keys += 1;
    const key = `k-${this.#keys}`;
    try {
      const result = (await client.command(name, input, { key })) as Record<string, unknown>;
      const number = typeof result["number"] === "number" ? result["number"] : null;
      this.acknowledged.push({ key, name, interactionId, text, number });
      return result;
    } catch (error) {
      // The business said no: the contact was over, the offer had gone. Nothing to remember.
      if (error instanceof MaruProblem) return null;
      throw error;
    }
  }

  write(client: Client, who: string, interactionId: string, text: string) {
    const conversation = `${interactionId} ${who}`;
    const texts = this.written.get(conversation) ?? [];
    texts.push(text);
    this.written.set(conversation, texts);
    const clientId = `${who}-${texts.length}`;
    return this.command(client, "message.send", { interactionId, clientId, text });
  }
}

export interface BusyPerson {
  readonly client: Client;
  stop(): Promise<void>;
}

/** Takes whatever comes, answers every message, ends after a while and wraps up. */
export async function startAgent(baseUrl: string, id: string, ledger: Ledger): Promise<BusyPerson> {
  const { client } = await signIn({
    baseUrl,
    email: `${id}@maru.example`,
    password: PASSWORD,
    random: () => 0,
  });
  const answered = new Map<string, number>();
  return keepBusy(client, async () => {
    const me = client.documents.get("me");
    if (me === undefined) return;
    if (me.status === "signed_out") await ledger.command(client, "agent.signIn", {});
    if (me.status === "idle" || me.status === "not_responding")
      await ledger.command(client, "agent.setAvailable", {});
    for (const contact of client.documents.list("contact/"))
      await handle(client, id, contact, answered, ledger);
  });
}

async function handle(
  client: Client,
  id: string,
  contact: ContactDocument,
  answered: Map<string, number>,
  ledger: Ledger,
): Promise<void> {
  const interactionId = contact.id;
  switch (contact.stage) {
    case "ringing":
      if (contact.offer !== null)
        await ledger.command(client, "offer.accept", { offerId: contact.offer.id });
      return;
    case "connected": {
      const { lastMessage } = contact;
      const known = answered.get(interactionId) ?? 0;
      if (lastMessage?.from !== "customer" || lastMessage.number <= known) return;
      answered.set(interactionId, lastMessage.number);
      await ledger.write(client, id, interactionId, `답 ${lastMessage.number} of ${id}`);
      if (lastMessage.number > 24) await ledger.command(client, "contact.end", { interactionId });
      return;
    }
    case "customer_left":
      await ledger.command(client, "contact.end", { interactionId });
      return;
    case "wrap_up":
      await ledger.command(client, "wrapUp.complete", { interactionId, reasonId: "resolved" });
  }
}

/** Begins a chat, writes without waiting for answers, leaves now and then, and begins again. */
export async function startCustomer(
  baseUrl: string,
  name: string,
  ledger: Ledger,
): Promise<BusyPerson> {
  const visitor = await createClient({ baseUrl }).query("visitor.create", {
    organisationId: ORGANISATION,
    entryPointId: "shop",
  });
  const client = createClient({ baseUrl, token: visitor.token, random: () => 0 });
  let count = 0;
  return keepBusy(client, async () => {
    const chat = client.documents.get("chat");
    if (chat === undefined) return;
    if (chat.interactionId === null || chat.phase === "none" || chat.phase === "ended") {
      await ledger.command(client, "chat.start", { name, language: "ko", message: null });
      return;
    }
    const { interactionId } = chat;
    const texts = [1, 2, 3].map((part) => `${name} ${count + part}`);
    count += texts.length;
    await Promise.all(texts.map((text) => ledger.write(client, name, interactionId, text)));
    if (count % 30 === 0) await ledger.command(client, "chat.leave", { interactionId });
  });
}

function keepBusy(client: Client, step: () => Promise<void>): BusyPerson {
  let stopping = false;
  client.connect();
  const work = (async () => {
    while (!stopping) {
      await step();
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  })();
  return {
    client,
    stop: async () => {
      stopping = true;
      // What is under way is answered first: the server is up again.
      await work;
    },
  };
}
