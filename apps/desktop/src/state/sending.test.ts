import { type Client, MaruFault, type PendingCommand } from "@maru/sdk";
import { expect, test, vi } from "vitest";
import { createSending } from "./sending.ts";

/** A client that fails each command until `works` says so, and keeps what it was asked. */
function scripted(pending: readonly PendingCommand[] = []) {
  const asked: { key: string; input: Record<string, unknown> }[] = [];
  const server = { works: false };
  const client = {
    command: (_name: string, input: Record<string, unknown>, { key }: { key: string }) => {
      asked.push({ key, input });
      return server.works
        ? Promise.resolve({ number: 1 })
        : Promise.reject(new MaruFault("ended", "gone"));
    },
    pending: () => pending,
    serverNow: () => 1_000,
    documents: { entries: () => [] },
  } as unknown as Client;
  return { client, asked, server };
}

test("sent again it is the same message in another command", async () => {
  const { client, asked, server } = scripted();
  const sending = createSending(client);
  sending.send("c1", "hello");
  const [first] = sending.outgoing.store.getState()["c1"] ?? [];
  const clientId = first?.clientId ?? "";
  await vi.waitFor(() =>
    expect(sending.outgoing.store.getState()["c1"]).toMatchObject([
      { clientId, failure: expect.any(String) },
    ]),
  );

  server.works = true;
  sending.sendAgain("c1", clientId);

  await vi.waitFor(() => expect(sending.outgoing.store.getState()).toEqual({}));
  const input = { interactionId: "c1", clientId, text: "hello" };
  expect(asked.map((each) => each.input)).toEqual([input, input]);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
});

test("what a reload found unanswered joins its own command", () => {
  const input = { interactionId: "c1", clientId: "m1", text: "hello" };
  const { client, asked } = scripted([{ key: "k2", name: "message.send", input, createdAt: 5 }]);
  const sending = createSending(client);

  expect(asked).toEqual([{ key: "k2", input }]);
  expect(sending.outgoing.store.getState()).toEqual({
    c1: [{ clientId: "m1", text: "hello", at: 5, failure: null }],
  });
});
