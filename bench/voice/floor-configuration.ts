import type { CommandInput } from "@maru/protocol";

type Put = CommandInput<"configuration.put">;

export const agentId = (index: number): string => `bench-${index}`;

/** A number with a queue and agents behind it; wrap-up is over at once, as it is in app_queue. */
export function floorConfiguration(agents: number, number: string, trunkId: string): Put[] {
  const capacity = { chat: 0, voice: 1, email: 0, social: 0 };
  const items: object[] = [
    { kind: "team", id: "bench", name: "Bench" },
    { kind: "multimediaProfile", id: "bench", name: "Bench", capacity },
    {
      ...{ kind: "agentProfile", id: "bench", name: "Bench", mayPauseRecording: true },
      ...{ colleagues: "everyone", outdial: noOutdial },
    },
    { kind: "queue", ...queue(false) },
    {
      ...{ kind: "entryPoint", id: "bench", name: "bench", description: "", channel: "voice" },
      ...{ queueId: "bench", priority: 5, requiredSkills: {}, preferLastAgent: false },
      greeting: { ko: "안녕하세요", en: "Hello" },
    },
    {
      ...{ kind: "phoneNumber", id: "bench", number, label: "Bench", outbound: false, trunkId },
      entryPointId: "bench",
    },
  ];
  for (let index = 0; index < agents; index += 1) {
    items.push({
      ...{ kind: "agent", id: agentId(index), name: `Bench ${index}`, roleId: "agent" },
      ...{ teamId: "bench", multimediaProfileId: "bench", agentProfileId: "bench" },
      ...{ extension: null, skills: {}, active: true },
    });
  }
  return items as Put[];
}

/** The queue, which may record. */
export function queue(recorded: boolean): object {
  return {
    ...{ id: "bench", name: "Bench", description: "", channel: "voice", teamIds: ["bench"] },
    ...{ strategy: "round_robin", offerTimeoutMs: 20_000, onMissed: "recall" },
    ...{ transferFallback: "queue", serviceLevelMs: 20_000, relaxation: [], preferredAgentMs: 0 },
    wrapUp: {
      timeoutMs: 1,
      reasonIds: ["resolved"],
      defaultReasonId: "resolved",
      mayKeepOpen: false,
    },
    recording: { enabled: recorded, resumeAfterMs: 0, keepDays: 0 },
    consultConfirmMs: 20_000,
  };
}

const noOutdial = {
  ...{ allowed: false, fromAnyState: false, dialPlan: [], callerNumberIds: [] },
  entryPointId: null,
};
