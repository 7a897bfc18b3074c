import { Menu } from "@base-ui/react/menu";
import type { MeDocument, SetupDocument } from "@maru/protocol";
import { ChevronDown } from "lucide-react";
import { useStore } from "zustand";
import { shownStage } from "../contacts/shown-stage.ts";
import { useDesk, useDocument, useSeconds, useView } from "../hooks/desk-context.tsx";
import { saySpan, useLanguage, useSay } from "../hooks/words-context.tsx";
import { useCurrentCall } from "../phone/use-phone.ts";
import { setIdle } from "../state/actions.ts";
import { isOnCall } from "../state/current-call.ts";
import { clockSpan, secondsUntil } from "../state/duration.ts";
import { Dot } from "../ui/badges.tsx";
import { MenuChoices, MenuFrame, MenuHeading, MenuItem, MenuLine } from "../ui/menu.tsx";
import { STATUS_TONE, TONES } from "../ui/tones.ts";

const AVAILABLE = "available";

/** The same for every state: what stands beside it must not move when a contact rings. */
const WIDTH = "w-52 full:w-72";

/** The agent's own state: what it is, since when, and a menu to change it. */
export function StateSelector() {
  const me = useDocument("me");
  const setup = useDocument("setup");
  const say = useSay();
  const language = useLanguage();
  const desk = useDesk();
  const call = useCurrentCall();
  // Found for a consult that a colleague has yet to confirm (V-53): nothing rings here.
  const rings = useStore(desk.cards, (list) => list.ringing.length > 0);
  const open = useView((view) => view.stateMenu);
  if (me === undefined) return <span className={`h-8 rounded-sm bg-surface-3 ${WIDTH}`} />;
  const reasons = setup?.idleReasons ?? [];
  const reasonId = me.presence?.reasonId ?? null;
  const reason = reasons.find(({ id }) => id === reasonId)?.name[language];
  const onCall = call !== null && isOnCall(call) && me.status === "engaged";
  const label =
    me.status === "idle" && reason !== undefined
      ? say("state.idleReason", { reason })
      : onCall
        ? say(`stage.${shownStage(call).stage}`)
        : say(me.status === "reserved" && !rings ? "state.toConfirm" : `state.${me.status}`);
  // In a contact the presence waits underneath: what the agent is when the contact is done.
  const presence = me.presence?.status;
  const busy = ["engaged", "reserved", "dialling", "wrap_up"].includes(me.status);
  const next =
    busy && presence !== undefined && presence !== "not_responding"
      ? say("state.next", { state: say(`state.${presence}`) })
      : undefined;
  const tone = onCall ? shownStage(call).tone : STATUS_TONE[me.status];
  return (
    <MenuFrame
      open={open}
      onOpenChange={(stateMenu) => desk.view.setState({ stateMenu })}
      width="w-64"
      trigger={
        <button
          type="button"
          className={`flex h-8 items-center ${WIDTH} gap-2 rounded-sm px-2.5 text-sm font-semibold transition-shadow hover:shadow-[inset_0_0_0_1px_var(--line-strong)] data-[popup-open]:shadow-[inset_0_0_0_1px_var(--line-strong)] ${TONES[tone].soft} ${TONES[tone].ink}`}
        >
          <Dot tone={tone} className="size-2.5" />
          <span className="min-w-0 flex-1 truncate text-left">
            {me.status === "idle" && typeof me.presence?.until === "number" ? (
              <PauseLeft since={me.presence.since} until={me.presence.until} />
            ) : (
              label
            )}
          </span>
          {next !== undefined && (
            <span className="hidden max-w-32 truncate font-normal full:inline">{next}</span>
          )}
          <StateTime since={me.statusSince} />
          <ChevronDown aria-hidden className="size-3.5 shrink-0" />
        </button>
      }
    >
      <StateChoices me={me} setup={setup} />
    </MenuFrame>
  );
}

type ChoicesProps = { me: MeDocument; setup: SetupDocument | undefined };

function StateChoices({ me, setup }: ChoicesProps) {
  const say = useSay();
  const language = useLanguage();
  const desk = useDesk();
  const reasons = setup?.idleReasons ?? [];
  const presence = me.presence?.status;
  const reasonId = me.presence?.reasonId ?? null;
  const chosen =
    presence === "available" ? AVAILABLE : presence === "idle" ? `idle:${reasonId}` : null;
  const choose = (value: string) =>
    value === AVAILABLE
      ? void desk.commands.setAvailable(me.status === "signed_out")
      : void setIdle(desk, value.slice("idle:".length));
  return me.status === "signed_out" ? (
    <MenuItem leading={<Dot tone="available" />} onSelect={() => void desk.commands.signIn()}>
      {say("state.signInToWork")}
    </MenuItem>
  ) : (
    <>
      <MenuChoices
        label={say("state.menuTitle")}
        value={chosen}
        onChange={choose}
        choices={[
          {
            value: AVAILABLE,
            label: say("state.available"),
            leading: <Dot tone="available" />,
            keys: "Alt+1",
          },
        ]}
      />
      <MenuLine />
      {reasons.length === 0 ? (
        <Menu.Group>
          <MenuHeading>{say("state.noIdleReasons")}</MenuHeading>
        </Menu.Group>
      ) : (
        <MenuChoices
          label={say("state.idleTitle")}
          value={chosen}
          onChange={choose}
          choices={reasons.map(({ id, name }, index) => ({
            value: `idle:${id}`,
            label: name[language],
            leading: <Dot tone="idle" />,
            keys: index < 7 ? `Alt+${index + 3}` : undefined,
          }))}
        />
      )}
    </>
  );
}

/** A pause that ends by itself (K-44). */
function PauseLeft({ since, until }: { since: number; until: number }) {
  const now = useSeconds();
  const say = useSay();
  return say("recovery.until", { time: clockSpan(secondsUntil(until, now, since) * 1000) });
}

function StateTime({ since }: { since: number }) {
  const now = useSeconds();
  const say = useSay();
  return (
    <span className="tabular min-w-9 text-right font-medium">
      <span aria-hidden>{clockSpan(now - since)}</span>
      <span className="sr-only">{saySpan(say, Math.max(0, now - since))}</span>
    </span>
  );
}
