import type { ContactDocument } from "@maru/protocol";
import { Pause, Search } from "lucide-react";
import { useState } from "react";
import { useDesk, useDocument, useSeconds } from "../hooks/desk-context.tsx";
import { useLanguage, useSay } from "../hooks/words-context.tsx";
import { completeWrapUp, WRAP_UP_KEYS } from "../state/actions.ts";
import { secondsUntil } from "../state/duration.ts";
import { matches } from "../state/search.ts";
import { ControlButton } from "../ui/control-button.tsx";
import { Keys } from "../ui/kbd.tsx";

/** With more reasons than this a search field helps. */
const MANY = 9;

export function WrapUpPanel({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const desk = useDesk();
  const language = useLanguage();
  const setup = useDocument("setup");
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const { wrapUp, controls } = contact;
  if (wrapUp === null) return null;
  const names = new Map(setup?.wrapUpReasons.map(({ id, name }) => [id, name[language]]));
  const reasons = wrapUp.reasonIds.map((id, index) => ({ id, index, name: names.get(id) ?? id }));
  const shown = reasons.filter(({ name }) => matches(name, query));
  const complete = async (reasonId: string) => {
    setChosen(reasonId);
    if (!(await completeWrapUp(desk, contact.id, reasonId))) setChosen(null);
  };
  return (
    <section
      aria-label={say("wrapUp.title")}
      className="shrink-0 border-t border-line bg-wrap-up-soft/40 px-4 py-4 wide:px-6"
    >
      <div className="mx-auto max-w-3xl">
        <header className="flex items-center gap-3">
          <h3 className="flex-1 text-base font-semibold text-wrap-up-ink">{say("wrapUp.title")}</h3>
          <CountdownWords wrapUp={wrapUp} reason={names.get(wrapUp.defaultReasonId) ?? ""} />
          <ControlButton
            control={controls.keepWrapUpOpen}
            label={say("wrapUp.keepOpen")}
            icon={Pause}
            keys="P"
            size="sm"
            side="top"
            onPress={() =>
              void desk.commands.run("command.keepOpen", "wrapUp.keepOpen", {
                interactionId: contact.id,
              })
            }
          />
        </header>
        <CountdownBar wrapUp={wrapUp} />
        <p className="mt-2 text-xs text-ink-2">
          {say("wrapUp.lead")} {say("wrapUp.keys")}
        </p>
        {reasons.length > MANY && (
          <label className="mt-3 flex h-8 items-center gap-2 rounded-sm bg-surface-1 px-2.5 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--accent)]">
            <Search aria-hidden className="size-4 text-ink-3" />
            <span className="sr-only">{say("wrapUp.filter")}</span>
            <input
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              placeholder={say("wrapUp.filter")}
              className="min-w-0 flex-1 bg-transparent text-sm placeholder:text-ink-3 focus:outline-none"
            />
          </label>
        )}
        <ul
          aria-label={say("wrapUp.reasons")}
          className="mt-3 grid max-h-56 grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-2 overflow-y-auto p-0.5"
        >
          {shown.map(({ id, index, name }) => (
            <li key={id}>
              <button
                type="button"
                aria-disabled={!controls.wrapUp.enabled || chosen !== null || undefined}
                aria-keyshortcuts={index < WRAP_UP_KEYS ? String(index + 1) : undefined}
                onClick={() => {
                  if (controls.wrapUp.enabled && chosen === null) void complete(id);
                }}
                className={`flex min-h-10 w-full items-center gap-2.5 rounded-md bg-surface-1 px-2.5 py-1.5 text-left text-sm font-medium shadow-[inset_0_0_0_1px_var(--line-button)] transition-colors hover:bg-wrap-up-soft hover:shadow-[inset_0_0_0_1px_var(--wrap-up)] ${chosen === id ? "bg-wrap-up-soft" : ""}`}
              >
                {index < WRAP_UP_KEYS && <Keys keys={String(index + 1)} />}
                <span className="min-w-0 flex-1">{name}</span>
                {id === wrapUp.defaultReasonId && (
                  <span className="shrink-0 text-xs font-normal text-ink-3">
                    {say("wrapUp.default")}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="py-3 text-sm text-ink-3">{say("wrapUp.none")}</p>}
      </div>
    </section>
  );
}

type WrapUp = NonNullable<ContactDocument["wrapUp"]>;

function CountdownWords({ wrapUp, reason }: { wrapUp: WrapUp; reason: string }) {
  const say = useSay();
  const now = useSeconds();
  const { since, endsAt } = wrapUp;
  return (
    <p className="tabular text-xs font-medium text-ink-2">
      {endsAt === null
        ? say("wrapUp.noLimit")
        : say("wrapUp.autoIn", { seconds: secondsUntil(endsAt, now, since), reason })}
    </p>
  );
}

function CountdownBar({ wrapUp: { since, endsAt } }: { wrapUp: WrapUp }) {
  const now = useSeconds();
  const share =
    endsAt === null ? 0 : Math.min(1, Math.max(0, (endsAt - now) / Math.max(1, endsAt - since)));
  return (
    <div aria-hidden className="mt-2 h-1 overflow-hidden rounded-full bg-surface-3">
      <div
        className="h-full origin-left rounded-full bg-wrap-up transition-transform duration-1000 ease-linear"
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
