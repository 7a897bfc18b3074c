import type { Segment } from "@maru/protocol";
import { saySpan, useIntlShape, useSay } from "../hooks/words-context.tsx";
import { TONES, type Tone } from "../ui/tones.ts";
import { wordsFor } from "../words.ts";

const TONE: Record<Segment["kind"], Tone> = {
  queue: "idle",
  offer: "ringing",
  talk: "engaged",
  wrap_up: "wrap-up",
  event: "offline",
};

/** How the contact went, stretch by stretch: the audit trail in the agent's words. */
export function Timeline({ segments }: { segments: readonly Segment[] }) {
  const say = useSay();
  const intl = useIntlShape();
  return (
    <ol className="mx-auto max-w-3xl">
      {segments.map((segment, index) => {
        const tone: Tone = segment.detail === "timed_out" ? "rona" : TONE[segment.kind];
        const who = segment.agentName ?? segment.queueName;
        const detail = wordsFor(say, "detail", segment.detail);
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is append-only and has no ids
            key={index}
            className="relative grid grid-cols-[4.75rem_1fr_auto] items-baseline gap-x-4 pb-5 last:pb-0"
          >
            <span className="tabular text-right text-xs text-ink-3">
              {intl.formatTime(segment.startedAt, {
                hour: "2-digit",
                minute: "2-digit",
                second: "2-digit",
                hour12: false,
              })}
            </span>
            <span className="relative pl-5">
              {index < segments.length - 1 && (
                <span aria-hidden className="absolute -bottom-6 left-[3.5px] top-3 w-px bg-line" />
              )}
              <span
                aria-hidden
                className={`absolute left-0 top-[0.45rem] size-2 rounded-full ${TONES[tone].solid}`}
              />
              <span className="text-sm font-semibold">{say(`segment.${segment.kind}`)}</span>
              {who !== null && <span className="ml-2 text-sm text-ink-2">{who}</span>}
              {detail !== undefined && <span className="block text-xs text-ink-3">{detail}</span>}
            </span>
            <span className="tabular text-xs text-ink-2">
              {segment.endedAt !== null &&
                segment.kind !== "event" &&
                saySpan(say, segment.endedAt - segment.startedAt)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
