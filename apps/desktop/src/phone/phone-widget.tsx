import type { MeDocument } from "@maru/protocol";
import { ChevronDown, ChevronUp, GripVertical, Phone } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { shownStage } from "../contacts/shown-stage.ts";
import { useDesk, useDocument, usePlace, useView } from "../hooks/desk-context.tsx";
import { usePreferences, useSay } from "../hooks/words-context.tsx";
import { accept } from "../state/actions.ts";
import type { CallContact } from "../state/current-call.ts";
import { isRinging } from "../state/offers.ts";
import { Dot } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { ControlButton } from "../ui/control-button.tsx";
import { BareIconButton, IconButton } from "../ui/icon-button.tsx";
import { Timer } from "../ui/timer.tsx";
import { CallPanel } from "./call-panel.tsx";
import { LineLight } from "./line-light.tsx";
import { PhoneMenu } from "./phone-menu.tsx";
import { StationPanel } from "./station-panel.tsx";
import { FIRST_PLACE, useDrag, withinWindow } from "./use-drag.ts";
import { useCurrentCall, useLine } from "./use-phone.ts";

type Telephone = NonNullable<MeDocument["telephone"]>;

/** Where it is asked for: below the contact list, or over everything. It shows itself in one of the two. */
export function PhoneWidget({ where }: { where: "list" | "screen" }) {
  const me = useDocument("me");
  const { page } = usePlace();
  const { phoneDocked } = usePreferences();
  if (me === undefined || me.telephone === null) return null;
  const docked = phoneDocked && page === "contacts";
  if (docked !== (where === "list")) return null;
  const parts = { me, telephone: me.telephone };
  if (docked)
    return <Panel {...parts} className="max-h-[calc(100%-15.25rem)] border-t border-line" />;
  return phoneDocked ? (
    // There is no list on this page: the same corner of the screen.
    <Panel
      {...parts}
      className="fixed bottom-2 left-2 z-30 max-h-[70dvh] w-80 rounded-lg shadow-floating"
    />
  ) : (
    <FreePanel {...parts} />
  );
}

type Parts = { me: MeDocument; telephone: Telephone };

function FreePanel(parts: Parts) {
  const say = useSay();
  const { phoneAt } = usePreferences();
  const width = useSyncExternalStore(onResize, () => window.innerWidth);
  const height = useSyncExternalStore(onResize, () => window.innerHeight);
  const at = withinWindow(phoneAt ?? FIRST_PLACE, { width, height });
  const { head, onKeyDown } = useDrag(at);
  return (
    <Panel
      {...parts}
      className="fixed z-30 w-80 rounded-lg shadow-floating"
      style={{ right: at.right, top: at.top, maxHeight: `calc(100dvh - ${at.top + 8}px)` }}
      head={head}
      grip={
        <BareIconButton
          icon={GripVertical}
          label={say("phone.move")}
          size="sm"
          className="-ml-1 w-5! cursor-grab"
          onKeyDown={onKeyDown}
        />
      }
    />
  );
}

function onResize(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

type PanelProps = Parts & {
  className: string;
  style?: React.CSSProperties;
  head?: React.HTMLAttributes<HTMLElement>;
  grip?: React.ReactNode;
};

function Panel({ me, telephone, className, style, head, grip }: PanelProps) {
  const say = useSay();
  const desk = useDesk();
  const open = useView((view) => view.phoneOpen);
  const contact = useCurrentCall();
  const rings = contact !== null && isRinging(contact);
  const toggle = open ? "phone.collapse" : "phone.open";
  return (
    <section
      aria-label={say("phone.title")}
      data-phone
      data-ringing={rings || undefined}
      style={style}
      className={`flex shrink-0 flex-col overflow-hidden bg-surface-1 ${className} ${rings ? "animate-urgent" : ""}`}
    >
      <header
        {...head}
        className={`flex h-11 shrink-0 items-center gap-1.5 pl-3 pr-1.5 ${head === undefined ? "" : "cursor-grab touch-none"} ${open ? "border-b border-line" : ""}`}
      >
        {grip}
        <Phone aria-hidden className="size-4 shrink-0 text-ink-2" strokeWidth={2} />
        <h2 className="shrink-0 text-sm font-semibold">{say("phone.short")}</h2>
        <div className="min-w-0 flex-1 truncate pl-1 text-xs text-ink-2">
          {open || contact === null ? (
            <BarLine telephone={telephone} open={open} />
          ) : (
            <BarCall contact={contact} />
          )}
        </div>
        {!open && rings && (
          <ControlButton
            control={contact.controls.accept}
            label={say("phone.answer")}
            icon={Phone}
            variant="accept"
            size="sm"
            onPress={() => void accept(desk, contact)}
          />
        )}
        <PhoneMenu telephone={telephone} />
        <IconButton
          icon={open ? ChevronDown : ChevronUp}
          label={say(toggle)}
          keys="Alt+P"
          size="sm"
          side="top"
          aria-expanded={open}
          onClick={() => desk.view.setState({ phoneOpen: !open })}
        />
      </header>
      <CustomerKeysSpoken id={contact?.id ?? null} />
      {open && (
        <div className="min-h-0 overflow-y-auto">
          {contact === null ? (
            <StationPanel me={me} telephone={telephone} />
          ) : (
            <CallPanel contact={contact} />
          )}
        </div>
      )}
    </section>
  );
}

/** Always there, so that a screen reader hears the keys as they come, each by itself. */
function CustomerKeysSpoken({ id }: { id: string | null }) {
  const say = useSay();
  const { interactionId, digits } = useStore(useDesk().customerDigits);
  const pressed = id !== null && interactionId === id;
  return (
    <p role="status" className="sr-only">
      {pressed && `${say("phone.customerKeys")} ${[...digits].join(" ")}`}
    </p>
  );
}

function BarLine({ telephone, open }: { telephone: Telephone; open: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const line = useLine();
  if (telephone.station !== null || open) return <LineLight telephone={telephone} line={line} />;
  return (
    <Button size="sm" onClick={() => desk.view.setState({ phoneOpen: true })}>
      {say("station.title")}
    </Button>
  );
}

/** The call in the bar: what it is doing, and for how long. */
function BarCall({ contact }: { contact: CallContact }) {
  const say = useSay();
  const { stage, tone } = shownStage(contact);
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <Dot tone={tone} />
      <span className="truncate">{say(`stage.${stage}`)}</span>
      <Timer since={contact.stageSince} className="font-semibold text-ink" />
    </span>
  );
}
