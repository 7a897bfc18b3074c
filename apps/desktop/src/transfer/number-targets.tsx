import { BookUser, Hash, Star } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useAddresses } from "../dial/use-addresses.ts";
import { useSay } from "../hooks/words-context.tsx";
import { useWriteNumber } from "../phone/use-phone.ts";
import { type NumberTarget, numberTargets } from "../state/number-targets.ts";
import { ListSearchField } from "../ui/search-field.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useListKeys } from "../ui/use-list-keys.ts";
import type { TargetsProps } from "./agent-targets.tsx";
import { TargetOption } from "./target-option.tsx";
import type { Target } from "./transfer-dialog.tsx";

const ICONS = { typed: Hash, frequent: Star, addressBook: BookUser } as const;
const GROUPS = ["typed", "frequent", "addressBook"] as const;
const keyOf = ({ id }: NumberTarget) => `number-${id}`;

/** A number (V-45): typed, frequently used (K-40), or from the address book. */
export function NumberTargets({ field, onTarget, onSubmit }: TargetsProps) {
  const say = useSay();
  const write = useWriteNumber();
  const { addresses, loading } = useAddresses();
  const [query, setQuery] = useState("");
  const found = useMemo(() => numberTargets(addresses, query), [addresses, query]);
  const targetOf = (key: string): Target | null => {
    const one = found.find((candidate) => keyOf(candidate) === key);
    if (one === undefined) return null;
    return { kind: "number", id: one.number, name: one.name ?? write(one.number) };
  };
  const list = useListKeys(found.map(keyOf), {
    firstActive: query.trim() !== "",
    onEnter: (key) => onSubmit(targetOf(key)),
  });
  const { active } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target also changes when the list does
  useEffect(() => onTarget(active === null ? null : targetOf(active)), [active, found, onTarget]);
  return (
    <>
      <div className="px-5 pb-2 pt-3">
        <ListSearchField
          field={field}
          value={query}
          onChange={setQuery}
          label={say("transfer.typeNumber")}
          listId="transfer-numbers"
          active={active}
          onKeyDown={list.onKeyDown}
        />
      </div>
      <div
        id="transfer-numbers"
        role="listbox"
        aria-label={say("transfer.numbers")}
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-3"
      >
        {loading && <Skeleton rows={4} />}
        {GROUPS.map((group) => {
          const members = found.filter((one) => one.group === group);
          if (members.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
            <div key={group} role="group" aria-label={say(`transfer.${group}`)}>
              <p aria-hidden className="px-2.5 pb-1 pt-2.5 text-xs font-semibold text-ink-3">
                {say(`transfer.${group}`)}
              </p>
              {members.map((one) => {
                const key = keyOf(one);
                const Icon = ICONS[group];
                return (
                  <TargetOption
                    key={key}
                    optionKey={key}
                    active={active === key}
                    disabled={false}
                    onChoose={() => {
                      list.setActive(key);
                      field.current?.focus();
                    }}
                    onSubmit={() => onSubmit(targetOf(key))}
                  >
                    <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
                    <span className="min-w-0 flex-1 truncate text-sm font-semibold">
                      {one.name ?? write(one.number)}
                    </span>
                    {one.name !== null && (
                      <span className="tabular text-sm text-ink-2">{write(one.number)}</span>
                    )}
                  </TargetOption>
                );
              })}
            </div>
          );
        })}
        {!loading && found.length === 0 && (
          <p className="p-6 text-center text-sm text-ink-3">
            {query === "" ? say("transfer.noNumbers") : say("transfer.noMatch", { query })}
          </p>
        )}
      </div>
    </>
  );
}
