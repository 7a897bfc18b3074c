import { expect, test } from "vitest";
import { doneSteps, nextStep } from "./start-steps.ts";

const nothing = { agents: [], queues: [], entryPoints: [], numbers: [] };
type Configured = Parameters<typeof doneSteps>[0];

test("H: the guide goes on where it was left, and knows of what was set up elsewhere", () => {
  const at = (part: { [Key in keyof Configured]?: readonly object[] }) =>
    nextStep(doneSteps({ ...nothing, ...part } as Configured));
  const agents = [{}, {}];
  const queues = [{}];
  const chat = [{ channel: "chat" }];
  expect(at({ agents: [{}] })).toBe("people");
  expect(at({ agents })).toBe("queue");
  expect(at({ agents, queues })).toBe("chat");
  expect(at({ agents, queues, entryPoints: [{ channel: "voice" }] })).toBe("chat");
  expect(at({ agents, queues, entryPoints: chat })).toBe("phone");
  expect(at({ agents, queues, entryPoints: chat, numbers: [{ entryPointId: null }] })).toBe(
    "phone",
  );
  expect(
    doneSteps({ ...nothing, numbers: [{ entryPointId: "e" }] } as unknown as Configured),
  ).toContain("phone");
});
