import { Phone } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { dialAndTell } from "./dial.ts";
import { useOutdial, useWriteNumber } from "./use-telephone.ts";

/** A telephone number that can be called by a click [걸기]; only text for who may not dial. */
export function NumberButton({ number }: { number: string }) {
  const say = useSay();
  const desk = useDesk();
  const outdial = useOutdial();
  const write = useWriteNumber();
  const [dialling, setDialling] = useState(false);
  const written = write(number);
  if (!outdial.allowed) return <span className="tabular">{written}</span>;
  const off = !outdial.enabled || dialling;
  const call = async () => {
    setDialling(true);
    await dialAndTell(desk, number);
    setDialling(false);
  };
  return (
    <Tooltip side="top" text={outdial.reason ?? say("dial.call")}>
      <button
        type="button"
        aria-label={say("dial.callTo", { name: written })}
        aria-disabled={off || undefined}
        onClick={() => {
          if (!off) void call();
        }}
        className="tabular -mx-1 inline-flex items-center gap-1.5 rounded-xs px-1 text-accent-ink hover:bg-accent-soft aria-disabled:text-ink-2 aria-disabled:hover:bg-transparent"
      >
        <span className="underline decoration-transparent underline-offset-2 [button:hover:not([aria-disabled])>&]:decoration-current">
          {written}
        </span>
        <Phone aria-hidden className="size-3.5 shrink-0" strokeWidth={2} />
      </button>
    </Tooltip>
  );
}
