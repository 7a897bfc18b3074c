import type { Segment } from "@maru/protocol";
import { countryOf, writeNumber } from "../dial/number.ts";
import type { Desk } from "../state/desk.ts";
import type { ConsultTarget } from "../state/desk-event.ts";
import type { MessageKey } from "../words.ts";

const WHY = {
  no_answer: "toast.consultWhy.no_answer",
  timed_out: "toast.consultWhy.no_answer",
  not_answered: "toast.consultWhy.no_answer",
  busy: "toast.consultWhy.busy",
  rejected: "toast.consultWhy.rejected",
  declined: "toast.consultWhy.rejected",
  unreachable: "toast.consultWhy.unreachable",
} as const satisfies Partial<Record<Segment["detail"], MessageKey>>;

const isWhy = (detail: Segment["detail"]): detail is keyof typeof WHY => detail in WHY;

/** Why the last consult came to nothing: what became of the ringing says more than how the consult ended. */
export function whyConsultFailed(
  segments: readonly Pick<Segment, "kind" | "startedAt" | "detail">[],
): MessageKey | null {
  const consult = segments.findLast(({ kind }) => kind === "consult");
  if (consult === undefined) return null;
  const rung = segments.findLast(
    ({ kind, startedAt, detail }) =>
      (kind === "dial" || kind === "offer") && startedAt >= consult.startedAt && isWhy(detail),
  );
  const { detail } = rung ?? consult;
  return isWhy(detail) ? WHY[detail] : null;
}

/** The tables follow the end of a consult by a moment. */
const ASKS_AFTER_MS = [0, 1_000, 2_000];

/** Says at once that a consult came to nothing (V-53, V-54), and why as soon as that is known. */
export async function tellConsultOver(
  desk: Desk,
  interactionId: string,
  target: ConsultTarget,
  unconfirmed: boolean,
): Promise<void> {
  const title = {
    key: unconfirmed ? "toast.consultUnconfirmed" : "toast.consultOver",
    values: { name: nameOf(desk, target) },
  } as const;
  const tell = (body: MessageKey) =>
    desk.notices.add({
      id: `consult-over-${interactionId}`,
      tone: "warning",
      sticky: true,
      title,
      body: { key: body },
    });
  tell("toast.consultOverBody");
  if (unconfirmed) return;
  for (const ms of ASKS_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    const segments = await segmentsOf(desk, interactionId);
    const why = whyConsultFailed(segments);
    if (why !== null) return tell(why);
  }
}

async function segmentsOf({ client }: Desk, interactionId: string): Promise<readonly Segment[]> {
  try {
    return (await client.query("interaction.get", { interactionId })).segments;
  } catch {
    // That it failed has been said; why is a courtesy.
    return [];
  }
}

/** A name of the address book with its number; a number by itself as agents read it. */
function nameOf({ client }: Desk, { type, id, name }: ConsultTarget): string {
  if (type !== "number") return name;
  const ours = client.documents.get("me")?.telephone?.callerNumbers[0]?.number;
  const number = writeNumber(id, countryOf(ours));
  return name === id || name === number ? number : `${name} (${number})`;
}
