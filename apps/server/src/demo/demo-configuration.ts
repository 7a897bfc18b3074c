import type { ConfigurationItem, ConfigurationKind, Queue } from "@maru/core";
import { parseConfigurationItem } from "@maru/protocol";
import { DEMO_PEOPLE } from "./demo-people.ts";
import {
  DEMO_ADDRESSES,
  DEMO_AGENT_PROFILES,
  DEMO_NUMBERS,
  DEMO_VARIABLES,
  demoTrunk,
} from "./demo-voice.ts";

type Item = readonly [kind: ConfigurationKind, item: object];

const named = (kind: ConfigurationKind, things: Readonly<Record<string, string>>): Item[] =>
  Object.entries(things).map(([id, name]) => [kind, { id, name }]);

const reasons = (
  kind: "idleReason" | "wrapUpReason",
  things: Readonly<Record<string, readonly [ko: string, en: string]>>,
): Item[] => Object.entries(things).map(([id, [ko, en]]) => [kind, { id, name: { ko, en } }]);

const settings: Item[] = [
  [
    "settings",
    {
      id: "settings",
      name: "마루상점",
      timeZone: "Asia/Seoul",
      agentGraceMs: 15_000,
      customerGraceMs: 300_000,
      recoveryPauseMs: 180_000,
      endWhenOnlyOutsiders: true,
      defaultCallerNumberId: null,
      signIn: { minPasswordLength: 10, secondFactor: "optional", secondFactorRoleIds: [] },
    },
  ],
];

/** Again, once there are the numbers. */
const settingsWithNumber: Item[] = settings.map(([kind, item]) => [
  kind,
  { ...item, defaultCallerNumberId: "main" },
]);

const teams = named("team", {
  "support-1": "고객지원 1팀",
  "support-2": "고객지원 2팀",
  vip: "VIP 전담팀",
  global: "Global Support",
});

const skills = named("skill", {
  korean: "한국어",
  english: "English",
  delivery: "배송",
  returns: "반품·교환",
  payment: "결제",
  vip: "VIP 응대",
});

const profile = (id: string, name: string, chat: number): Item => [
  "multimediaProfile",
  { id, name, capacity: { chat, voice: 1, email: 5, social: chat } },
];
const profiles: Item[] = [
  profile("beginner", "수습", 1),
  profile("standard", "일반", 3),
  profile("senior", "숙련", 5),
  profile("lead", "관리자", 2),
];

const idleReasons = reasons("idleReason", {
  rest: ["휴식", "Break"],
  meal: ["식사", "Meal"],
  training: ["교육", "Training"],
  meeting: ["회의", "Meeting"],
  work: ["업무", "Other work"],
});

const wrapUpReasons = reasons("wrapUpReason", {
  resolved: ["처리 완료", "Resolved"],
  "delivery-status": ["배송 조회 안내", "Delivery status given"],
  "delivery-claim": ["배송 지연·분실 접수", "Late or lost parcel reported"],
  "return-accepted": ["반품 접수", "Return accepted"],
  "exchange-accepted": ["교환 접수", "Exchange accepted"],
  "payment-corrected": ["결제 오류 처리", "Payment corrected"],
  refunded: ["환불 처리", "Refunded"],
  "call-back": ["재연락 약속", "Will contact again"],
  "no-answer": ["고객 응답 없음", "Customer did not answer"],
  other: ["기타", "Other"],
});

const queue = (id: string, name: string, description: string, fields: Partial<Queue>): Item => [
  "queue",
  {
    id,
    name,
    description,
    channel: "chat",
    teamIds: ["support-1", "support-2"],
    strategy: "longest_available",
    offerTimeoutMs: 20_000,
    onMissed: "rona",
    transferFallback: "queue",
    serviceLevelMs: 20_000,
    relaxation: [],
    preferredAgentMs: 0,
    recording: { enabled: false, resumeAfterMs: 0, keepDays: 0 },
    consultConfirmMs: 20_000,
    ...fields,
  },
];
const wrapUp = (reasonIds: readonly string[], timeoutMs = 60_000, mayKeepOpen = true): object => ({
  wrapUp: {
    timeoutMs,
    reasonIds: ["resolved", ...reasonIds, "call-back", "no-answer", "other"],
    defaultReasonId: "other",
    mayKeepOpen,
  },
});

const telephone: Partial<Queue> = {
  channel: "voice",
  teamIds: ["support-1", "support-2", "vip", "global"] as Queue["teamIds"],
  recording: { enabled: true, resumeAfterMs: 60_000, keepDays: 90 },
};

const queues: Item[] = [
  queue("general", "일반 문의", "상품과 주문에 관한 모든 문의", {
    strategy: "longest_available",
    preferredAgentMs: 10_000,
    ...wrapUp(["delivery-status", "return-accepted", "exchange-accepted", "refunded"]),
  }),
  queue("delivery", "배송", "배송 조회, 지연, 분실, 주소 변경", {
    strategy: "least_occupied",
    ...wrapUp(["delivery-status", "delivery-claim"]),
  }),
  queue("returns", "반품·교환", "반품과 교환 접수, 회수 일정, 불량 상품", {
    strategy: "round_robin",
    ...wrapUp(["return-accepted", "exchange-accepted", "refunded"], 120_000),
  }),
  queue("payment", "결제", "결제 오류, 환불, 영수증. 결제에 익숙한 상담사부터 연결합니다.", {
    strategy: "most_skilled",
    relaxation: [
      { afterMs: 30_000, lowerBy: 3 },
      { afterMs: 90_000, lowerBy: 10 },
    ],
    transferFallback: "sender",
    ...wrapUp(["payment-corrected", "refunded"], 90_000),
  }),
  queue("vip", "VIP", "VIP 고객 전담. 지난번 상담사를 먼저 찾습니다.", {
    teamIds: ["vip", "support-1"] as Queue["teamIds"],
    strategy: "most_skilled",
    serviceLevelMs: 10_000,
    offerTimeoutMs: 15_000,
    relaxation: [{ afterMs: 20_000, lowerBy: 10 }],
    preferredAgentMs: 30_000,
    transferFallback: "sender",
    ...wrapUp(["delivery-status", "return-accepted", "payment-corrected", "refunded"], 0),
  }),
  queue("english", "English Support", "Everything, for customers who write in English", {
    teamIds: ["global", "vip"] as Queue["teamIds"],
    strategy: "longest_available",
    onMissed: "recall",
    relaxation: [{ afterMs: 60_000, lowerBy: 4 }],
    ...wrapUp(["delivery-status", "return-accepted", "payment-corrected", "refunded"]),
  }),
  queue("telephone", "전화 상담", "대표번호와 홈페이지 통화", {
    ...telephone,
    preferredAgentMs: 10_000,
    ...wrapUp(["delivery-status", "return-accepted", "exchange-accepted", "refunded"], 120_000),
  }),
  queue(
    "telephone-payment",
    "결제 전화",
    "결제와 환불 전화. 결제에 익숙한 상담사부터 연결합니다.",
    {
      ...telephone,
      strategy: "most_skilled",
      transferFallback: "sender",
      ...wrapUp(["payment-corrected", "refunded"], 120_000),
    },
  ),
  queue("outbound", "발신 통화", "상담사가 고객에게 거는 전화", {
    ...telephone,
    transferFallback: "sender",
    ...wrapUp(["delivery-status", "refunded"], 120_000),
  }),
];

const entryPoint = (
  id: string,
  [name, description, queueId]: readonly [string, string, string],
  [ko, en]: readonly [string, string],
  fields: object = {},
): Item => [
  "entryPoint",
  {
    id,
    name,
    description,
    channel: "chat",
    queueId,
    priority: 5,
    requiredSkills: {},
    greeting: { ko, en },
    preferLastAgent: false,
    ...fields,
  },
];

const entryPoints: Item[] = [
  entryPoint(
    "shop",
    ["마루상점", "쇼핑몰 모든 화면의 채팅 단추", "general"],
    [
      "안녕하세요, 마루상점입니다. 무엇을 도와드릴까요?",
      "Hello, this is Maru Shop. How can we help?",
    ],
    { preferLastAgent: true },
  ),
  entryPoint(
    "shop-delivery",
    ["배송문의", "주문 상세의 배송 문의", "delivery"],
    [
      "배송이 궁금하신가요? 주문 번호를 알려 주시면 바로 확인해 드릴게요.",
      "Wondering about your parcel? Tell us the order number and we will look.",
    ],
  ),
  entryPoint(
    "shop-returns",
    ["반품교환", "반품·교환 신청 화면", "returns"],
    [
      "반품이나 교환을 도와드릴게요. 어떤 상품인지 알려 주세요.",
      "We can help with a return or an exchange. Which item is it?",
    ],
  ),
  entryPoint(
    "shop-payment",
    ["결제문의", "결제 화면의 도움말", "payment"],
    [
      "결제 중에 문제가 있으셨나요? 카드 번호는 적지 말아 주세요.",
      "Did the payment fail? Please do not write your card number here.",
    ],
    { priority: 4, requiredSkills: { payment: 7 } },
  ),
  entryPoint(
    "shop-vip",
    ["VIP", "VIP 고객의 마이페이지", "vip"],
    [
      "늘 함께해 주셔서 감사합니다. VIP 전담 상담사를 연결해 드릴게요.",
      "Thank you for being with us. We are connecting you to your VIP agent.",
    ],
    { priority: 1, requiredSkills: { vip: 5 }, preferLastAgent: true },
  ),
  entryPoint(
    "shop-english",
    ["English", "The English shop", "english"],
    [
      "영어 상담입니다. 무엇을 도와드릴까요?",
      "Hello, this is Maru Shop. How can we help you today?",
    ],
    { requiredSkills: { english: 7 } },
  ),
  entryPoint(
    "telephone",
    ["대표전화", "대표번호로 걸려 오는 전화", "telephone"],
    [
      "안녕하세요, 마루상점입니다. 상담사를 연결해 드리겠습니다.",
      "Thank you for calling Maru Shop.",
    ],
    { channel: "voice", preferLastAgent: true },
  ),
  entryPoint(
    "shop-call",
    ["홈페이지통화", "쇼핑몰 화면의 통화 단추", "telephone"],
    ["마루상점에 전화로 문의하세요.", "Call Maru Shop from here."],
    { channel: "voice" },
  ),
  entryPoint(
    "outbound",
    ["발신", "상담사가 거는 전화", "outbound"],
    ["마루상점입니다.", "This is Maru Shop."],
    { channel: "voice", direction: "outbound" },
  ),
];

const telephoneProfileOf = ({ role, profileId }: (typeof DEMO_PEOPLE)[number]): string =>
  role !== "agent" ? "telephone-lead" : profileId === "beginner" ? "trainee" : "telephone";

const people: Item[] = DEMO_PEOPLE.map((person, index) => {
  const { id, name, role, teamId, profileId: multimediaProfileId, skills } = person;
  const agentProfileId = telephoneProfileOf(person);
  const extension = String(1001 + index);
  return [
    "agent",
    {
      id,
      name,
      roleId: role,
      teamId,
      multimediaProfileId,
      agentProfileId,
      extension,
      skills,
      active: true,
    },
  ];
});

const of = (kind: ConfigurationKind, items: readonly object[]): Item[] =>
  items.map((item) => [kind, item]);

/** A shop's contact center, each thing after what it names. `sip`: `host:port` of our own SIP. Held to the schemas of the wire. */
export function demoConfiguration(sip: string): ConfigurationItem[] {
  const items = [
    ...settings,
    ...teams,
    ...skills,
    ...profiles,
    ...idleReasons,
    ...wrapUpReasons,
    ...queues,
    ...entryPoints,
    ...of("trunk", [demoTrunk(sip)]),
    ...of("phoneNumber", DEMO_NUMBERS),
    ...settingsWithNumber,
    ...of("agentProfile", DEMO_AGENT_PROFILES),
    ...of("variable", DEMO_VARIABLES),
    ...of("address", DEMO_ADDRESSES),
    ...people,
  ];
  return items.map(([kind, item]) => {
    const parsed = parseConfigurationItem(kind, item);
    if (!parsed.success) throw new Error(`bug: demo ${kind}: ${parsed.error.message}`);
    return { kind, item: parsed.data } as ConfigurationItem;
  });
}
