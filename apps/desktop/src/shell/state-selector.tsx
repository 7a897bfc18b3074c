import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import { useDesk, useDocument, useSeconds, useView } from "../hooks/desk-context.tsx";
import { saySpan, useLanguage, useSay } from "../hooks/words-context.tsx";
import { setIdle } from "../state/actions.ts";
import { clockSpan } from "../state/duration.ts";
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
  const open = useView((view) => view.stateMenu);
  if (me === undefined) return <span className={`h-8 rounded-sm bg-surface-3 ${WIDTH}`} />;
  const reasons = setup?.idleReasons ?? [];
  const reasonId = me.presence?.reasonId ?? null;
  const reason = reasons.find(({ id }) => id === reasonId)?.name[language];
  const label =
    me.status === "idle" && reason !== undefined
      ? say("state.idleReason", { reason })
      : say(`state.${me.status}`);
  // In a contact the presence waits underneath: what the agent is when the contact is done.
  const presence = me.presence?.status;
  const busy = ["engaged", "reserved", "wrap_up"].includes(me.status);
  const next =
    busy && presence !== undefined && presence !== "not_responding"
      ? say("state.next", { state: say(`state.${presence}`) })
      : undefined;
  const tone = STATUS_TONE[me.status];
  const chosen =
    presence === "available" ? AVAILABLE : presence === "idle" ? `idle:${reasonId}` : null;
  const choose = (value: string) =>
    value === AVAILABLE
      ? void desk.commands.setAvailable(me.status === "signed_out")
      : void setIdle(desk, value.slice("idle:".length));
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
          <span className="min-w-0 flex-1 truncate text-left">{label}</span>
          {next !== undefined && (
            <span className="hidden max-w-32 truncate font-normal full:inline">{next}</span>
          )}
          <StateTime since={me.statusSince} />
          <ChevronDown aria-hidden className="size-3.5 shrink-0" />
        </button>
      }
    >
      {me.status === "signed_out" ? (
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
      )}
    </MenuFrame>
  );
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
