/** The telephone's part of the demo. Its numbers are those of examples and belong to nobody we know of. */

/** The shop's own number, which the test line leads to. */
export const DEMO_NUMBER = "+82212345678";

const agentProfile = (id: string, name: string, fields: object, outdial: object): object => ({
  id,
  name,
  mayPauseRecording: false,
  colleagues: "everyone",
  ...fields,
  outdial: {
    allowed: true,
    fromAnyState: false,
    dialPlan: [{ prefixes: ["+82"], minDigits: 9, maxDigits: 13, pattern: "" }],
    callerNumberIds: ["main", "outbound-only"],
    entryPointId: "outbound",
    ...outdial,
  },
});

export const DEMO_AGENT_PROFILES: readonly object[] = [
  agentProfile("telephone", "전화 상담", { mayPauseRecording: true }, {}),
  agentProfile("trainee", "전화 수습", { colleagues: "team" }, { allowed: false, dialPlan: [] }),
  agentProfile(
    "telephone-lead",
    "전화 관리자",
    { mayPauseRecording: true },
    {
      fromAnyState: true,
      dialPlan: [{ prefixes: [], minDigits: 5, maxDigits: 15, pattern: "" }],
    },
  ),
];

/**
 * A line to try calls with, which leads back to where it begins: whoever calls from this machine is taken for the
 * network's, and an agent who dials the shop's own number reaches the shop. `host`: where our own SIP is.
 */
export const demoTrunk = (host: string): object => ({
  id: "test-line",
  name: "시험 회선",
  host,
  transport: "udp",
  srtp: false,
  username: null,
  register: false,
  addresses: ["127.0.0.1"],
  country: "KR",
});

export const DEMO_NUMBERS: readonly object[] = [
  {
    id: "main",
    number: DEMO_NUMBER,
    label: "대표번호",
    entryPointId: "telephone",
    outbound: true,
    trunkId: "test-line",
  },
  {
    id: "outbound-only",
    number: "+827012345678",
    label: "발신 전용",
    entryPointId: null,
    outbound: true,
    trunkId: "test-line",
  },
];

const variable = (
  id: string,
  [ko, en]: readonly [string, string],
  type: string,
  fields: object = {},
): object => ({ id, name: { ko, en }, type, allowedValues: [], agentEditable: true, ...fields });

export const DEMO_VARIABLES: readonly object[] = [
  variable("order-number", ["주문 번호", "Order number"], "text"),
  variable("subject", ["문의 유형", "Subject"], "choice", {
    allowedValues: ["배송", "반품·교환", "결제", "상품 문의", "기타"],
  }),
  variable("refund-amount", ["환불 금액(원)", "Refund (KRW)"], "number"),
  variable("call-back-on", ["재연락 예정일", "Call back on"], "date"),
  variable("verified", ["본인 확인", "Identity verified"], "boolean"),
  variable("grade", ["고객 등급", "Customer grade"], "choice", {
    allowedValues: ["일반", "우수", "VIP"],
    agentEditable: false,
  }),
];

const address = (id: string, name: string, number: string, frequent = false): object => ({
  id,
  name,
  number,
  frequent,
});

export const DEMO_ADDRESSES: readonly object[] = [
  address("warehouse", "물류센터", "+82311234567", true),
  address("parcel", "택배사 고객센터", "+82212345600", true),
  address("card", "카드사 가맹점 상담", "+82212345601", true),
  address("repair", "수리센터", "+82511234567"),
  address("legal", "법무 담당", "+82212345610"),
  address("night", "야간 당직", "+821012345678"),
];
