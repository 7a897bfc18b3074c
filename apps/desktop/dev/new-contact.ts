import { CONTROL_NAMES, type ContactDocument } from "@maru/protocol";
import { ME, SETUP } from "./people.ts";

type Stage = ContactDocument["stage"];
type Controls = ContactDocument["controls"];

export const SHOWN = { visible: true, enabled: true, reason: null };
const HIDDEN = { visible: false, enabled: false, reason: null };
const CUSTOMER_LEFT = { visible: true, enabled: false, reason: "customer_left" };
export const NO_CONTROLS = Object.fromEntries(
  CONTROL_NAMES.map((name) => [name, HIDDEN]),
) as Controls;

/** A chat as its agent sees it. `since`: when its stage began. */
export function newContact(
  id: string,
  name: string,
  queueId: string,
  stage: Stage,
  since: number,
): ContactDocument {
  const queue = SETUP.queues.find((one) => one.id === queueId);
  return {
    id,
    channel: "chat",
    customer: { id: `visitor-${id}`, name, language: /[가-힣]/.test(name) ? "ko" : "en" },
    queue: { id: queueId, name: queue?.name ?? queueId },
    entryPointName: "한빛상회_홈페이지",
    stage,
    direction: "inbound",
    startedAt: since - 40_000,
    waitingSince: since - 40_000,
    stageSince: since,
    offer:
      stage === "ringing"
        ? {
            id: `offer-${id}`,
            kind: "routed",
            fromName: null,
            madeAt: since,
            expiresAt: since + 20_000,
          }
        : null,
    parties: partiesOf(name, stage, since),
    entryCount: 0,
    lastMessage: null,
    wrapUp:
      stage === "wrap_up"
        ? {
            since,
            endsAt: since + 60_000,
            reasonIds: SETUP.wrapUpReasons.map((reason) => reason.id),
            defaultReasonId: "other",
          }
        : null,
    call: null,
    screenPop: null,
    variables: {},
    controls: controlsOf(stage),
  };
}

function partiesOf(name: string, stage: Stage, since: number): ContactDocument["parties"] {
  const party = {
    number: null,
    muted: false,
    deliveredUpTo: 0,
    readUpTo: 0,
    status: "connected" as const,
  };
  const joinedAt = since - 40_000;
  const customer = { ...party, id: "customer", name, joinedAt };
  return [
    { ...customer, kind: "customer", role: "customer" },
    ...(stage === "ringing"
      ? []
      : [
          {
            ...party,
            id: ME,
            kind: "agent" as const,
            role: "primary" as const,
            name: "김민수",
            joinedAt: since,
            status: stage === "wrap_up" ? ("wrap_up" as const) : ("connected" as const),
          },
        ]),
  ];
}

function controlsOf(stage: Stage): Controls {
  switch (stage) {
    case "ringing":
      return { ...NO_CONTROLS, accept: SHOWN, decline: SHOWN };
    case "customer_left":
      return { ...NO_CONTROLS, send: CUSTOMER_LEFT, transfer: CUSTOMER_LEFT, end: SHOWN };
    case "wrap_up":
      return { ...NO_CONTROLS, wrapUp: SHOWN, keepWrapUpOpen: SHOWN };
    default:
      return { ...NO_CONTROLS, send: SHOWN, transfer: SHOWN, end: SHOWN };
  }
}
