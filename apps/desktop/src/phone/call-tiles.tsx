import {
  ArrowLeftRight,
  CircleDot,
  CirclePause,
  Grid3x3,
  Headset,
  LogOut,
  type LucideIcon,
  Mic,
  MicOff,
  Pause,
  Phone,
  PhoneForwarded,
  Play,
  Undo2,
  UserCheck,
  Users,
} from "lucide-react";
import { useDesk, useView } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { doControl } from "../state/call-actions.ts";
import { type CallContact, type CallTile, shownTiles } from "../state/current-call.ts";
import { ariaKeys } from "../ui/kbd.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { type MessageKey, wordsFor } from "../words.ts";

const ICONS: Record<CallTile, LucideIcon> = {
  hold: Pause,
  resume: Play,
  switchToCustomer: Headset,
  switchToColleague: ArrowLeftRight,
  mute: Mic,
  keypad: Grid3x3,
  pauseRecording: CirclePause,
  resumeRecording: CircleDot,
  transfer: PhoneForwarded,
  consult: Phone,
  completeTransfer: UserCheck,
  merge: Users,
  endConsult: Undo2,
  leave: LogOut,
};

const KEYS: Partial<Record<CallTile, string>> = {
  hold: "Alt+H",
  resume: "Alt+H",
  mute: "Alt+M",
  switchToCustomer: "Alt+S",
  switchToColleague: "Alt+S",
  transfer: "Alt+T",
  consult: "Alt+C",
  pauseRecording: "Alt+R",
  resumeRecording: "Alt+R",
};

/** What may be done with the call now, as its controls say. */
export function CallTiles({ contact }: { contact: CallContact }) {
  const tiles = shownTiles(contact);
  if (tiles.length === 0) return null;
  return (
    <ul className="grid grid-cols-4 gap-1">
      {tiles.map((tile) => (
        <li key={tile}>
          <Tile tile={tile} contact={contact} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ tile, contact }: { tile: CallTile; contact: CallContact }) {
  const say = useSay();
  const desk = useDesk();
  const keypad = useView((view) => view.keypad);
  const { muted } = contact.call;
  const control = tile === "keypad" ? OWN : contact.controls[tile];
  const pressed = tile === "mute" ? muted : tile === "keypad" ? keypad : undefined;
  const Icon = tile === "mute" && muted ? MicOff : ICONS[tile];
  const reason = control.reason === null ? undefined : wordsFor(say, "problem", control.reason);
  const press = () => {
    if (!control.enabled) return;
    if (tile === "keypad") desk.view.setState({ keypad: !keypad });
    else void doControl(desk, contact, tile);
  };
  const strong = tile === "resume" || tile === "completeTransfer";
  const look =
    pressed === true || strong ? "bg-accent-soft text-accent-ink" : "bg-surface-2 text-ink-2";
  const keys = KEYS[tile];
  return (
    <Tooltip
      side="top"
      text={!control.enabled && reason !== undefined ? reason : say(`phone.explain.${tile}`)}
      keys={control.enabled ? keys : undefined}
    >
      <button
        type="button"
        aria-pressed={pressed}
        aria-disabled={!control.enabled || undefined}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys([keys])}
        onClick={press}
        className={`inset-focus flex h-15 w-full flex-col items-center gap-1 rounded-md px-0.5 pt-2 text-2xs font-medium leading-3.5 transition-colors hover:bg-surface-3 hover:text-ink aria-disabled:bg-surface-2 aria-disabled:hover:bg-surface-2 aria-disabled:text-ink-3 aria-disabled:hover:text-ink-3 ${look}`}
      >
        <Icon
          aria-hidden
          className={`size-4.5 shrink-0 ${control.enabled ? "" : "opacity-45"}`}
          strokeWidth={1.9}
        />
        <span className="text-center">{say(tileWord(tile, contact))}</span>
      </button>
    </Tooltip>
  );
}

const OWN = { visible: true, enabled: true, reason: null };

function tileWord(tile: CallTile, { stage, call }: CallContact): MessageKey {
  if (tile === "mute") return call.muted ? "phone.unmute" : "phone.mute";
  // What is asked for is ended (V-52); a colleague who is there is let go, and the customer taken back (K-41).
  const connected = stage === "consulting_colleague" || stage === "consulting_customer";
  if (tile === "endConsult" && connected) return "phone.cancelConsult";
  return `phone.${tile}`;
}
