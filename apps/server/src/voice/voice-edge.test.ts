import { pino } from "pino";
import { expect, test } from "vitest";
import { SimulatedLines } from "../testing/simulated-lines.ts";
import { createVoiceEdge, type VoiceEdgeParts } from "./voice-edge.ts";

test("an organisation that another node writes for is let go of, and taken up anew when it comes back", () => {
  const lines = new SimulatedLines();
  const told: string[] = [];
  const edge = createVoiceEdge({
    openLine(id) {
      const line = lines.open(id);
      told.push("made");
      return {
        ...line,
        open: () => void told.push("opened"),
        close: () => void told.push("closed"),
      };
    },
    organisation: () => new Promise(() => undefined),
    logger: pino({ level: "silent" }),
    now: Date.now,
  } as Partial<VoiceEdgeParts> as VoiceEdgeParts);
  edge.outlet.recovered("acme", []);
  edge.outlet.ceded("acme");
  edge.outlet.ceded("acme");
  edge.outlet.recovered("acme", []);
  edge.close();
  expect(told).toEqual(["made", "opened", "closed", "made", "opened", "closed"]);
});

test("an Asterisk that comes up before the organisation's engine is not said to be away", async () => {
  const lines = new SimulatedLines();
  const told: unknown[] = [];
  const engine = {
    id: "acme",
    read: (reader: (state: unknown) => unknown) => {
      const value = reader({ media: { status: "up" } });
      return Promise.resolve(value);
    },
    command: ({ command }: { command: unknown }) => {
      told.push(command);
      return Promise.resolve({ status: "done", seq: 1, result: {} });
    },
  };
  let recover: (engine: unknown) => void = () => undefined;
  const recovery = new Promise((resolve) => {
    recover = resolve;
  });
  const edge = createVoiceEdge({
    openLine: (id) => lines.open(id),
    organisation: () => recovery,
    logger: pino({ level: "silent" }),
    now: Date.now,
  } as Partial<VoiceEdgeParts> as VoiceEdgeParts);
  edge.platform("preparing");
  edge.outlet.changed("acme", []);
  edge.platform("up");
  edge.outlet.recovered("acme", []);
  recover(engine);
  await expect.poll(() => told).toEqual([{ type: "ReportMediaEngine", status: "up" }]);
  edge.close();
});
