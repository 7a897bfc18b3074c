import { createClient } from "@maru/sdk";
import { expect, test } from "vitest";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";

test("who has much to see, and reads it, is not cut off for it", async () => {
  const server = await createTestServer();
  const a = await liveOrganisation(server, "a");
  const engine = await server.host.organisation("a");
  const interactionId = a.names.interactionId as never;
  // Six bytes each in JSON: 200 of these are larger than what a socket's buffers take at once.
  const text = "\u0001".repeat(4_000);
  const sender = { kind: "customer" } as const;
  for (let n = 0; n < 200; n += 1) {
    const command = { type: "SendMessage", interactionId, sender, clientId: `${n}`, text } as const;
    await engine.command({ command, actor: "system", key: null });
  }
  const client = createClient({ baseUrl: await server.listen(), token: a.tokens.alice });
  const statuses = new Set<string>();
  client.connection.subscribe(() => statuses.add(client.connection.get().status));
  client.connect();
  await expect.poll(() => client.documents.entries(interactionId).length).toBe(200);
  await client.command("agent.setAvailable", {});

  expect([...statuses]).toEqual(["connecting", "online"]);
  client.close();
}, 30_000);
