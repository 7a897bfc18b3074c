import { PhoneOff } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { useTestRunStore } from "../designer-context.tsx";
import { FLOW_KEYS } from "../graph/flow-graph.ts";
import { TestClock } from "./test-clock.tsx";

/** The caller's telephone. Keys of the keyboard work while it has the focus. */
export function TestKeypad({ over }: { over: boolean }) {
  const say = useSay();
  const run = useTestRunStore();
  const press = (key: string) => run.put({ type: "key", key });
  return (
    <fieldset
      disabled={over}
      aria-label={say("flows.test.phone")}
      className="flex flex-col gap-2 border-t border-line px-4 py-3"
      onKeyDown={(event) => {
        const key = FLOW_KEYS.find((one) => one === event.key);
        if (key === undefined || over) return;
        event.preventDefault();
        press(key);
      }}
    >
      <TestClock over={over} />
      <div className="grid grid-cols-3 gap-1.5">
        {FLOW_KEYS.map((key) => (
          <button
            key={key}
            type="button"
            onClick={() => press(key)}
            className="h-9 rounded-sm bg-surface-1 text-base font-semibold text-ink shadow-[inset_0_0_0_1px_var(--line-button)] hover:bg-surface-2 active:bg-surface-3 disabled:text-ink-3"
          >
            {key}
          </button>
        ))}
      </div>
      <Button
        variant="danger"
        icon={PhoneOff}
        disabled={over}
        onClick={() => run.put({ type: "hangUp" })}
      >
        {say("flows.test.hangUp")}
      </Button>
    </fieldset>
  );
}
