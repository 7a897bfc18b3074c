import type { Segment } from "@maru/protocol";
import { useWriteNumber } from "../dial/use-telephone.ts";
import { saySpan, useIntlShape, useSay } from "../hooks/words-context.tsx";
import { TONES } from "../ui/tones.ts";
import { wordsFor } from "../words.ts";
import { segmentLook } from "./segment-look.ts";

/** How the contact went, stretch by stretch: the audit trail in the agent's words. */
export function Timeline({
  segments,
  dialled,
}: {
  segments: readonly Segment[];
  /** The customer of a call that we dialled. */
  dialled: string | null;
}) {
  const say = useSay();
  const intl = useIntlShape();
  const write = useWriteNumber();
  return (
    <ol className="mx-auto max-w-3xl">
      {segments.map((segment, index) => {
        const { tone, icon: Icon } = segmentLook(segment);
        const { agentName, queueName, withName } = segment;
        // An agent whose own telephone is rung has called nobody yet.
        const own = segment.kind === "dial" && agentName !== null && agentName === withName;
        const rung = withName ?? (segment.kind === "dial" ? dialled : null);
        const other = rung?.startsWith("+") ? write(rung) : rung;
        // Who is rung stands where nobody of ours does; else after who asked for them.
        const who = [agentName ?? queueName, own ? null : other]
          .filter((name) => name != null)
          .join(" → ");
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
            <span className="relative pl-8">
              {index < segments.length - 1 && (
                <span
                  aria-hidden
                  className="absolute -bottom-5 left-[0.6875rem] top-6 w-px bg-line"
                />
              )}
              <span
                aria-hidden
                className={`absolute -top-px left-0 flex size-[1.4375rem] items-center justify-center rounded-full ${TONES[tone].soft} ${TONES[tone].ink}`}
              >
                <Icon className="size-3" strokeWidth={2.25} />
              </span>
              <span className="text-sm font-semibold">
                {segment.kind === "event" && detail !== undefined
                  ? detail
                  : say(own ? "segment.ownPhone" : `segment.${segment.kind}`)}
              </span>
              {who !== "" && <span className="ml-2 text-sm text-ink-2">{who}</span>}
              {detail !== undefined && segment.kind !== "event" && (
                <span className="block text-xs text-ink-3">{detail}</span>
              )}
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
