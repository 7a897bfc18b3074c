import {
  History,
  LayoutDashboard,
  type LucideIcon,
  MessagesSquare,
  Search,
  SlidersHorizontal,
} from "lucide-react";
import { useDesk, useDocument, usePlace } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { mayAdminister } from "../state/access.ts";
import { addressOf, type Place } from "../state/place.ts";
import { Keys } from "../ui/kbd.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { Brand } from "./brand.tsx";
import { ConnectionLight } from "./connection-light.tsx";
import { ProfileMenu } from "./profile-menu.tsx";
import { AlertsMenu, LanguageMenu, ThemeMenu } from "./settings-menus.tsx";
import type { ShellControl } from "./shell-control.ts";
import { StateSelector } from "./state-selector.tsx";

const PAGES: {
  page: Exclude<Place["page"], "line">;
  place: Place;
  icon: LucideIcon;
  keys: string;
}[] = [
  {
    page: "contacts",
    place: { page: "contacts", interactionId: null },
    icon: MessagesSquare,
    keys: "G C",
  },
  {
    page: "history",
    place: { page: "history", interactionId: null, q: "" },
    icon: History,
    keys: "G H",
  },
  { page: "floor", place: { page: "floor" }, icon: LayoutDashboard, keys: "G F" },
  {
    page: "admin",
    place: { page: "admin", section: null, id: null },
    icon: SlidersHorizontal,
    keys: "G A",
  },
];

export function TopBar({ shell }: { shell: ShellControl }) {
  return (
    <header className="col-span-full flex h-12 items-center gap-1 border-b border-line bg-surface-1 px-2 wide:gap-2 wide:px-3">
      <Brand />
      <MainMenu />
      <div className="min-w-0 flex-1" />
      <PaletteButton />
      <Capacity />
      <StateSelector />
      <ConnectionLight />
      <div className="hidden items-center narrow:flex">
        <LanguageMenu shell={shell} />
        <ThemeMenu />
        <AlertsMenu shell={shell} />
      </div>
      <ProfileMenu shell={shell} />
    </header>
  );
}

function MainMenu() {
  const say = useSay();
  const at = usePlace();
  const { place: places, session } = useDesk();
  const pages = PAGES.filter(({ page }) => page !== "admin" || mayAdminister(session));
  return (
    <nav aria-label={say("nav.main")} className="flex items-center wide:ml-2">
      {pages.map(({ page, place, icon: Icon, keys }) => (
        <Tooltip key={page} text={say(`nav.${page}`)} keys={keys}>
          <a
            href={addressOf(place)}
            aria-current={at.page === page ? "page" : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              if (at.page !== page) places.go(place);
            }}
            className="flex h-8 items-center gap-1.5 rounded-sm px-2 text-sm font-medium text-ink-2 transition-colors hover:bg-surface-2 hover:text-ink aria-[current]:bg-surface-3 aria-[current]:font-semibold aria-[current]:text-ink wide:px-2.5"
          >
            <Icon aria-hidden className="size-4" strokeWidth={1.9} />
            <span className="sr-only wide:not-sr-only">{say(`nav.${page}`)}</span>
          </a>
        </Tooltip>
      ))}
    </nav>
  );
}

function PaletteButton() {
  const say = useSay();
  const desk = useDesk();
  return (
    <button
      type="button"
      onClick={() => desk.view.setState({ dialog: { kind: "palette" } })}
      className="flex h-8 items-center gap-2 rounded-sm px-2 text-sm text-ink-3 transition-colors hover:bg-surface-2 hover:text-ink full:w-52 full:shadow-[inset_0_0_0_1px_var(--line)]"
    >
      <Search aria-hidden className="size-4" strokeWidth={1.9} />
      <span className="sr-only flex-1 text-left full:not-sr-only">{say("nav.palette")}</span>
      <span className="hidden full:inline-flex">
        <Keys keys="Mod+K" />
      </span>
    </button>
  );
}

function Capacity() {
  const say = useSay();
  const me = useDocument("me");
  if (me === undefined) return null;
  const chats = me.capacity.chat;
  const calls = me.telephone === null ? 0 : me.capacity.voice;
  const capacity = chats + calls;
  const load = me.load.chat + me.load.voice;
  if (capacity === 0) return null;
  return (
    <Tooltip text={say("capacity.explain", { load, chats, calls })}>
      <button
        type="button"
        className="tabular flex h-8 cursor-default items-center gap-2 rounded-sm px-2 text-sm font-medium text-ink-2 hover:bg-surface-2"
      >
        {capacity <= 8 && (
          <span aria-hidden className="hidden items-center gap-0.5 wide:flex">
            {Array.from({ length: capacity }, (_, index) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
                key={index}
                className={`h-3 w-1.5 rounded-[2px] ${index < load ? "bg-engaged" : "bg-surface-3 shadow-[inset_0_0_0_1px_var(--line-strong)]"}`}
              />
            ))}
          </span>
        )}
        {/* As wide as when all are in hand. */}
        <span
          aria-hidden
          className="text-left"
          style={{ minWidth: `${String(capacity).length * 2 + 0.6}ch` }}
        >
          {say("capacity.short", { load, capacity })}
        </span>
        <span className="sr-only">{say("capacity.label", { load, capacity })}</span>
      </button>
    </Tooltip>
  );
}
