import type { ContactDocument } from "@maru/protocol";
import { type Client, createKey } from "@maru/sdk";

/** Signs in and becomes available, if that is not so yet. */
export async function beAvailable(client: Client): Promise<void> {
  const me = await documentThat(client, () => client.documents.get("me"));
  if (me.status === "signed_out") await client.command("agent.signIn", {});
  await client.command("agent.setAvailable", {});
}

/** Accepts the next contact that rings. */
export async function acceptNext(client: Client): Promise<string> {
  const { id, offer } = await documentThat(client, () => findRinging(client));
  if (offer === null) throw new Error("what rings is offered");
  await client.command("offer.accept", { offerId: offer.id });
  return id;
}

export async function write(client: Client, interactionId: string, text: string): Promise<void> {
  await client.command("message.send", { interactionId, clientId: createKey(), text });
}

function findRinging(client: Client): ContactDocument | undefined {
  const ids = client.documents.get("me")?.contactIds ?? [];
  return ids
    .map((id) => client.documents.get(`contact/${id}`))
    .find((contact) => contact?.stage === "ringing");
}

/** What `find` answers as soon as it is there. */
function documentThat<T>(client: Client, find: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    const stop = client.documents.subscribe("", look);
    look();
  });
}
