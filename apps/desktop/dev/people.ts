import type { AgentDocument, QueueDocument, SetupDocument } from "@maru/protocol";

export const ME = "agent-minsu";
export const SETUP: SetupDocument = {
  organisation: { id: "demo", name: "한빛상회", timeZone: "Asia/Seoul" },
  teams: [
    { id: "care", name: "고객지원팀" },
    { id: "sales", name: "영업팀" },
    { id: "global", name: "Global Care" },
  ],
  queues: [
    queue(
      "general",
      "일반 문의",
      "주문, 배송, 회원 정보에 관한 모든 문의를 받습니다. 담당이 분명하지 않으면 여기로 보내세요.",
    ),
    queue(
      "refund",
      "교환·환불",
      "결제 취소, 교환과 환불, 반품 회수 일정을 다룹니다. 카드 부분 취소는 이 대기열에서만 처리할 수 있습니다.",
    ),
    queue("tech", "기술 지원", "앱 오류, 로그인 문제, 제품 설치와 설정을 돕습니다."),
    queue("vip", "우수 고객", "등급이 VIP인 고객 전담. 5분 안에 첫 응답을 드립니다."),
    queue("global", "English Support", "Customers who write in English."),
    { ...queue("calls", "대표 전화", "대표번호로 걸려 온 전화를 받습니다."), channel: "voice" },
    { ...queue("calls-refund", "환불 전화", "환불과 교환에 관한 전화."), channel: "voice" },
  ],
  idleReasons: [
    { id: "lunch", name: { ko: "점심시간", en: "Lunch" } },
    { id: "break", name: { ko: "휴식", en: "Break" } },
    { id: "meeting", name: { ko: "회의", en: "Meeting" } },
    { id: "training", name: { ko: "교육", en: "Training" } },
    { id: "work", name: { ko: "업무 처리", en: "Paperwork" } },
  ],
  wrapUpReasons: [
    { id: "solved", name: { ko: "해결", en: "Solved" } },
    { id: "info", name: { ko: "정보 안내", en: "Information given" } },
    { id: "refund", name: { ko: "환불 처리", en: "Refund made" } },
    { id: "exchange", name: { ko: "교환 접수", en: "Exchange opened" } },
    { id: "callback", name: { ko: "재연락 약속", en: "Call-back promised" } },
    { id: "complaint", name: { ko: "불만 접수", en: "Complaint" } },
    { id: "spam", name: { ko: "장난·스팸", en: "Spam" } },
    { id: "other", name: { ko: "기타", en: "Other" } },
  ],
  agentGraceMs: 15_000,
  variables: [
    {
      id: "order",
      name: { ko: "주문 번호", en: "Order number" },
      type: "text",
      allowedValues: [],
      agentEditable: true,
    },
    {
      id: "kind",
      name: { ko: "문의 유형", en: "Kind of request" },
      type: "choice",
      allowedValues: ["배송", "환불", "교환", "기타"],
      agentEditable: true,
    },
    {
      id: "grade",
      name: { ko: "고객 등급", en: "Customer grade" },
      type: "text",
      allowedValues: [],
      agentEditable: false,
    },
  ],
  frequentNumbers: [
    { id: "courier", name: "한빛택배 고객센터", number: "+8215881234" },
    { id: "card", name: "카드사 상담", number: "+8215770000" },
    { id: "store", name: "강남점", number: "+82255501234" },
  ],
  recoveryPauseMs: 180_000,
};

function queue(id: string, name: string, description: string): SetupDocument["queues"][number] {
  return { id, name, description, channel: "chat", serviceLevelMs: id === "vip" ? 20_000 : 60_000 };
}

export function queueFigures(now: number): QueueDocument[] {
  const figures = {
    general: [3, 2, 6],
    refund: [7, 0, 3],
    tech: [0, 1, 4],
    vip: [1, 1, 2],
    global: [0, 0, 0],
    calls: [2, 1, 5],
    "calls-refund": [0, 0, 2],
  };
  const ages: Record<string, number> = { general: 48_000, refund: 312_000, vip: 14_000 };
  return SETUP.queues.map(({ id, name, channel }) => {
    const [waiting = 0, agentsReady = 0, agentsSignedIn = 0] = figures[id as keyof typeof figures];
    const age = ages[id];
    return {
      id,
      name,
      channel,
      waiting,
      oldestSince: age === undefined ? null : now - age,
      agentsReady,
      agentsSignedIn,
    };
  });
}

/** An extension each, in the order they stand here. */
const FIRST_EXTENSION = 2101;

type Colleague = [string, string, string, AgentDocument["status"], number, number, string | null];

export function colleagues(now: number): AgentDocument[] {
  const people: Colleague[] = [
    ["agent-jiwoo", "박지우", "care", "available", 95, 0, null],
    ["agent-seoyeon", "이서연", "care", "engaged", 411, 2, null],
    ["agent-dohyun", "정도현", "care", "idle", 1260, 0, "lunch"],
    ["agent-haeun", "최하은", "care", "wrap_up", 22, 1, null],
    ["agent-junho", "강준호", "care", "not_responding", 180, 0, null],
    ["agent-yuna", "윤유나", "care", "signed_out", 0, 0, null],
    ["agent-namgung", "남궁솔바람하늘별님구름햇살", "care", "available", 12, 1, null],
    ["agent-taeyang", "한태양", "sales", "available", 300, 0, null],
    ["agent-sora", "오소라", "sales", "engaged", 64, 3, null],
    ["agent-emma", "Emma Wilson", "global", "available", 42, 1, null],
    ["agent-liam", "Liam Papadopoulos-Montgomery", "global", "idle", 640, 0, "meeting"],
  ];
  const teams = new Map(SETUP.teams.map(({ id, name }) => [id, name]));
  return people.map(([id, name, teamId, status, seconds, load, idleReasonId], index) => ({
    id,
    name,
    role: { id: "agent", name: null },
    teamId,
    teamName: teams.get(teamId) ?? "",
    status,
    statusSince: now - seconds * 1000,
    idleReasonId,
    load,
    readyForChat: status === "available",
    extension: String(FIRST_EXTENSION + index),
    readyForCall: status === "available" && load === 0,
    consultable: status === "available" || status === "idle",
  }));
}

export const CUSTOMERS = [
  ["김하늘", "refund", "주문한 원피스가 사진이랑 색이 많이 달라요. 환불 가능할까요?"],
  ["이준서", "general", "배송이 사흘째 ‘상품 준비 중’이에요"],
  ["Olivia Brown", "global", "Hi! Can I change the delivery address of my order?"],
  ["남궁솔바람하늘별님구름햇살", "vip", "네, 그렇게 해 주세요. 감사합니다!"],
  ["박서준", "tech", "앱에서 로그인이 계속 풀려요 ㅠㅠ"],
  ["최유진", "general", "쿠폰이 적용이 안 되는데 확인 부탁드려요"],
  [
    "Konstantin Alexandropoulos",
    "global",
    "It says “payment failed” but my card was charged twice.",
  ],
  ["정민지", "refund", "반품 택배 언제 오나요?"],
] as const;
