import { Coffee } from "lucide-react";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { saySpan, useSay } from "../hooks/words-context.tsx";
import { doControl } from "../state/call-actions.ts";
import type { CallContact } from "../state/current-call.ts";
import { ControlButton } from "../ui/control-button.tsx";

/** After an abusive call (K-44): nothing new for a while, without having to explain it. */
export function RecoveryOffer({ contact }: { contact: CallContact }) {
  const say = useSay();
  const desk = useDesk();
  const presence = useDocument("me")?.presence;
  const pauseMs = useDocument("setup")?.recoveryPauseMs ?? 0;
  const control = contact.controls.recoveryPause;
  const taken = presence?.status === "idle" && presence.until !== null;
  if (!control.visible || taken) return null;
  const time = saySpan(say, pauseMs);
  const take = async () => {
    if (!(await doControl(desk, contact, "recoveryPause"))) return;
    desk.notices.add({ id: "recovery", tone: "success", title: { key: "recovery.taken" } });
  };
  return (
    <section
      aria-label={say("recovery.title")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-available-soft px-3 py-2.5 text-available-ink"
    >
      <div className="min-w-40 flex-1">
        <p className="text-sm font-semibold">{say("recovery.title")}</p>
        <p className="mt-0.5 text-xs">{say("recovery.body", { time })}</p>
      </div>
      <ControlButton
        control={control}
        label={say("recovery.take", { time })}
        icon={Coffee}
        onPress={() => void take()}
      />
    </section>
  );
}
