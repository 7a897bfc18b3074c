import { Check, CheckCheck, CircleAlert, Clock3 } from "lucide-react";
import { memo } from "react";
import { useIntlShape, useSay } from "../hooks/words-context.tsx";
import type { Mark, TranscriptRow } from "../state/transcript-rows.ts";
import { Avatar } from "../ui/avatar.tsx";
import { wordsFor } from "../words.ts";

type Props = {
  row: TranscriptRow;
  onRetry?: (clientId: string) => void;
  onDelete?: (clientId: string) => void;
};

export const Row = memo(
  function Row({ row, onRetry, onDelete }: Props) {
    switch (row.type) {
      case "day":
        return <Day at={row.at} />;
      case "unread":
        return <UnreadLine />;
      case "notice":
        return <Notice row={row} />;
      case "message":
        return (
          <Message
            row={row}
            {...(onRetry !== undefined && { onRetry })}
            {...(onDelete !== undefined && { onDelete })}
          />
        );
    }
  },
  // The functions only close over ids that are in the row: a row is drawn again when what it shows changed.
  (last, next) => sameRow(last.row, next.row),
);

function sameRow(a: TranscriptRow, b: TranscriptRow): boolean {
  const keys = Object.keys(a) as (keyof TranscriptRow)[];
  return keys.every((key) => a[key] === b[key]);
}

function Day({ at }: { at: number }) {
  const intl = useIntlShape();
  return (
    <p className="my-4 text-center text-xs font-medium text-ink-3">
      <time dateTime={new Date(at).toISOString()}>
        {intl.formatDate(at, { month: "long", day: "numeric", weekday: "long" })}
      </time>
    </p>
  );
}

function UnreadLine() {
  const say = useSay();
  return (
    <p className="my-3 flex items-center gap-3 text-xs font-semibold text-accent-ink before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40">
      {say("conversation.unreadFrom")}
    </p>
  );
}

function Notice({ row }: { row: Extract<TranscriptRow, { type: "notice" }> }) {
  const say = useSay();
  const intl = useIntlShape();
  const text = wordsFor((key, _values) => say(key, { name: row.name }), "notice", row.notice);
  if (text === undefined) return null;
  return (
    <p className="my-3 flex justify-center">
      <span className="rounded-full bg-surface-2 px-3 py-1 text-xs text-ink-2">
        {text} <span className="tabular text-ink-3">{intl.formatTime(row.at)}</span>
      </span>
    </p>
  );
}

type MessageRow = Extract<TranscriptRow, { type: "message" }>;

function Message({
  row,
  onRetry,
  onDelete,
}: {
  row: MessageRow;
  onRetry?: (clientId: string) => void;
  onDelete?: (clientId: string) => void;
}) {
  const say = useSay();
  const out = row.side !== "customer";
  const failed = row.mark === "failed";
  const shape = out
    ? `rounded-lg ${row.endsGroup ? "rounded-br-xs" : ""} bg-bubble-out`
    : `rounded-lg ${row.endsGroup ? "rounded-bl-xs" : ""} bg-bubble-in`;
  return (
    <article
      aria-label={row.name || say("contacts.you")}
      className={`flex gap-2 ${row.startsGroup ? "mt-3" : "mt-0.5"} ${out ? "flex-row-reverse" : ""}`}
    >
      {!out && (
        <span className="w-6 shrink-0 self-end">
          {row.endsGroup && <Avatar name={row.name} size="sm" />}
        </span>
      )}
      <div className={`flex min-w-0 max-w-[78%] flex-col ${out ? "items-end" : "items-start"}`}>
        {row.startsGroup && row.side !== "mine" && (
          <span className="mb-1 px-1 text-xs font-medium text-ink-3">{row.name}</span>
        )}
        <div className={`flex items-end gap-1.5 ${out ? "flex-row-reverse" : ""}`}>
          <p
            className={`min-w-0 whitespace-pre-wrap px-3.5 py-2 text-base ${shape} ${failed ? "ring-1 ring-rona" : ""} ${row.mark === "sending" ? "opacity-70" : ""}`}
          >
            {row.text}
          </p>
          {row.endsGroup && !failed && <Meta row={row} out={out} />}
        </div>
        {failed && (
          <p className="mt-1 flex items-center gap-2 text-xs text-rona-ink">
            <CircleAlert aria-hidden className="size-3.5" />
            {say("conversation.failed")}
            <TextButton onPress={() => onRetry?.(row.clientId)}>{say("action.retry")}</TextButton>
            <TextButton onPress={() => onDelete?.(row.clientId)}>{say("action.delete")}</TextButton>
          </p>
        )}
      </div>
    </article>
  );
}

function TextButton({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="min-h-6 rounded-xs px-1 font-semibold underline underline-offset-2"
    >
      {children}
    </button>
  );
}

const MARK_ICON = { sending: Clock3, sent: Check, delivered: CheckCheck, read: CheckCheck };

function Meta({ row, out }: { row: MessageRow; out: boolean }) {
  const say = useSay();
  const intl = useIntlShape();
  const mark: Exclude<Mark, "failed"> | null = row.mark === "failed" ? null : row.mark;
  const Icon = mark === null ? null : MARK_ICON[mark];
  return (
    <span
      className={`flex shrink-0 flex-col text-2xs text-ink-3 ${out ? "items-end" : "items-start"}`}
    >
      {Icon !== null && mark !== null && (
        <span
          className={`flex items-center gap-0.5 ${mark === "read" ? "font-semibold text-accent-ink" : ""}`}
        >
          <Icon aria-hidden className="size-3" strokeWidth={2.4} />
          <span className={mark === "read" || mark === "sending" ? "" : "sr-only"}>
            {say(`conversation.${mark}`)}
          </span>
        </span>
      )}
      <time dateTime={new Date(row.at).toISOString()} className="tabular whitespace-nowrap">
        {intl.formatTime(row.at)}
      </time>
    </span>
  );
}
