import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import { useIntlShape, useSay } from "../hooks/words-context.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { PickProps } from "./address-book.tsx";
import { NumberRow } from "./number-row.tsx";
import { useRecentCalls } from "./use-recent-calls.ts";
import { useWriteNumber } from "./use-telephone.ts";

const DAY = { month: "short", day: "numeric" } as const;

export function RecentCalls({ canCall, onUse, onCall }: PickProps) {
  const say = useSay();
  const intl = useIntlShape();
  const write = useWriteNumber();
  const recent = useRecentCalls();
  const today = new Date().toDateString();
  if (recent.isError)
    return (
      <div className="flex flex-col items-center gap-3 p-6 text-center text-sm text-ink-2">
        {say("dial.recentFailed")}
        <Button size="sm" onClick={() => void recent.refetch()}>
          {say("action.retry")}
        </Button>
      </div>
    );
  if (recent.data === undefined) return <Skeleton rows={3} />;
  if (recent.data.length === 0)
    return <p className="p-6 text-center text-sm text-ink-3">{say("dial.recentEmpty")}</p>;
  return (
    <ul>
      {recent.data.map(({ interactionId, number, name, direction, at }) => {
        const Icon = direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
        const written = write(number);
        const named = name !== "" && name !== number && name !== written;
        const when =
          new Date(at).toDateString() === today ? intl.formatTime(at) : intl.formatDate(at, DAY);
        return (
          <NumberRow
            key={interactionId}
            name={named ? name : written}
            detail={named ? `${written} · ${when}` : when}
            leading={
              <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-surface-3 text-ink-2">
                <Icon aria-hidden className="size-3" strokeWidth={2} />
                <span className="sr-only">{say(`history.${direction}`)}</span>
              </span>
            }
            canCall={canCall}
            onUse={() => onUse(number)}
            onCall={() => onCall(number)}
          />
        );
      })}
    </ul>
  );
}
