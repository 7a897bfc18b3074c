import { ArrowLeft, History, Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useDesk, usePlace } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { InteractionDetail } from "./interaction-detail.tsx";
import { InteractionItems } from "./interaction-items.tsx";
import { useInteractions } from "./use-interactions.ts";

const PAUSE_MS = 250;

export function HistoryPage() {
  const say = useSay();
  const desk = useDesk();
  const place = usePlace();
  const q = place.page === "history" ? place.q : "";
  const openId = place.page === "history" ? place.interactionId : null;
  const pages = useInteractions(q === "" ? {} : { q });
  const open = (interactionId: string | null) =>
    desk.place.go({ page: "history", interactionId, q });
  return (
    <main
      id="main"
      tabIndex={-1}
      className="col-span-full grid min-h-0 grid-cols-1 outline-none narrow:grid-cols-[20rem_1fr] full:grid-cols-[25rem_1fr]"
    >
      <section
        aria-label={say("history.list")}
        className={`min-h-0 flex-col border-r border-line bg-surface-0 narrow:flex ${openId === null ? "flex" : "hidden"}`}
      >
        <div className="shrink-0 px-4 pb-3 pt-4">
          <h1 className="mb-3 text-xl font-bold tracking-tight">{say("history.title")}</h1>
          <SearchField q={q} />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
          <InteractionItems
            pages={pages}
            currentId={null}
            selectedId={openId}
            onOpen={open}
            showCustomer
            emptyText={q === "" ? say("history.empty") : say("history.noMatch", { query: q })}
          />
        </div>
      </section>
      <section
        aria-label={say("history.detail")}
        className={`min-h-0 min-w-0 flex-col bg-surface-1 narrow:flex ${openId === null ? "hidden" : "flex"}`}
      >
        {openId === null ? (
          <EmptyState icon={History} title={say("history.title")} detail={say("history.pick")} />
        ) : (
          <>
            <span className="px-2 pt-2 narrow:hidden">
              <IconButton
                icon={ArrowLeft}
                label={say("history.backToList")}
                onClick={() => open(null)}
              />
            </span>
            <InteractionDetail key={openId} id={openId} />
          </>
        )}
      </section>
    </main>
  );
}

/** Searches when the writing pauses; the address carries the words. */
function SearchField({ q }: { q: string }) {
  const say = useSay();
  const { place } = useDesk();
  const [text, setText] = useState(q);
  useEffect(() => {
    const next = text.trim();
    if (next === q) return;
    const timer = setTimeout(
      () => place.go({ page: "history", interactionId: null, q: next }, { replace: true }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, q, place]);
  return (
    <search>
      <label className="flex h-9 items-center gap-2 rounded-sm bg-surface-1 px-3 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--accent)]">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <span className="sr-only">{say("history.searchLabel")}</span>
        <input
          type="search"
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          placeholder={say("history.search")}
          className="min-w-0 flex-1 bg-transparent text-sm placeholder:text-ink-3 focus:outline-none"
        />
      </label>
    </search>
  );
}
