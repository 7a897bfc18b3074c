/** A call of the past with everything that may be kept of one. */

const LENGTH_MS = 252_000;
const PAUSED = { from: 96_000, to: 121_000 };

type Summary = { startedAt: number; customer: { id: string; name: string } };

export function pastCall(base: Summary) {
  const at = (seconds: number) => base.startedAt + seconds * 1000;
  const segment = (
    kind: string,
    from: number,
    to: number | null,
    detail: string,
    agentName: string | null = null,
    queueName: string | null = null,
  ) => ({
    kind,
    startedAt: at(from),
    endedAt: to === null ? null : at(to),
    agentName,
    queueName,
    withName: kind === "consult" ? "박지우" : null,
    detail,
  });
  return {
    ...base,
    segments: [
      segment("announcement", 0, 6, "completed"),
      segment("queue", 0, 34, "accepted", null, "대표 전화"),
      segment("offer", 12, 24, "timed_out", "정도현"),
      segment("offer", 26, 34, "accepted", "김민수"),
      segment("talk", 34, 150, "transferred", "김민수"),
      segment("event", 34, 34, "recording_started", "김민수"),
      segment("hold", 88, 121, "resumed", "김민수"),
      segment("event", 130, 130, "recording_paused", "김민수"),
      segment("event", 155, 155, "recording_resumed", "김민수"),
      segment("consult", 160, 201, "conference", "김민수"),
      segment("conference", 201, 240, "left", "박지우"),
      segment("talk", 240, 280, "abusive", "김민수"),
      segment("event", 280, 280, "abusive_ending", "김민수"),
      segment("wrap_up", 280, 322, "completed", "김민수"),
    ],
    recordings: [
      {
        id: "rec-1",
        startedAt: at(34),
        durationMs: LENGTH_MS,
        paused: [PAUSED],
        status: "stored",
      },
      { id: "rec-2", startedAt: at(300), durationMs: null, paused: [], status: "running" },
      { id: "rec-3", startedAt: at(-900), durationMs: 61_000, paused: [], status: "deleted" },
      { id: "rec-4", startedAt: at(-1900), durationMs: null, paused: [], status: "failed" },
    ],
    variables: [
      { id: "order", name: "주문 번호", value: "20261118-0032" },
      { id: "kind", name: "문의 유형", value: "환불" },
      { id: "grade", name: "고객 등급", value: "VIP" },
    ],
  };
}

/** Two people who take turns, as speech is loud and soft. */
export function waveform() {
  const count = 800;
  const silent = (index: number) => {
    const ms = (index / count) * LENGTH_MS;
    return ms >= PAUSED.from && ms < PAUSED.to;
  };
  const side = (turn: number) =>
    Array.from({ length: count }, (_, index) => {
      const speaks = Math.floor(index / 46) % 2 === turn;
      const syllable = Math.abs(Math.sin(index * 1.7) * Math.sin(index * 0.31 + turn));
      return silent(index) ? 0 : speaks ? 0.15 + 0.8 * syllable : 0.03 * syllable;
    });
  return { durationMs: LENGTH_MS, customer: side(0), agent: side(1) };
}
