import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { Snapshotter } from "./snapshotter.ts";

test("a snapshot that hangs is given up, so that the next can be made", async () => {
  // Takes connections, and never says a word on them.
  const database = createServer().listen(0, "127.0.0.1");
  await once(database, "listening");
  const { port } = database.address() as AddressInfo;
  const connectionString = `postgres://maru@127.0.0.1:${port}/maru`;
  const said: string[] = [];
  const logger = pino({}, { write: (line) => said.push(JSON.parse(line).msg) });
  const snapshotter = new Snapshotter({ connectionString, org: "a" }, 0, logger, 1, 100);

  snapshotter.onDurable(1);
  await expect.poll(() => said).toEqual(["a snapshot took too long and was given up"]);
  await expect
    .poll(() => {
      snapshotter.onDurable(100 + said.length);
      return said.length;
    })
    .toBeGreaterThan(1);
  await snapshotter.close();
  database.close();
});
