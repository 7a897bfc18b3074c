import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown, X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { matches } from "../../state/search.ts";
import { FieldFrame } from "./field-frame.tsx";
import type { Choice } from "./plain-select.tsx";
import type { FieldProps } from "./text-fields.tsx";

type PickProps = FieldProps & { choices: readonly Choice[]; emptyText?: string };

/** Drawn at once at most; whoever has more writes a few letters. */
const SHOWN_AT_ONCE = 100;

const filter = (item: Choice, query: string): boolean => matches(item.label, query);

/** A choice that is no longer there stays in sight, by its id, so that it can be replaced. */
function useChosen(choices: readonly Choice[]) {
  const say = useSay();
  return useMemo(() => {
    const byValue = new Map(choices.map((choice) => [choice.value, choice]));
    return (value: string): Choice =>
      byValue.get(value) ?? { value, label: say("admin.form.gone", { id: value }) };
  }, [choices, say]);
}

/** One of many, found by writing. `noneLabel`: choosing none is a choice, with this name. */
export function PickInput({
  name,
  label,
  help,
  choices,
  noneLabel,
  emptyText,
}: PickProps & { noneLabel?: string }) {
  const say = useSay();
  const { field, fieldState } = useController({ name });
  const chosen = useChosen(choices);
  const value = typeof field.value === "string" && field.value !== "" ? chosen(field.value) : null;
  return (
    <FieldFrame label={label} help={help} error={fieldState.error?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <Combobox.Root
          items={choices}
          value={value}
          filter={filter}
          limit={SHOWN_AT_ONCE}
          autoHighlight
          isItemEqualToValue={(a, b) => a.value === b.value}
          onValueChange={(next) =>
            field.onChange(next?.value ?? (noneLabel === undefined ? "" : null))
          }
        >
          <Combobox.InputGroup
            className={`flex h-9 w-full items-center rounded-md bg-surface-1 pr-1 focus-within:shadow-[inset_0_0_0_2px_var(--accent)] ${invalid ? "shadow-[inset_0_0_0_1px_var(--rona)]" : "shadow-[inset_0_0_0_1px_var(--line-strong)]"}`}
          >
            <Combobox.Input
              ref={field.ref}
              id={id}
              placeholder={noneLabel ?? say("admin.form.pick")}
              aria-invalid={invalid || undefined}
              aria-describedby={describedBy}
              onBlur={field.onBlur}
              className="h-full min-w-0 flex-1 rounded-md bg-transparent px-3 text-sm placeholder:text-ink-3 focus:outline-none"
            />
            {noneLabel !== undefined && value !== null && (
              <Combobox.Clear
                aria-label={say("admin.form.clear", { name: label })}
                className="flex size-7 items-center justify-center rounded-sm text-ink-3 hover:bg-surface-3 hover:text-ink"
              >
                <X aria-hidden className="size-3.5" />
              </Combobox.Clear>
            )}
            <Combobox.Trigger
              aria-label={say("admin.form.open", { name: label })}
              className="flex size-7 items-center justify-center rounded-sm text-ink-3 hover:bg-surface-3 hover:text-ink"
            >
              <ChevronDown aria-hidden className="size-4" />
            </Combobox.Trigger>
          </Combobox.InputGroup>
          <PickList emptyText={emptyText ?? say("admin.form.noneFound")} />
        </Combobox.Root>
      )}
    </FieldFrame>
  );
}

/** Any number of many. */
export function PickManyInput({ name, label, help, choices, emptyText }: PickProps) {
  const say = useSay();
  const { field, fieldState } = useController({ name });
  const chosen = useChosen(choices);
  const values = ((field.value as readonly string[] | undefined) ?? []).map(chosen);
  const { error } = fieldState;
  const first = Array.isArray(error) ? error.find((each) => each !== undefined) : error;
  return (
    <FieldFrame label={label} help={help} error={first?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <Combobox.Root
          multiple
          items={choices}
          value={values}
          filter={filter}
          limit={SHOWN_AT_ONCE}
          autoHighlight
          isItemEqualToValue={(a, b) => a.value === b.value}
          onValueChange={(next) => field.onChange(next.map(({ value }) => value))}
        >
          <Combobox.Chips
            className={`flex min-h-9 w-full flex-wrap items-center gap-1 rounded-md bg-surface-1 p-1 focus-within:shadow-[inset_0_0_0_2px_var(--accent)] ${invalid ? "shadow-[inset_0_0_0_1px_var(--rona)]" : "shadow-[inset_0_0_0_1px_var(--line-strong)]"}`}
          >
            {values.map(({ value, label: text }) => (
              <Combobox.Chip
                key={value}
                className="flex h-7 max-w-full items-center gap-1 rounded-sm bg-surface-3 pl-2.5 text-sm text-ink outline-none focus-within:bg-accent-soft data-[highlighted]:bg-accent-soft"
              >
                <span className="truncate">{text}</span>
                <Combobox.ChipRemove
                  aria-label={say("admin.form.remove", { name: text })}
                  className="flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
                >
                  <X aria-hidden className="size-3.5" />
                </Combobox.ChipRemove>
              </Combobox.Chip>
            ))}
            <Combobox.Input
              ref={field.ref}
              id={id}
              placeholder={values.length === 0 ? say("admin.form.pickMany") : ""}
              aria-invalid={invalid || undefined}
              aria-describedby={describedBy}
              onBlur={field.onBlur}
              className="h-7 min-w-24 flex-1 bg-transparent px-2 text-sm placeholder:text-ink-3 focus:outline-none"
            />
          </Combobox.Chips>
          <PickList emptyText={emptyText ?? say("admin.form.noneFound")} />
        </Combobox.Root>
      )}
    </FieldFrame>
  );
}

function PickList({ emptyText }: { emptyText: ReactNode }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} className="z-50">
        <Combobox.Popup className="max-h-[min(20rem,var(--available-height))] w-[var(--anchor-width)] min-w-56 overflow-y-auto rounded-md bg-surface-1 p-1 shadow-floating outline-none">
          <Combobox.Empty className="px-2.5 py-2 text-sm text-ink-3 empty:hidden">
            {emptyText}
          </Combobox.Empty>
          <Combobox.List>
            {(item: Choice) => (
              <Combobox.Item
                key={item.value}
                value={item}
                className="flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2.5 py-1.5 text-sm text-ink outline-none data-[highlighted]:bg-surface-3"
              >
                <span className="min-w-0 flex-1">{item.label}</span>
                <Combobox.ItemIndicator className="text-accent-ink">
                  <Check aria-hidden className="size-4" />
                </Combobox.ItemIndicator>
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
