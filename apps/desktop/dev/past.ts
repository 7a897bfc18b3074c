import { pastCall } from "./past-calls.ts";
import { CUSTOMERS, SETUP } from "./people.ts";

const AGENTS = ["김민수", "박지우", "이서연", "정도현"];
const ENDS = ["agent_ended", "customer_left", "agent_ended", "abandoned"];

function summary(now: number, index: number, customerId: string | null) {
  const [name, queueId, preview] = CUSTOMERS[index % CUSTOMERS.length] ?? CUSTOMERS[0];
  const startedAt = now - (index + 1) * 5_400_000;
  const voice = index % 5 === 3;
  const end = ENDS[index % ENDS.length] ?? "agent_ended";
  const reason = SETUP.wrapUpReasons[index % 6]?.id ?? "solved";
  const agentName = AGENTS[index % AGENTS.length] ?? "";
  return {
    id: `past-${index}`,
    channel: voice ? "voice" : "chat",
    customer: { id: customerId ?? `visitor-${index}`, name: customerId === null ? name : "김하늘" },
    queueName: SETUP.queues.find(({ id }) => id === queueId)?.name ?? "",
    agentNames: end === "abandoned" ? [] : index % 3 === 0 ? [agentName, "최하은"] : [agentName],
    startedAt,
    endedAt: startedAt + 63_000 + ((index * 97_000) % 1_400_000),
    endReason: end,
    wrapUpReasons:
      end === "abandoned" ? [] : [{ id: reason, agentName, automatic: index % 4 === 2 }],
    preview: voice ? "" : preview,
    direction: index % 10 === 8 ? "outbound" : "inbound",
    customerNumber: voice ? `+8210${String(23456789 + index * 13_577)}` : null,
    abusive: index === 3,
  };
}

export function pastInteractions(now: number, q: string | null, customerId: string | null) {
  const count = customerId === null ? 24 : 4;
  const all = Array.from({ length: count }, (_, index) => summary(now, index, customerId));
  const found =
    q === null
      ? all
      : all.filter(({ customer, preview }) => `${customer.name} ${preview}`.includes(q));
  return { interactions: found, next: customerId === null && q === null ? "more" : null };
}

/** The third of the list is a call with all that is kept of one. */
export function pastInteractionOf(id: string, now: number) {
  return id === "past-3" ? pastCall(summary(now, 3, null)) : pastInteraction(now);
}

export function pastInteraction(now: number) {
  const base = summary(now, 0, null);
  const at = (seconds: number) => base.startedAt + seconds * 1000;
  const segment = (
    kind: string,
    from: number,
    to: number | null,
    agentName: string | null,
    queueName: string | null,
    detail: string,
  ) => ({
    kind,
    startedAt: at(from),
    endedAt: to === null ? null : at(to),
    agentName,
    queueName,
    detail,
  });
  return {
    ...base,
    recordings: [],
    variables: [],
    segments: [
      segment("queue", 0, 21, null, "교환·환불", "accepted"),
      segment("offer", 21, 41, "강준호", null, "timed_out"),
      segment("queue", 41, 44, null, "교환·환불", "accepted"),
      segment("offer", 44, 49, "김민수", null, "accepted"),
      segment("talk", 49, 431, "김민수", null, "transferred"),
      segment("wrap_up", 431, 452, "김민수", null, "completed"),
      segment("offer", 431, 436, "최하은", null, "accepted"),
      segment("talk", 436, 812, "최하은", null, "agent_ended"),
      segment("wrap_up", 812, 872, "최하은", null, "automatic"),
    ],
  };
}

/** A call that is on, with two holds behind it. */
export function callSoFar(now: number) {
  const at = (seconds: number) => now - 96_000 + seconds * 1000;
  const segment = (kind: string, from: number, to: number | null, detail = "") => ({
    kind,
    startedAt: at(from),
    endedAt: to === null ? null : at(to),
    agentName: kind === "queue" || kind === "announcement" ? null : "김민수",
    queueName: kind === "queue" ? "대표 전화" : null,
    detail,
  });
  return {
    ...summary(now, 0, null),
    recordings: [],
    variables: [],
    segments: [
      segment("announcement", -24, -19, "completed"),
      segment("queue", -19, -7, "accepted"),
      segment("offer", -7, 0, "accepted"),
      segment("event", 0, 0, "recording_started"),
      segment("talk", 0, 31, "transferred"),
      segment("hold", 31, 52, "resumed"),
      segment("talk", 52, null),
    ],
  };
}

export function pastTranscript(now: number) {
  const base = summary(now, 0, null).startedAt;
  const lines: [string, string, string][] = [
    ["customer", "김하늘", "주문한 원피스가 사진이랑 색이 많이 달라요. 환불 가능할까요?"],
    ["agent-minsu", "김민수", "안녕하세요, 김하늘 고객님. 불편을 드려 죄송합니다."],
    ["agent-minsu", "김민수", "주문 번호를 알려 주시면 바로 확인해 드리겠습니다."],
    ["customer", "김하늘", "20261118-0032 입니다"],
    ["agent-haeun", "최하은", "환불 담당 최하은입니다. 이어서 도와드리겠습니다."],
    ["customer", "김하늘", "네 감사합니다"],
  ];
  return {
    entries: lines.map(([from, name, text], index) => ({
      interactionId: "past-0",
      number: index + 1,
      at: base + 50_000 + index * 45_000,
      body: { type: "message", from, name, clientId: `p${index}`, text },
    })),
    next: null,
  };
}
