import type { MeDocument } from "@maru/protocol";
import type { LineState } from "@maru/sdk/softphone";
import { useSay } from "../hooks/words-context.tsx";
import { Dot } from "../ui/badges.tsx";
import type { Tone } from "../ui/tones.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import type { MessageKey } from "../words.ts";

type Telephone = NonNullable<MeDocument["telephone"]>;

/** How the place where calls ring stands, in a word, a colour and, where something is wrong, what to do. */
export function stationLook(
  { station, stationReachable }: Telephone,
  line: LineState,
): { tone: Tone; word: MessageKey; hint: MessageKey | null } {
  if (station === null) return { tone: "offline", word: "station.none", hint: null };
  if (station.kind !== "browser")
    return stationReachable
      ? { tone: "available", word: "station.ready", hint: null }
      : { tone: "rona", word: "line.failed", hint: "station.unreachable" };
  switch (line.status) {
    case "registered":
      return { tone: "available", word: "line.registered", hint: null };
    case "failed":
      return { tone: "rona", word: "line.failed", hint: `line.reason.${line.reason}` };
    case "no_microphone":
      return { tone: "rona", word: "line.no_microphone", hint: `line.reason.${line.reason}` };
    case "elsewhere":
      return { tone: "idle", word: "line.elsewhere", hint: "line.elsewhereHint" };
    default:
      return { tone: "idle", word: `line.${line.status}`, hint: null };
  }
}

export function LineLight({ telephone, line }: { telephone: Telephone; line: LineState }) {
  const say = useSay();
  const { tone, word, hint } = stationLook(telephone, line);
  const light = (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Dot tone={tone} />
      <span className="truncate">{say(word)}</span>
    </span>
  );
  return hint === null ? light : <Tooltip text={say(hint)}>{light}</Tooltip>;
}
