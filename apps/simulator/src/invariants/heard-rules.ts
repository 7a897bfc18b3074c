import type { InteractionId } from "@maru/core";
import type { Stories } from "../run/stories.ts";
import type { Telephone } from "../telephone/telephone.ts";
import { difference } from "./media-difference.ts";

/** What the telephones show at one moment. */
export type Moment = {
  telephone: Telephone;
  stories: Stories;
  /** Core and the telephones have told each other everything. */
  isSettled: boolean;
};

/** A rule about what is heard, of docs/invariants.md. Checked whenever core or a telephone has had its turn. */
export type HeardRule = { rule: string; title: string; check: (moment: Moment) => string[] };

const customerIsApart: HeardRule = {
  rule: "4.1",
  title: "A customer never hears a consult room",
  check: ({ telephone }) =>
    [...telephone.engine.media.legs.values()].flatMap(({ id, place }) =>
      isCustomers(id) && place.type === "room" && place.room.endsWith(".consult")
        ? [`the customer's ${id} is in ${place.room}`]
        : [],
    ),
};

function isCustomers(legId: string): boolean {
  return legId.startsWith("line-") || legId.includes(".customer.");
}

const nobodyListensIn: HeardRule = {
  rule: "4.2",
  title: "At no moment is anybody heard or recorded whom no wish brings together",
  check: ({ telephone }) => telephone.hearing.takeWrong(),
};

const oneOfTwoOnHold: HeardRule = {
  rule: "3.2",
  title: "Both sides of a consult are never on hold together",
  check: ({ telephone }) =>
    [...telephone.wanted.values()].flatMap(({ interactionId, legs }) => {
      const music = legs.filter(({ status, place }) => status === "up" && place.type === "music");
      return music.length > 1
        ? [`${music.map(({ id }) => id).join(" and ")} of ${interactionId} are on hold together`]
        : [];
    }),
};

const noMediaLeft: HeardRule = {
  rule: "10.2",
  title: "When an interaction closes nothing of it is left in the media engine",
  check: ({ telephone, stories, isSettled }) => {
    if (!isSettled || !telephone.isCalm) return [];
    const isClosed = (id: string) => (stories.get(id as InteractionId)?.closed ?? null) !== null;
    const { legs, rooms, recorders } = telephone.engine.media;
    const ids = [...legs.keys(), ...rooms, ...recorders.keys()];
    return ids
      .filter((id) => isClosed(ownerOf(id)))
      .map((id) => `${id} is left in the engine, and ${ownerOf(id)} is closed`);
  },
};

/** The contact an engine's id speaks of: `line-v1`, `v1.a2.3`, `v1.main`. */
function ownerOf(id: string): string {
  return id.replace(/^line-/, "").split(".")[0] ?? "";
}

const heardAsWanted: HeardRule = {
  rule: "13",
  title: "Once everything is settled the engine has what is wanted, and nothing else",
  check: ({ telephone, isSettled }) => {
    if (!isSettled || !telephone.isCalm) return [];
    return difference([...telephone.wanted.values()], telephone.engine.media);
  },
};

export const HEARD_RULES: readonly HeardRule[] = [
  customerIsApart,
  nobodyListensIn,
  oneOfTwoOnHold,
  noMediaLeft,
  heardAsWanted,
];
