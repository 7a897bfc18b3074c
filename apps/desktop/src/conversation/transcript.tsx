import type { ContactDocument, EntryDocument } from "@maru/protocol";
import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useDesk, useEntries } from "../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../hooks/words-context.tsx";
import { transcriptRows } from "../state/transcript-rows.ts";
import { Button } from "../ui/button.tsx";
import { Row } from "./transcript-row.tsx";

/** Rows drawn at first, and added with each step back: thousands of bubbles would slow every keystroke. */
const WINDOW = 120;
/** This close to the end counts as being there. */
const NEAR_END_PX = 48;
const NO_MESSAGES: readonly never[] = [];

/** Opened anew for each contact (its key): what was read then stays marked. */
export function Transcript({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const desk = useDesk();
  const past = useEarlier(contact.id);
  const rows = useRows(contact, past.entries);
  const [size, setSize] = useState(WINDOW);
  const shown = rows.length > size ? rows.slice(rows.length - size) : rows;
  const { scroller, atEnd, onScroll, toEnd, keepPlace } = useStickToEnd();
  const newBelow = useNewBelow(rows.length, atEnd);
  useSeeing(contact.id, atEnd, rows.length);
  const hidden = rows.length - shown.length;
  const earlier = async () => {
    if (hidden === 0) await past.load();
    keepPlace();
    setSize((now) => now + WINDOW);
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        id="transcript"
        role="log"
        aria-label={say("conversation.transcript")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        className="inset-focus min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-2 pt-4 wide:px-6"
      >
        {(hidden > 0 || past.more) && (
          <div className="flex justify-center pb-3">
            <Button size="sm" variant="ghost" working={past.loading} onClick={() => void earlier()}>
              {say("conversation.loadEarlier")}
            </Button>
          </div>
        )}
        <div className="mx-auto flex max-w-3xl flex-col">
          {shown.map((row) => (
            <Row
              key={row.key}
              row={row}
              onRetry={(clientId) => desk.sending.sendAgain(contact.id, clientId)}
              onDelete={(clientId) => desk.sending.outgoing.remove(contact.id, clientId)}
            />
          ))}
        </div>
      </div>
      {!atEnd && (
        <div className="pointer-events-none absolute inset-x-0 bottom-8 flex justify-center">
          <button
            type="button"
            id="jump-to-latest"
            onClick={toEnd}
            className="pointer-events-auto flex h-8 items-center gap-1.5 rounded-full bg-surface-1 px-3.5 text-xs font-semibold text-accent-ink shadow-floating hover:bg-surface-2"
          >
            <ArrowDown aria-hidden className="size-3.5" />
            {newBelow > 0
              ? say("conversation.jumpCount", { count: newBelow })
              : say("conversation.jump")}
          </button>
        </div>
      )}
      <TypingLine contact={contact} />
    </div>
  );
}

function useRows(contact: ContactDocument, earlier: readonly EntryDocument[]) {
  const desk = useDesk();
  const intl = useIntlShape();
  const entries = useEntries(contact.id);
  const outgoing = useStore(desk.sending.outgoing.store, (all) => all[contact.id] ?? NO_MESSAGES);
  const myId = desk.session.agentId;
  const [readUpTo] = useState(
    () => contact.parties.find(({ id }) => id === myId)?.readUpTo ?? null,
  );
  const customer = contact.parties.find(({ kind }) => kind === "customer");
  // Who has left is no party any more; how far they had read stays true.
  const [lastCustomer, setLastCustomer] = useState(customer);
  if (customer !== undefined && customer !== lastCustomer) setLastCustomer(customer);
  const marked = customer ?? lastCustomer;
  const delivered = marked?.deliveredUpTo ?? -1;
  const read = marked?.readUpTo ?? -1;
  const all = useMemo(() => [...earlier, ...entries], [earlier, entries]);
  return useMemo(
    () =>
      transcriptRows({
        entries: all,
        outgoing,
        myId,
        customer: delivered < 0 ? null : { deliveredUpTo: delivered, readUpTo: read },
        readUpTo,
        dayOf: (at) => intl.formatDate(at, { dateStyle: "short" }),
      }),
    [all, outgoing, myId, delivered, read, readUpTo, intl],
  );
}

/** The desk holds the last part of a long conversation; what was before is asked from the history. */
function useEarlier(interactionId: string) {
  const { client } = useDesk();
  const first = useEntries(interactionId)[0]?.number ?? 1;
  const [entries, setEntries] = useState<readonly EntryDocument[]>([]);
  const [loading, setLoading] = useState(false);
  const oldest = entries[0]?.number ?? first;
  const load = async () => {
    if (oldest <= 1) return;
    setLoading(true);
    try {
      const input = { interactionId, before: String(oldest), limit: WINDOW };
      const page = await client.query("interaction.transcript", input);
      setEntries((later) => [...page.entries, ...later]);
    } catch {
      // Asked again with the next press: the button is still there.
    } finally {
      setLoading(false);
    }
  };
  return { entries, load, loading, more: oldest > 1 };
}

/** Follows the end while the reader is there, and leaves them alone while they read further up. */
function useStickToEnd() {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const stuck = useRef(true);
  const heightBefore = useRef<number | null>(null);
  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    stuck.current = true;
    setAtEnd(true);
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (heightBefore.current !== null) {
      element.scrollTop += element.scrollHeight - heightBefore.current;
      heightBefore.current = null;
    } else if (stuck.current) element.scrollTop = element.scrollHeight;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // Fonts arrive, the composer grows: the end stays the end.
    const observer = new ResizeObserver(() => {
      if (stuck.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.firstElementChild !== null)
      for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return {
    scroller,
    atEnd,
    toEnd,
    keepPlace: () => {
      heightBefore.current = scroller.current?.scrollHeight ?? null;
    },
    onScroll: () => {
      const element = scroller.current;
      if (element === null) return;
      const left = element.scrollHeight - element.scrollTop - element.clientHeight;
      stuck.current = left < NEAR_END_PX;
      setAtEnd(stuck.current);
    },
  };
}

/** Rows that came since the reader left the end. */
function useNewBelow(count: number, atEnd: boolean): number {
  const [base, setBase] = useState(count);
  if (atEnd && base !== count) setBase(count);
  return atEnd ? 0 : Math.max(0, count - base);
}

/** Seen is what the agent has before their eyes: the end is on the screen and the window has the focus. */
function useSeeing(interactionId: string, atEnd: boolean, count: number): void {
  const desk = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row is the reason to look
  useEffect(() => {
    const look = () => {
      if (atEnd && document.visibilityState === "visible" && document.hasFocus())
        desk.see(interactionId);
    };
    look();
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [desk, interactionId, atEnd, count]);
}

/** Always there, so that nothing moves when somebody begins to write. */
function TypingLine({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const { typists } = useDesk();
  const name = useStore(typists, (all) => all[contact.id]);
  return (
    <div className="h-6 shrink-0 px-4 wide:px-6">
      {name !== undefined && contact.stage === "connected" && (
        <p className="mx-auto flex max-w-3xl items-center gap-2 text-xs text-ink-3">
          <span aria-hidden className="flex gap-0.5">
            {[0, 150, 300].map((delayMs) => (
              <span
                key={delayMs}
                style={{ animationDelay: `${delayMs}ms` }}
                className="size-1 rounded-full bg-ink-3 animate-typing"
              />
            ))}
          </span>
          {say("conversation.typing", { name })}
        </p>
      )}
    </div>
  );
}
