import { Check, X } from "lucide-react";
import { useDesk, useSeconds } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { doControl } from "../state/call-actions.ts";
import type { CallContact } from "../state/current-call.ts";
import { secondsUntil } from "../state/duration.ts";
import { ControlButton } from "../ui/control-button.tsx";
import { CountdownRing, Timer } from "../ui/timer.tsx";

/** The consult this agent asked for: who, how far it is, and the question whether to connect (V-52, V-53). */
export function ConsultBox({ contact }: { contact: CallContact }) {
  const say = useSay();
  const { consult } = contact.call;
  if (consult === null || !consult.byMe) return null;
  const name = consult.colleague ?? consult.target.name;
  if (consult.status === "confirming")
    return <ConfirmPrompt contact={contact} name={name} consult={consult} />;
  return (
    <section
      aria-label={say("phone.consultTo")}
      className="rounded-md bg-accent-soft px-2.5 py-1.5 text-accent-ink"
    >
      <p className="flex items-center gap-2 text-xs">
        <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
        <Timer since={consult.since} className="font-semibold" />
      </p>
      {consult.status !== "connected" && (
        <p className="text-2xs">
          {say(consult.status === "waiting" ? "phone.consultWaiting" : "phone.consultRinging", {
            name: consult.status === "waiting" ? consult.target.name : name,
          })}
        </p>
      )}
      {consult.status === "connected" && (
        <p className="text-2xs">
          {say(consult.with === "colleague" ? "party.connected" : "party.held")}
        </p>
      )}
    </section>
  );
}

type Consult = NonNullable<CallContact["call"]["consult"]>;

function ConfirmPrompt({
  contact,
  name,
  consult: { since, confirmBy },
}: {
  contact: CallContact;
  name: string;
  consult: Consult;
}) {
  const say = useSay();
  const desk = useDesk();
  const { controls } = contact;
  return (
    <section
      aria-label={say("phone.consultTo")}
      className="rounded-md border-2 border-ringing bg-surface-1 p-2.5"
    >
      <div className="flex items-center gap-2.5">
        <p role="alert" className="min-w-0 flex-1 text-sm font-semibold">
          {say("phone.confirmTitle", { name })}
        </p>
        {confirmBy !== null && <CountdownRing startsAt={since} endsAt={confirmBy} size={40} />}
      </div>
      {confirmBy !== null && <ConfirmWords since={since} confirmBy={confirmBy} />}
      <div className="mt-2 flex gap-2">
        <ControlButton
          control={controls.confirmConsult}
          label={say("phone.confirm")}
          icon={Check}
          variant="accept"
          className="flex-1"
          onPress={() => void doControl(desk, contact, "confirmConsult")}
        />
        <ControlButton
          control={controls.endConsult}
          label={say("phone.cancelConsult")}
          icon={X}
          onPress={() => void doControl(desk, contact, "endConsult")}
        />
      </div>
    </section>
  );
}

function ConfirmWords({ since, confirmBy }: { since: number; confirmBy: number }) {
  const say = useSay();
  const now = useSeconds();
  return (
    <p className="tabular mt-1 text-xs text-ink-2">
      {say("phone.confirmBody", { seconds: secondsUntil(confirmBy, now, since) })}
    </p>
  );
}
