import { useMemo, useRef, useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useLanguage, useSay } from "../hooks/words-context.tsx";
import type { ShellControl } from "../shell/shell-control.ts";
import { type Action, actionsOf } from "../state/actions.ts";
import { matches } from "../state/search.ts";
import { DialogFrame } from "../ui/dialog-frame.tsx";
import { Keys } from "../ui/kbd.tsx";
import { ListSearchField } from "../ui/search-field.tsx";
import { optionId, useListKeys } from "../ui/use-list-keys.ts";
import type { Language, MessageKey, Say } from "../words.ts";

type Entry = {
  id: string;
  group: MessageKey;
  label: string;
  detail?: string;
  keys?: string | undefined;
  run: () => void;
};

const HIDDEN = new Set(["palette", "leave-composer"]);

export const actionLabel = (say: Say, language: Language, action: Action): string => {
  const name = action.name?.[language];
  if (action.id.startsWith("wrap-up-") && name !== undefined)
    return `${say(action.label)} · ${name}`;
  return say(action.label, { ...action.values, reason: name ?? "" });
};

export function Palette({ shell }: { shell: ShellControl }) {
  const say = useSay();
  const language = useLanguage();
  const desk = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  // What can be done is what could be done when it was opened: a list that changes under the eye is no help.
  const [entries] = useState(() => entriesOf(desk, shell, say, language));
  const found = useMemo(
    () => entries.filter(({ label, detail }) => matches(`${label} ${detail ?? ""}`, query)),
    [entries, query],
  );
  const close = () => desk.view.setState({ dialog: null });
  const run = (id: string) => {
    const entry = entries.find((one) => one.id === id);
    close();
    // After the dialog gave the focus back: what runs may put it somewhere else.
    setTimeout(() => entry?.run(), 0);
  };
  const list = useListKeys(
    found.map(({ id }) => id),
    { firstActive: true, onEnter: run },
  );
  let lastGroup = "";
  return (
    <DialogFrame
      open
      bare
      onClose={close}
      title={say("palette.title")}
      width="w-[36rem]"
      initialFocus={field}
    >
      <ListSearchField
        large
        field={field}
        value={query}
        onChange={setQuery}
        label={say("palette.placeholder")}
        listId="palette"
        active={list.active}
        onKeyDown={list.onKeyDown}
      />
      <div
        id="palette"
        role="listbox"
        aria-label={say("palette.title")}
        className="max-h-[24rem] overflow-y-auto p-2"
      >
        {found.map((entry) => {
          const heading = entry.group === lastGroup ? null : say(entry.group);
          lastGroup = entry.group;
          return (
            <div key={entry.id}>
              {heading !== null && (
                <p aria-hidden className="px-2.5 pb-1 pt-2 text-xs font-semibold text-ink-3">
                  {heading}
                </p>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's (combobox) */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search field */}
              <div
                role="option"
                id={optionId(entry.id)}
                aria-selected={list.active === entry.id}
                onPointerMove={() => list.setActive(entry.id)}
                onClick={() => run(entry.id)}
                className="flex min-h-9 items-center gap-3 rounded-sm px-2.5 text-sm aria-selected:bg-surface-3"
              >
                <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                {entry.detail !== undefined && (
                  <span className="truncate text-xs text-ink-3">{entry.detail}</span>
                )}
                {entry.keys !== undefined && <Keys keys={entry.keys} />}
              </div>
            </div>
          );
        })}
        {found.length === 0 && (
          <p className="p-6 text-center text-sm text-ink-3">{say("palette.none", { query })}</p>
        )}
      </div>
    </DialogFrame>
  );
}

function entriesOf(
  desk: ReturnType<typeof useDesk>,
  shell: ShellControl,
  say: Say,
  language: Language,
): Entry[] {
  const actions = actionsOf(desk, shell)
    .filter(({ id, enabled }) => enabled && !HIDDEN.has(id))
    .map((action) => ({
      id: action.id,
      group: `palette.group.${action.group}` as const,
      label: actionLabel(say, language, action),
      keys: action.keys[0],
      run: action.run,
    }));
  const contacts = desk.cards.getState().slots.flatMap(({ id, over }): Entry[] => {
    const contact = desk.contact(id);
    if (contact === undefined || over) return [];
    return [
      {
        id: `contact-${id}`,
        group: "palette.group.contacts",
        label: contact.customer.name,
        detail: contact.queue.name,
        run: () => desk.select(id),
      },
    ];
  });
  return [...actions, ...contacts];
}
