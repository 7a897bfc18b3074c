import { DOCUMENTS } from "@maru/protocol";
import { expect, test } from "vitest";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";

const server = await createTestServer();
const a = await liveOrganisation(server, "a");

interface Shown {
  readonly key: string;
  readonly document: Record<string, unknown> & { offer?: { id: string } | null };
}

async function view(token: string, query = ""): Promise<Shown[]> {
  const answer = await server.call(token, { method: "GET", url: `/api/view${query}` });
  expect(answer.statusCode).toBe(200);
  return answer.json().documents;
}

test("over HTTP alone an agent learns of an offer and accepts it", async () => {
  const shown = await view(a.tokens.alice);
  const offer = shown.flatMap(({ document }) => document.offer ?? [])[0];
  expect(offer?.id).toBe(a.names.offerId);

  const accepted = await server.call(a.tokens.alice, {
    method: "POST",
    url: `/api/offers/${offer?.id}/accept`,
  });
  expect(accepted.statusCode).toBe(200);
  const [interactionId] = a.names.offerId.split(".");
  const contact = (await view(a.tokens.alice)).find(
    ({ key }) => key === `contact/${interactionId}`,
  );
  expect(contact?.document).toMatchObject({ stage: "connected", offer: null });
});

test("every document is whole, as the protocol says", async () => {
  for (const { key, document } of await view(a.tokens.alice, "?directory=true")) {
    const kind = key.split("/")[0] as keyof typeof DOCUMENTS;
    expect(DOCUMENTS[kind].parse(document)).toEqual(document);
  }
});

test("colleagues and all queues are shown to who asks for the directory", async () => {
  const without = (await view(a.tokens.alice)).map(({ key }) => key);
  const withThem = (await view(a.tokens.alice, "?directory=true")).map(({ key }) => key);

  expect(without.filter((key) => key.startsWith("agent/"))).toEqual([]);
  expect(withThem).toContain(`agent/${a.named("bob")}`);
  expect(withThem).toContain(`queue/${a.named("queue")}`);
});

test("a customer sees their own conversation and nothing else", async () => {
  const keys = (await view(a.carol, "?directory=true")).map(({ key }) => key.split("/")[0]);

  expect(new Set(keys)).toEqual(new Set(["chat", "entry"]));
});
