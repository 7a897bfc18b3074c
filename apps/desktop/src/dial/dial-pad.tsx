import { Tabs } from "@base-ui/react/tabs";
import { BookUser, Grip, History, type LucideIcon, Phone, PhoneOff } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { sayText, useSay } from "../hooks/words-context.tsx";
import type { Text } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { AddressBook } from "./address-book.tsx";
import { CallerNumber } from "./caller-number.tsx";
import { dial } from "./dial.ts";
import { dialDraft, useDialDraft } from "./dial-draft.ts";
import { Keypad } from "./keypad.tsx";
import { cleanNumber, groupNumber, writeNumber } from "./number.ts";
import { NumberField } from "./number-field.tsx";
import { RecentCalls } from "./recent-calls.tsx";
import { useCountry, useOutdial } from "./use-telephone.ts";

type Pane = "keypad" | "recent" | "book";
const PANES: readonly { pane: Pane; icon: LucideIcon }[] = [
  { pane: "keypad", icon: Grip },
  { pane: "recent", icon: History },
  { pane: "book", icon: BookUser },
];

/** Where a call begins (V-73, K-30): a number typed, pressed or picked, and the number it shows. */
export function DialPad() {
  const say = useSay();
  const outdial = useOutdial();
  if (!outdial.allowed)
    return <EmptyState icon={PhoneOff} title={say("dial.region")} detail={outdial.reason ?? ""} />;
  return <Pad enabled={outdial.enabled} reason={outdial.reason} />;
}

function Pad({ enabled, reason }: { enabled: boolean; reason: string | null }) {
  const say = useSay();
  const [pane, setPane] = useState<Pane>("keypad");
  const pad = useDialling();
  const pick = { canCall: enabled, onUse: pad.use, onCall: (number: string) => pad.start(number) };
  const words = pad.failure === null ? null : sayText(say, pad.failure);
  return (
    <section aria-label={say("dial.region")} className="flex h-full min-h-0 flex-col gap-2 p-3">
      <NumberField
        field={pad.field}
        value={pad.text}
        onChange={pad.type}
        failure={words}
        onSubmit={() => enabled && pad.start(pad.text)}
      />
      <p
        id="dial-failure"
        role="status"
        className={`-mt-0.5 text-xs ${words === null ? "text-ink-3" : "text-rona-ink"} empty:hidden`}
      >
        {words ?? reason}
      </p>
      <Tabs.Root
        value={pane}
        onValueChange={(next: Pane) => setPane(next)}
        className="flex min-h-0 flex-1 flex-col gap-2"
      >
        <Tabs.List
          aria-label={say("dial.region")}
          className="grid shrink-0 grid-cols-3 rounded-sm bg-surface-3 p-0.5"
        >
          {PANES.map(({ pane: value, icon: Icon }) => (
            <Tabs.Tab
              key={value}
              value={value}
              className="flex h-7 items-center justify-center gap-1.5 whitespace-nowrap rounded-xs text-xs font-medium text-ink-2 hover:text-ink data-[active]:bg-surface-1 data-[active]:font-semibold data-[active]:text-ink data-[active]:shadow-raised"
            >
              <Icon aria-hidden className="size-3.5 max-full:hidden" strokeWidth={2} />
              {say(`dial.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel
          value={pane}
          tabIndex={-1}
          onKeyDown={pad.onKeyDown}
          className={`flex h-[clamp(9rem,20dvh,14rem)] min-h-0 flex-col outline-none ${pane === "recent" ? "overflow-y-auto" : ""}`}
        >
          {pane === "keypad" && <Keypad onKey={pad.press} />}
          {pane === "recent" && <RecentCalls {...pick} />}
          {pane === "book" && <AddressBook {...pick} />}
        </Tabs.Panel>
      </Tabs.Root>
      <CallerNumber />
      <Button
        variant="accept"
        size="lg"
        icon={Phone}
        disabled={!enabled}
        working={pad.working}
        aria-describedby="dial-failure"
        onClick={() => pad.start(pad.text)}
      >
        {say("dial.start")}
      </Button>
    </section>
  );
}

/** The number in the making, and what became of the last attempt. */
function useDialling() {
  const desk = useDesk();
  const country = useCountry();
  const { text } = useDialDraft();
  const [failure, setFailure] = useState<Text | null>(null);
  const [working, setWorking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const type = (next: string) => {
    setFailure(null);
    dialDraft(desk).setState({ text: next });
  };
  const press = (key: string) => type(groupNumber(cleanNumber(text) + key, country));
  const run = async (number: string) => {
    setWorking(true);
    const refused = await dial(desk, number);
    setWorking(false);
    setFailure(refused);
    if (refused !== null) field.current?.focus();
  };
  return {
    text,
    failure,
    working,
    field,
    type,
    press,
    use: (number: string) => {
      type(writeNumber(number, country));
      field.current?.focus();
    },
    start: (number: string) => {
      if (!working) void run(number);
    },
    /** Keys of the telephone work wherever the focus is on the pad, not only in the field. */
    onKeyDown: (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey;
      if (elsewhere || event.altKey || !/^[\d*#+]$/.test(event.key)) return;
      event.preventDefault();
      press(event.key);
    },
  };
}
