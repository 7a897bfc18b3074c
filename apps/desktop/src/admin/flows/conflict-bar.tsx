import { GitMerge, RotateCw } from "lucide-react";
import { useStore } from "zustand";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import type { FlowAutosave } from "./use-autosave.ts";

/** Somebody else has drawn on this flow meanwhile, or it cannot be saved: what shall become of what is drawn here. */
export function ConflictBar({
  autosave,
  onReload,
}: {
  autosave: FlowAutosave;
  onReload: () => void;
}) {
  const say = useSay();
  const state = useStore(autosave.store);
  if (state.status !== "conflict" && state.status !== "failed") return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-rona-soft px-4 py-2 text-sm text-ink"
    >
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <GitMerge aria-hidden className="size-4 shrink-0 text-rona-ink" />
        {state.status === "conflict"
          ? say("flows.conflict.text")
          : say("flows.conflict.failed", { why: say(state.why) })}
      </span>
      {state.status === "conflict" ? (
        <>
          <Button size="sm" onClick={onReload}>
            {say("flows.conflict.theirs")}
          </Button>
          <Button size="sm" variant="primary" onClick={() => void autosave.overwrite()}>
            {say("flows.conflict.mine")}
          </Button>
        </>
      ) : (
        <Button size="sm" icon={RotateCw} onClick={() => void autosave.retry()}>
          {say("action.retry")}
        </Button>
      )}
    </div>
  );
}
