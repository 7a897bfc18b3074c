import { ChevronDown } from "lucide-react";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { MenuChoices, MenuFrame } from "../ui/menu.tsx";
import { dialDraft, useDialDraft } from "./dial-draft.ts";
import { useWriteNumber } from "./use-telephone.ts";

/** The number that is shown to who is called [발신번호] (V-71). */
export function CallerNumber() {
  const say = useSay();
  const desk = useDesk();
  const write = useWriteNumber();
  const { callerNumberId } = useDialDraft();
  const numbers = useDocument("me")?.telephone?.callerNumbers ?? [];
  const chosen = numbers.find(({ id }) => id === callerNumberId) ?? numbers[0];
  const label = (
    <>
      <span className="shrink-0 text-ink-3">{say("dial.callerNumber")}</span>
      <span className="tabular min-w-0 flex-1 truncate text-left font-medium text-ink">
        {chosen === undefined ? say("dial.defaultCallerNumber") : write(chosen.number)}
        {chosen !== undefined && chosen.label !== "" && (
          <span className="ml-1.5 font-normal text-ink-3">{chosen.label}</span>
        )}
      </span>
    </>
  );
  const look = "flex h-8 w-full items-center gap-2 rounded-sm px-1 text-xs";
  if (numbers.length < 2) return <p className={look}>{label}</p>;
  return (
    <MenuFrame
      width="w-72"
      align="start"
      trigger={
        <button type="button" className={`${look} hover:bg-surface-3`}>
          {label}
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        </button>
      }
    >
      <MenuChoices
        label={say("dial.callerNumber")}
        value={chosen?.id ?? null}
        choices={numbers.map(({ id, number, label: name }) => ({
          value: id,
          label: name === "" ? write(number) : `${write(number)} · ${name}`,
        }))}
        onChange={(id) => dialDraft(desk).setState({ callerNumberId: id })}
      />
    </MenuFrame>
  );
}
