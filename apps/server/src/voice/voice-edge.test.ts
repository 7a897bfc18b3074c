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
