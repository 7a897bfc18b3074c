import { FastForward } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { useTestRunStore } from "../designer-context.tsx";

const STEPS = [5_000, 30_000, 60_000, 300_000, 1_800_000] as const;

/** Time goes on only when it is told to. */
export function TestClock({ over }: { over: boolean }) {
  const say = useSay();
  const run = useTestRunStore();
  return (
    <fieldset disabled={over} className="flex items-center gap-1">
      <legend className="sr-only">{say("flows.test.advance")}</legend>
      <FastForward aria-hidden className="mr-0.5 size-4 shrink-0 text-ink-3" />
      {STEPS.map((ms) => {
        const minutes = ms >= 60_000;
        return (
          <button
            key={ms}
            type="button"
            onClick={() => run.put({ type: "advance", ms })}
            className="tabular h-7 min-w-0 flex-1 rounded-sm bg-surface-2 px-1 text-xs text-ink-2 hover:bg-surface-3 hover:text-ink disabled:text-ink-3"
          >
            {minutes
              ? say("flows.test.minutes", { count: ms / 60_000 })
              : say("flows.test.seconds", { count: ms / 1_000 })}
          </button>
        );
      })}
    </fieldset>
  );
}
