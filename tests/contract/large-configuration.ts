import {
  CONFIGURATION_FORMAT,
  CONFIGURATION_FORMAT_VERSION,
  type ConfigurationDocument,
} from "@maru/protocol";

/** A large contact center as a document: each queue with a team and an entry point, the people spread over the teams. */
export function largeConfiguration(size: {
  readonly queues: number;
  readonly people: number;
}): ConfigurationDocument {
  const numbers = Array.from({ length: size.queues }, (_, index) => index);
  return {
    format: CONFIGURATION_FORMAT,
    version: CONFIGURATION_FORMAT_VERSION,
    items: {
      wrapUpReason: [{ id: "large-done", name: { ko: "완료", en: "Done" } }],
      multimediaProfile: [
        { id: "large", name: "Large", capacity: { chat: 3, voice: 1, email: 0, social: 0 } },
      ],
      team: numbers.map((n) => ({ id: `large-team-${n}`, name: `고객지원 ${n}팀` })),
      queue: numbers.map((n) => queue(n)),
      entryPoint: numbers.map((n) => ({
        ...{ id: `large-entry-${n}`, name: `진입점-${n}`, description: "", channel: "chat" },
        ...{ queueId: `large-queue-${n}`, priority: 5, requiredSkills: {} },
        ...{ greeting: { ko: "안녕하세요", en: "Hello" }, preferLastAgent: false },
      })),
      agent: Array.from({ length: size.people }, (_, n) => ({
        ...{ id: `large-agent-${n}`, name: `상담사 ${n}`, roleId: "agent", skills: {} },
        ...{ teamId: `large-team-${n % size.queues}`, multimediaProfileId: "large" },
        ...{ agentProfileId: null, extension: String(10_000 + n), active: true },
      })),
    },
  };
}

function queue(n: number): Record<string, unknown> {
  return {
    ...{ id: `large-queue-${n}`, name: `대기열 ${n}`, description: "", channel: "chat" },
    ...{ teamIds: [`large-team-${n}`], strategy: "longest_available", offerTimeoutMs: 20_000 },
    ...{ onMissed: "rona", transferFallback: "queue", serviceLevelMs: 20_000, relaxation: [] },
    preferredAgentMs: 0,
    wrapUp: {
      ...{ timeoutMs: 60_000, reasonIds: ["large-done"], defaultReasonId: "large-done" },
      mayKeepOpen: true,
    },
    recording: { enabled: false, resumeAfterMs: 0, keepDays: 0 },
    consultConfirmMs: 20_000,
  };
}
