import { createClient } from "@maru/sdk";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../apps/server/src/limits/limits.ts";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer, ROOMY_LIMITS } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";

const server = await createTestServer({
  limits: {
    ...ROOMY_LIMITS,
    commands: { burst: 20, perSecond: 200 },
    typing: DEFAULT_LIMITS.typing,
  },
});
const a = await liveOrganisation(server, "a");
const { interactionId } = a.names;
const url = await server.listen();

test("who writes faster than allowed is slowed down, and keeps the order", async () => {
  const client = createClient({ baseUrl: url, token: a.tokens.alice });
  client.connect();
  const wanted = Array.from({ length: 150 }, (_, n) => `m${n}`);
  await Promise.all(
    wanted.map((text) => client.command("message.send", { interactionId, clientId: text, text })),
  );

  const texts = client.documents
    .entries(interactionId)
    .map(({ body }) => ("text" in body ? body.text : ""))
    .filter((text) => /^m\d+$/.test(text));
  expect(texts).toEqual(wanted);
  client.close();
});

test("what is no command waits its turn as well, and is not lost", async () => {
  const stream = await openStream(url);
  stream.hello(a.tokens.bob);
  await stream.until("snapshot");
  for (let at = 0; at < 60; at += 1) stream.send({ type: "ping", at });
  stream.send({ type: "subscribe", topic: "directory" });
  await stream.until("changes", ({ put }) => put.some(([key]) => key.startsWith("agent/")));

  expect(stream.frames.filter(({ type }) => type === "error")).toEqual([]);
  expect(stream.frames.filter(({ type }) => type === "pong")).toHaveLength(60);
  stream.close();
});
