import type { Interaction } from "@maru/core";
import type { Invariant } from "../run/scene.ts";

/** Who is in a conversation is in one of its rooms once; who left or wraps up is in none. */
export const onePlace: Invariant = {
  rule: "3",
  title: "A party is where it belongs, and only there",
  check: ({ state }) => [...state.interactions.values()].flatMap(flawsOf),
};

function flawsOf(interaction: Interaction): string[] {
  const wrong: string[] = [];
  const { id, parties, rooms } = interaction;
  const main = rooms.filter((room) => room.kind === "main");
  if (main.length !== 1) wrong.push(`${id} has ${main.length} main rooms`);
  for (const room of rooms) {
    if (new Set(room.members).size !== room.members.length) {
      wrong.push(`somebody is in room ${room.id} of ${id} twice`);
    }
    for (const member of room.members) {
      const party = parties.find((candidate) => candidate.id === member);
      if (party === undefined) wrong.push(`${member} is in room ${room.id} of ${id} but not in it`);
      if (party?.kind === "agent" && party.activity.status === "wrap_up") {
        wrong.push(`${member} wraps up ${id} and is still in room ${room.id}`);
      }
    }
  }
  if (new Set(parties.map((party) => party.id)).size !== parties.length) {
    wrong.push(`a party is in ${id} twice`);
  }
  for (const party of parties) {
    if (party.kind === "agent" && party.activity.status === "wrap_up") continue;
    const places = rooms.filter((room) => room.members.includes(party.id)).map((room) => room.id);
    if (places.length !== 1) {
      wrong.push(`${party.id} is in ${id} and in ${places.join(" and ") || "none"} of its rooms`);
    }
  }
  return wrong;
}
