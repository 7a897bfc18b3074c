/** Calls brought to where a test begins. Carol calls; alice takes the call; bob and sam are of her team, erin is not. */
import type { Command } from "../engine/command.ts";
import { CONSULT_ROOM, MAIN_ROOM, type PartyId } from "../ids.ts";
import { stageOf } from "../interaction/stage.ts";
import {
  answers,
  consultAgent,
  consultNumber,
  merge,
  onPhone,
  startCall,
  startOutdial,
} from "./call-commands.ts";
import { idle } from "./commands.ts";
import { id } from "./organisation.ts";
import { type Scenario, scenario } from "./scenario.ts";

/** A number of somebody outside that every dial plan here allows. */
export const TAXI = "+82215991234";

/** Alice talks with carol; the others are on their phones and available. */
export function onCall({ others = ["bob"], changes = [] as Command[] } = {}): Scenario {
  const scene = scenario(...changes).given(...onPhone("alice"), startCall("carol"));
  return scene.given(answers(scene, "alice"), ...onPhone(...others));
}

/** Alice dials carol, and her own phone rings; bob is on his. */
export function dialling(): Scenario {
  const scene = scenario().given(...onPhone("alice", "bob"), idle("alice"));
  return scene.given(startOutdial("alice", "carol"));
}

/** Alice has asked bob, whose phone rings. */
export function consultRequested(scene = onCall()): Scenario {
  return scene.given(consultAgent("alice", "bob"));
}

/** Alice speaks with bob, carol is on hold. */
export function consulting(scene = onCall()): Scenario {
  consultRequested(scene);
  return scene.given(answers(scene, "bob"));
}

/** Alice speaks with somebody outside, carol is on hold. */
export function consultingOutsider(scene = onCall()): Scenario {
  scene.given(consultNumber("alice", TAXI));
  return scene.given(answers(scene, outsider(scene)));
}

/** Alice leads a conference of carol, bob and herself. */
export function conference(scene = onCall()): Scenario {
  return consulting(scene).given(merge("alice"));
}

/** Alice leads a conference of carol, an outsider and herself. */
export function conferenceWithOutsider(scene = onCall()): Scenario {
  return consultingOutsider(scene).given(merge("alice"));
}

/** The party id of who was rung by their number last. */
export function outsider(scene: Scenario, contact = "carol"): string {
  const parties = scene.interaction(contact).parties.filter(({ kind }) => kind === "outside");
  return parties.at(-1)?.id ?? "nobody";
}

/** Who is in which room; null: there is no such room. */
export function rooms(
  scene: Scenario,
  contact = "carol",
): Record<"main" | "consult", PartyId[] | null> {
  const membersOf = (roomId: string) =>
    scene.interaction(contact).rooms.find((room) => room.id === roomId)?.members ?? null;
  return { main: membersOf(MAIN_ROOM), consult: membersOf(CONSULT_ROOM) };
}

/** The agent's stage in the call; null: it is not theirs. */
export function stage(scene: Scenario, agent: string, contact = "carol"): string | null {
  return stageOf(scene.interaction(contact), id(agent))?.stage ?? null;
}
