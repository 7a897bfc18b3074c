import type { ContactDocument, MeDocument } from "@maru/protocol";
import { NO_CONTROLS, newContact, SHOWN } from "./new-contact.ts";
import { ME } from "./people.ts";

type Stage = ContactDocument["stage"];
type Controls = ContactDocument["controls"];
type Call = NonNullable<ContactDocument["call"]>;
type Party = ContactDocument["parties"][number];

export const TELEPHONE: NonNullable<MeDocument["telephone"]> = {
  extension: "2100",
  station: { kind: "browser" },
  stationReachable: true,
  registered: ["browser"],
  outdial: SHOWN,
  callerNumbers: [
    { id: "main", number: "+82212345678", label: "대표번호" },
    { id: "night", number: "+827012345678", label: "야간" },
  ],
};

const CALL: Call = {
  customerNumber: "+821012345678",
  ourNumber: "+82212345678",
  phone: "up",
  customerPhone: "up",
  heldSince: null,
  muted: false,
  recording: null,
  consult: null,
  announcement: null,
  abusive: false,
};

const off = (reason: string) => ({ visible: true, enabled: false, reason });

/** As V-57 and V-61 have it, near enough to look at. */
const CONTROLS: Partial<Record<Stage, Partial<Controls>>> = {
  ringing: { accept: SHOWN, decline: SHOWN },
  dialling: { end: SHOWN, mute: SHOWN },
  connected: {
    setVariables: SHOWN,
    hold: SHOWN,
    mute: SHOWN,
    transfer: SHOWN,
    consult: SHOWN,
    pauseRecording: SHOWN,
    endAbusive: SHOWN,
    end: SHOWN,
  },
  held: {
    resume: SHOWN,
    mute: SHOWN,
    transfer: SHOWN,
    consult: SHOWN,
    endAbusive: SHOWN,
    end: SHOWN,
  },
  consult_requested: {
    hold: off("consult_in_progress"),
    mute: SHOWN,
    switchToCustomer: off("consult_in_progress"),
    completeTransfer: off("consult_in_progress"),
    merge: off("consult_in_progress"),
    endConsult: SHOWN,
  },
  consulting_colleague: {
    hold: off("consult_in_progress"),
    mute: SHOWN,
    switchToCustomer: SHOWN,
    completeTransfer: SHOWN,
    merge: SHOWN,
    endConsult: SHOWN,
  },
  consulting_customer: {
    hold: off("consult_in_progress"),
    mute: SHOWN,
    switchToColleague: SHOWN,
    completeTransfer: SHOWN,
    merge: SHOWN,
    endConsult: SHOWN,
    end: SHOWN,
  },
  consulted: { mute: SHOWN, endConsult: SHOWN },
  conference_primary: {
    mute: SHOWN,
    consult: SHOWN,
    leave: SHOWN,
    muteParty: SHOWN,
    dropParty: SHOWN,
    handOverPrimary: SHOWN,
    pauseRecording: SHOWN,
    end: SHOWN,
  },
  conference_member: { mute: SHOWN, leave: SHOWN },
  wrap_up: { wrapUp: SHOWN, keepWrapUpOpen: SHOWN },
};

export function colleague(id: string, name: string, role: Party["role"], since: number): Party {
  return {
    id,
    kind: "agent",
    role,
    name,
    number: null,
    joinedAt: since,
    status: "connected",
    muted: false,
    deliveredUpTo: 0,
    readUpTo: 0,
  };
}

/** A call as its agent sees it. `since`: when its stage began. */
export function newCall(
  id: string,
  name: string,
  stage: Stage,
  since: number,
  change: {
    call?: Partial<Call>;
    offer?: ContactDocument["offer"];
    others?: Party[];
    controls?: Partial<Controls>;
  } = {},
): ContactDocument {
  const base = newContact(id, name, "calls", stage, since);
  const call = { ...CALL, ...change.call };
  const held = call.heldSince !== null;
  return {
    ...base,
    channel: "voice",
    offer: change.offer ?? base.offer,
    entryPointName: "대표번호",
    call,
    controls: { ...NO_CONTROLS, ...CONTROLS[stage], ...change.controls },
    parties: [
      ...base.parties.map((party): Party => {
        if (party.kind === "customer")
          return {
            ...party,
            number: call.customerNumber,
            status: held ? "held" : call.customerPhone === "up" ? "connected" : "ringing",
          };
        return party.id === ME ? { ...party, muted: call.muted } : party;
      }),
      ...(change.others ?? []),
    ],
  };
}

export const PHONE_ACCOUNT = {
  browser: { user: "minsu", password: "x", domain: "hanbit.example", iceServers: [] },
  deskPhone: {
    user: "minsu-desk",
    password: "not-a-real-one",
    domain: "phone.hanbit.example",
    port: 5060,
    transport: "udp",
  },
};

export const ADDRESSES = [
  ["courier", "한빛택배 고객센터", "+8215881234", true],
  ["card", "카드사 상담", "+8215770000", true],
  ["store", "강남점", "+82255501234", false],
  ["factory", "김포 물류센터", "+82319981234", false],
  ["repair", "수리 기사 이정훈", "+821098765432", false],
].map(([id, name, number, frequent]) => ({ id, name, number, frequent }));
