import { Info, TriangleAlert } from "lucide-react";
import { useDocument } from "../hooks/desk-context.tsx";
import { sayText, useIntlShape, useSay } from "../hooks/words-context.tsx";
import { systemMessages } from "./system-messages.ts";

const LOOKS = {
  trouble: { icon: TriangleAlert, look: "bg-rona-soft text-rona-ink" },
  quiet: { icon: Info, look: "bg-surface-3 text-ink-2" },
} as const;

/** What is out of service, and since when (G-81). It goes by itself; a screen reader hears each message once. */
export function SystemBar() {
  const say = useSay();
  const intl = useIntlShape();
  const system = useDocument("system");
  const hasTelephone = (useDocument("me")?.telephone ?? null) !== null;
  const messages = system === undefined ? [] : systemMessages(system, hasTelephone);
  return (
    // Always there: what is put into it later is announced, and only what is new.
    <div role="log" aria-label={say("system.region")} aria-live="polite" aria-relevant="additions">
      {messages.map(({ id, tone, text, since }) => {
        const { icon: Icon, look } = LOOKS[tone];
        return (
          <p
            key={id}
            className={`flex min-h-8 items-center gap-2.5 border-b border-line px-4 py-1.5 text-xs ${look}`}
          >
            <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2} />
            <span className="min-w-0 flex-1 font-medium">
              {sayText(say, text)}{" "}
              <time
                dateTime={new Date(since).toISOString()}
                className="tabular whitespace-nowrap font-normal"
              >
                {say("system.since", {
                  time: intl.formatDate(since, {
                    month: "long",
                    day: "numeric",
                    hour: "numeric",
                    minute: "2-digit",
                  }),
                })}
              </time>
            </span>
          </p>
        );
      })}
    </div>
  );
}
