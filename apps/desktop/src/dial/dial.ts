import type { Desk } from "../state/desk.ts";
import { failureKey } from "../state/failure.ts";
import type { Text } from "../state/notices.ts";
import { dialDraft } from "./dial-draft.ts";
import { isDialable } from "./number.ts";

/** Calls a number; the agent's own phone rings first. Null when it was begun, otherwise why not. */
export async function dial(desk: Desk, number: string): Promise<Text | null> {
  if (number.trim() === "") return { key: "dial.missing" };
  if (!isDialable(number)) return { key: "dial.length" };
  const draft = dialDraft(desk);
  const { callerNumberId } = draft.getState();
  try {
    const { interactionId } = await desk.client.command("agent.dial", { number, callerNumberId });
    draft.setState({ text: "" });
    desk.select(interactionId);
    return null;
  } catch (error) {
    return { key: failureKey(error) };
  }
}

/** The same from a place that has no room to say why not. */
export async function dialAndTell(desk: Desk, number: string): Promise<void> {
  const failure = await dial(desk, number);
  if (failure === null) return;
  desk.notices.add({
    id: "refused-agent.dial",
    tone: "warning",
    title: { key: "dial.start" },
    body: failure,
  });
}
