import { expect, test } from "vitest";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";

const server = await createTestServer();
const url = await server.listen();
const a = await server.organisation("a");

test("a chat from the visitor's first word to the agent's wrap-up, over the stream alone", async () => {
  const alice = await openStream(url);
  alice.hello(await a.bearer("alice"));
  await alice.until("snapshot");
  expect(await alice.command("1", "agent.signIn")).toMatchObject({ ok: true });
  expect(await alice.command("2", "agent.setAvailable")).toMatchObject({ ok: true });

  const carol = await openStream(url);
  carol.hello(a.visitor());
  await carol.until("snapshot");
  const started = await carol.command("start", "chat.start", {
    name: "carol",
    language: "en",
    message: { clientId: "m1", text: "hello?" },
  });
  expect(started).toMatchObject({ ok: true });
  const { interactionId } = (started as unknown as { result: { interactionId: string } }).result;

  await alice.until("changes", ({ put }) =>
    put.some(([key]) => key === `contact/${interactionId}`),
  );
  const contact = alice.documents().get(`contact/${interactionId}`) as { offer: { id: string } };
  expect(await alice.command("3", "offer.accept", { offerId: contact.offer.id })).toMatchObject({
    ok: true,
  });
  expect(
    await alice.command("4", "message.send", {
      interactionId,
      clientId: "m2",
      text: "hello carol",
    }),
  ).toMatchObject({ ok: true, result: { number: expect.any(Number) } });
  await carol.until("changes", ({ put }) => JSON.stringify(put).includes("hello carol"));
  expect(await carol.command("leave", "chat.leave", { interactionId })).toMatchObject({ ok: true });
  expect(await alice.command("end", "contact.end", { interactionId })).toMatchObject({ ok: true });
  expect(
    await alice.command("5", "wrapUp.complete", { interactionId, reasonId: a.named("resolved") }),
  ).toMatchObject({ ok: true });
  expect(alice.documents().has(`contact/${interactionId}`)).toBe(false);
  alice.close();
  carol.close();
});
