import { setTimeout as sleep } from "node:timers/promises";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import { finishRequestsUnderWay } from "./requests-under-way.ts";

async function serve(answerAfterMs: number) {
  const app = fastify({ forceCloseConnections: true });
  finishRequestsUnderWay(app);
  app.get("/", async () => {
    await sleep(answerAfterMs, undefined, { ref: false });
    return "done";
  });
  return { app, url: await app.listen({ host: "127.0.0.1", port: 0 }) };
}

test("what is being answered is answered before the connections close", async () => {
  const { app, url } = await serve(300);
  const answer = fetch(url).then((response) => response.text());
  await sleep(100);
  await app.close();

  expect(await answer).toBe("done");
});

test("with nothing under way closing takes no time, idle connections or not", async () => {
  const { app, url } = await serve(0);
  await (await fetch(url)).text();
  const from = performance.now();
  await app.close();

  expect(performance.now() - from).toBeLessThan(500);
});

test("who takes too long, or went away, is not waited for", async () => {
  const { app, url } = await serve(20_000);
  const gone = new AbortController();
  const left = fetch(url, { signal: gone.signal }).catch(() => "left");
  const stuck = fetch(url).catch(() => "cut off");
  await sleep(100);
  gone.abort();
  const from = performance.now();
  await app.close();

  expect(await left).toBe("left");
  expect(await stuck).toBe("cut off");
  expect(performance.now() - from).toBeLessThan(2_500);
});
