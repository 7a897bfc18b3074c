import { Tabs } from "@base-ui/react/tabs";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Inbox } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { useDesk, useSelectedId, useView } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { PhoneWidget } from "../phone/phone-widget.tsx";
import type { ChannelTab } from "../state/card-list.ts";
import { CARD_HEIGHT, ContactCard } from "./contact-card.tsx";
import { Dock } from "./dock.tsx";

const TABS: readonly ChannelTab[] = ["all", "chat", "voice", "email", "social"];

export function ContactList() {
  const say = useSay();
  const desk = useDesk();
  const tab = useView((view) => view.channelTab);
  return (
    <section
      aria-labelledby="contacts-title"
      className="flex min-h-0 min-w-0 flex-col border-r border-line bg-surface-0"
    >
      <Tabs.Root
        value={tab}
        onValueChange={(channelTab: ChannelTab) => desk.view.setState({ channelTab })}
        className="flex min-h-0 flex-1 flex-col"
      >
        <h1 id="contacts-title" className="shrink-0 px-3.5 pt-3 text-xs font-semibold text-ink-3">
          {say("contacts.title")}
        </h1>
        <ChannelTabs />
        <Dock />
        <Tabs.Panel value={tab} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          <Cards tab={tab} />
        </Tabs.Panel>
      </Tabs.Root>
      <PhoneWidget where="list" />
    </section>
  );
}

function ChannelTabs() {
  const say = useSay();
  const { cards } = useDesk();
  const counts = useStore(cards, (list) => list.counts);
  const name = (tab: ChannelTab) => say(tab === "all" ? "contacts.all" : `channel.${tab}`);
  return (
    <Tabs.List
      aria-label={say("contacts.tabs")}
      className="flex shrink-0 gap-0.5 overflow-x-auto px-1.5 pt-1.5 [scrollbar-width:none]"
    >
      {TABS.map((tab) => (
        <Tabs.Tab
          key={tab}
          value={tab}
          className="inset-focus relative flex h-7 shrink-0 items-center rounded-sm pl-1.5 pr-3.5 text-xs full:pl-2 full:pr-5 font-medium text-ink-3 hover:bg-surface-3 hover:text-ink data-[active]:bg-surface-3 data-[active]:font-semibold data-[active]:text-ink"
        >
          <span aria-hidden>{name(tab)}</span>
          {counts[tab] > 0 && (
            // In a place kept for it: a count that comes or grows moves no other tab.
            <span
              aria-hidden
              className="tabular absolute right-0 w-3 whitespace-nowrap text-left text-2xs full:w-4 font-semibold text-ink-2"
            >
              {counts[tab]}
            </span>
          )}
          <span className="sr-only">
            {say("contacts.tabCount", { channel: name(tab), count: counts[tab] })}
          </span>
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}

function Cards({ tab }: { tab: ChannelTab }) {
  const say = useSay();
  const desk = useDesk();
  const selectedId = useSelectedId();
  const slots = useStore(desk.cards, (list) => list.slots);
  const shown = useMemo(
    () => (tab === "all" ? slots : slots.filter(({ channel }) => channel === tab)),
    [slots, tab],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 6,
  });
  const at = shown.findIndex(({ id }) => id === selectedId);
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at);
  }, [at, virtual]);
  if (shown.length === 0)
    return (
      <p className="flex flex-1 flex-col items-center gap-2 px-6 pt-12 text-center text-sm text-ink-3">
        <Inbox aria-hidden className="size-5" strokeWidth={1.6} />
        {tab === "all"
          ? say("contacts.empty")
          : say("contacts.emptyChannel", { channel: say(`channel.${tab}`) })}
      </p>
    );
  return (
    <div
      ref={scroller}
      onPointerEnter={() => desk.holdCards(true)}
      onPointerLeave={() => desk.holdCards(false)}
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-2 pt-0.5"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const slot = shown[item.index];
          if (slot === undefined) return null;
          return (
            <li
              key={item.key}
              aria-setsize={shown.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <ContactCard id={slot.id} over={slot.over} selected={slot.id === selectedId} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
