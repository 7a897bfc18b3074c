import { CUSTOMER_PARTY } from "@maru/core";
import type { Invariant } from "../run/scene.ts";

/** What was said in a consult room stays there; what a silent supervisor writes reaches nobody but the coached agent. */
export const privateRooms: Invariant = {
  rule: "4",
  title: "A customer never hears a consult room",
  check: ({ state }) => {
    const wrong: string[] = [];
    for (const { id, rooms, transcript } of state.interactions.values()) {
      for (const room of rooms) {
        if (room.kind === "consult" && room.members.includes(CUSTOMER_PARTY)) {
          wrong.push(`the customer of ${id} is in the consult room ${room.id}`);
        }
      }
      const consultIds = rooms.filter((room) => room.kind === "consult").map((room) => room.id);
      for (const { number, roomId, body } of transcript) {
        if (
          body.type === "message" &&
          body.from === CUSTOMER_PARTY &&
          consultIds.includes(roomId)
        ) {
          wrong.push(`entry ${number} of ${id}, by the customer, is in the consult room ${roomId}`);
        }
      }
    }
    return wrong;
  },
};
