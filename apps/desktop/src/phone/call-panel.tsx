import { CircleStop, Phone, PhoneOff, X } from "lucide-react";
import { useDesk, useView } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { accept, decline } from "../state/actions.ts";
import { doControl } from "../state/call-actions.ts";
import type { CallContact } from "../state/current-call.ts";
import { awaitsConfirmation } from "../state/offers.ts";
import { Button } from "../ui/button.tsx";
import { ControlButton } from "../ui/control-button.tsx";
import { CountdownRing } from "../ui/timer.tsx";
import { CallFace, CallNotes } from "./call-face.tsx";
import { CallTiles } from "./call-tiles.tsx";
import { ConsultBox } from "./consult-box.tsx";
import { CallKeypad } from "./keypad.tsx";
import { RecoveryOffer } from "./recovery-offer.tsx";
import { Roster } from "./roster.tsx";

export function CallPanel({ contact }: { contact: CallContact }) {
  switch (contact.stage) {
    case "ringing":
      return awaitsConfirmation(contact) ? (
        <ReservedPanel contact={contact} />
      ) : (
        <RingingPanel contact={contact} />
      );
    case "wrap_up":
      return <WrapUpPanel contact={contact} />;
    default:
      return <TalkPanel contact={contact} />;
  }
}

function RingingPanel({ contact }: { contact: CallContact }) {
  const say = useSay();
  const desk = useDesk();
  const { offer, controls } = contact;
  if (offer === null) return null;
  const from = offer.kind === "consult" ? offer.fromName : null;
  return (
    <div className="flex flex-col gap-3 p-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <CallFace contact={contact} />
          {from !== null && (
            <p className="mt-1.5 text-xs font-semibold text-ringing-ink">
              {say("phone.consultFrom", { name: from })}
            </p>
          )}
        </div>
        <CountdownRing startsAt={offer.madeAt} endsAt={offer.expiresAt} size={44} />
      </div>
      <div className="flex gap-2">
        <ControlButton
          control={controls.accept}
          label={say("phone.answer")}
          icon={Phone}
          keys="A"
          variant="accept"
          className="animate-ring h-10! flex-1 text-base! font-semibold!"
          onPress={() => void accept(desk, contact)}
        />
        <ControlButton
          control={controls.decline}
          label={say("phone.decline")}
          icon={X}
          keys="Alt+X"
          className="h-10!"
          onPress={() => void decline(desk, contact)}
        />
      </div>
    </div>
  );
}

/** Kept for a consult that whoever asked for it has yet to confirm (V-53). */
function ReservedPanel({ contact }: { contact: CallContact }) {
  const say = useSay();
  const desk = useDesk();
  return (
    <div className="flex flex-col gap-3 p-3">
      <CallFace contact={contact} />
      <p className="text-xs font-semibold text-accent-ink">
        {say("phone.awaitsConfirmation", { name: contact.offer?.fromName ?? "" })}
      </p>
      <ControlButton
        control={contact.controls.decline}
        label={say("phone.decline")}
        icon={X}
        keys="Alt+X"
        onPress={() => void decline(desk, contact)}
      />
    </div>
  );
}

function TalkPanel({ contact }: { contact: CallContact }) {
  const say = useSay();
  const desk = useDesk();
  const keypad = useView((view) => view.keypad) && contact.call.phone === "up";
  const { controls } = contact;
  return (
    <div className="flex flex-col gap-2 p-3">
      <CallFace contact={contact} />
      <CallNotes contact={contact} />
      <ConsultBox contact={contact} />
      <Roster contact={contact} />
      {keypad ? (
        <>
          <CallKeypad contact={contact} />
          <Button size="sm" onClick={() => desk.view.setState({ keypad: false })}>
            {say("action.close")}
          </Button>
        </>
      ) : (
        <CallTiles contact={contact} />
      )}
      {/* In sight also where the window is too low for the rest. */}
      <div className="sticky bottom-0 -m-3 mt-0 flex gap-2 bg-surface-1 p-3 pt-1 empty:hidden">
        <ControlButton
          control={controls.end}
          label={say("phone.end")}
          icon={PhoneOff}
          variant="danger"
          className="h-9! flex-1"
          side="top"
          onPress={() => void doControl(desk, contact, "end")}
        />
        <ControlButton
          control={controls.endAbusive}
          label={say("phone.endAbusive")}
          icon={CircleStop}
          variant="dangerSoft"
          className="h-9!"
          side="top"
          onPress={() => void doControl(desk, contact, "endAbusive")}
        />
      </div>
    </div>
  );
}

function WrapUpPanel({ contact }: { contact: CallContact }) {
  const say = useSay();
  const desk = useDesk();
  return (
    <div className="flex flex-col gap-2.5 p-3">
      <CallFace contact={contact} />
      <Button onClick={() => desk.select(contact.id)}>{say("phone.toWrapUp")}</Button>
      <RecoveryOffer contact={contact} />
    </div>
  );
}
