import type { ContactDocument } from "@maru/protocol";
import { Crown, type LucideIcon, Mic, MicOff, UserMinus } from "lucide-react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { type CallContact, othersIn } from "../state/current-call.ts";
import { Avatar } from "../ui/avatar.tsx";
import { BareIconButton } from "../ui/icon-button.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { wordsFor } from "../words.ts";
import { useWriteNumber } from "./use-phone.ts";

type Party = ContactDocument["parties"][number];

/** Who is on the call besides the customer and oneself, and what may be done with each (G-55, G-56, V-61). */
export function Roster({ contact }: { contact: CallContact }) {
  const say = useSay();
  const { session } = useDesk();
  const others = othersIn(contact, session.agentId);
  if (others.length === 0) return null;
  return (
    <section aria-label={say("phone.roster")} className="rounded-md bg-surface-2 px-2 py-1">
      <ul>
        {others.map((party) => (
          <RosterRow key={party.id} party={party} contact={contact} />
        ))}
      </ul>
    </section>
  );
}

function RosterRow({ party, contact }: { party: Party; contact: CallContact }) {
  const say = useSay();
  const write = useWriteNumber();
  const { commands } = useDesk();
  const { id: interactionId, controls } = contact;
  const { id, name, role, status, muted, kind, number } = party;
  const words = [
    say(`role.${role}`),
    ...(status === "connected" ? [] : [say(`party.${status}`)]),
    ...(muted ? [say("phone.muted")] : []),
  ];
  return (
    <li className="flex min-h-9 items-center gap-2">
      <Avatar name={name} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-xs font-semibold">
          {number !== null && name === number ? write(number) : name}
        </span>
        <span className="block truncate text-2xs text-ink-2">{words.join(" · ")}</span>
      </span>
      <RosterButton
        control={controls.muteParty}
        icon={muted ? MicOff : Mic}
        label={say(muted ? "phone.rosterUnmute" : "phone.rosterMute", { name })}
        onPress={() =>
          void commands.run("command.mute", "call.mute", {
            interactionId,
            partyId: id,
            muted: !muted,
          })
        }
      />
      {kind === "agent" && (
        <RosterButton
          control={controls.handOverPrimary}
          icon={Crown}
          label={say("phone.rosterHandOver", { name })}
          onPress={() =>
            void commands.run("command.handOver", "call.handOverPrimary", {
              interactionId,
              agentId: id,
            })
          }
        />
      )}
      <RosterButton
        control={controls.dropParty}
        icon={UserMinus}
        label={say("phone.rosterDrop", { name })}
        onPress={() =>
          void commands.run("command.dropParty", "call.dropParty", { interactionId, partyId: id })
        }
      />
    </li>
  );
}

type ButtonProps = {
  control: { visible: boolean; enabled: boolean; reason: string | null };
  icon: LucideIcon;
  label: string;
  onPress: () => void;
};

function RosterButton({ control, icon, label, onPress }: ButtonProps) {
  const say = useSay();
  const { visible, enabled, reason } = control;
  if (!visible) return null;
  const why = reason === null ? undefined : wordsFor(say, "problem", reason);
  return (
    <Tooltip side="top" text={enabled ? label : (why ?? label)}>
      <BareIconButton
        icon={icon}
        label={label}
        size="sm"
        aria-disabled={!enabled || undefined}
        className="aria-disabled:opacity-45"
        onClick={() => enabled && onPress()}
      />
    </Tooltip>
  );
}
