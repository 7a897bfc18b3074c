import type { MeDocument } from "@maru/protocol";
import { Headset, type LucideIcon, Phone, Smartphone } from "lucide-react";
import { useState } from "react";
import { DialPad } from "../dial/dial-pad.tsx";
import { cleanNumber, isDialable } from "../dial/number.ts";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { DeskPhoneAccount } from "./desk-phone-account.tsx";
import { stationLook } from "./line-light.tsx";
import { useLine } from "./use-phone.ts";

type Telephone = NonNullable<MeDocument["telephone"]>;
type Station = NonNullable<Telephone["station"]>;

/** [CTI 로그인] (K-10): where calls ring, and whether they can. */
export function StationPanel({ me, telephone }: { me: MeDocument; telephone: Telephone }) {
  const say = useSay();
  const desk = useDesk();
  if (me.status === "signed_out")
    return (
      <div className="flex flex-col gap-2.5 p-3 text-center">
        <p className="text-xs text-ink-2">{say("station.signInFirst")}</p>
        <Button variant="primary" onClick={() => void desk.commands.signIn()}>
          {say("state.signInToWork")}
        </Button>
      </div>
    );
  return telephone.station === null ? (
    <StationChoice telephone={telephone} />
  ) : (
    <>
      <StationTrouble telephone={telephone} />
      <div>
        <DialPad />
      </div>
    </>
  );
}

const STATION_ICON: Record<Station["kind"], LucideIcon> = {
  browser: Headset,
  desk_phone: Phone,
  number: Smartphone,
};

function StationChoice({ telephone }: { telephone: Telephone }) {
  const say = useSay();
  const { commands } = useDesk();
  const [typing, setTyping] = useState(false);
  const choose = (station: Station) =>
    void commands.run("command.station", "agent.setStation", { station });
  const deskPhone = telephone.registered.includes("desk_phone");
  if (typing) return <NumberStation onBack={() => setTyping(false)} onChoose={choose} />;
  return (
    <div className="p-3">
      <p className="text-xs text-ink-2">{say("station.lead")}</p>
      <ul className="mt-2 flex flex-col gap-1">
        <Option
          icon={STATION_ICON.browser}
          title={say("station.browser")}
          hint={say("station.browserHint")}
          onPress={() => choose({ kind: "browser" })}
        />
        <Option
          icon={STATION_ICON.desk_phone}
          title={say("station.deskPhone")}
          hint={say(deskPhone ? "station.deskPhoneHint" : "station.deskPhoneMissing")}
          onPress={() => choose({ kind: "desk_phone" })}
        />
        <Option
          icon={STATION_ICON.number}
          title={say("station.number")}
          hint={say("station.numberHint")}
          onPress={() => setTyping(true)}
        />
      </ul>
      <DeskPhoneAccount />
    </div>
  );
}

type OptionProps = { icon: LucideIcon; title: string; hint: string; onPress: () => void };

function Option({ icon: Icon, title, hint, onPress }: OptionProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onPress}
        className="inset-focus flex min-h-11 w-full items-center gap-3 rounded-md px-2.5 py-1.5 text-left shadow-[inset_0_0_0_1px_var(--line-button)] hover:bg-surface-2"
      >
        <Icon aria-hidden className="size-4.5 shrink-0 text-ink-2" strokeWidth={1.9} />
        <span className="min-w-0">
          <span className="block text-sm font-semibold">{title}</span>
          <span className="block text-xs text-ink-3">{hint}</span>
        </span>
      </button>
    </li>
  );
}

type NumberProps = { onBack: () => void; onChoose: (station: Station) => void };

function NumberStation({ onBack, onChoose }: NumberProps) {
  const say = useSay();
  const [number, setNumber] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="flex flex-col gap-2.5 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDialable(number)) onChoose({ kind: "number", number: cleanNumber(number) });
        else setWrong(true);
      }}
    >
      <TextField
        label={say("station.numberLabel")}
        value={number}
        autoComplete="tel"
        error={wrong ? say("station.numberInvalid") : null}
        onChange={(next) => {
          setWrong(false);
          setNumber(next);
        }}
      />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onBack}>
          {say("action.cancel")}
        </Button>
        <Button type="submit" variant="primary">
          {say("station.connect")}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with the chosen station, and what may be done about it; nothing while calls can come. */
function StationTrouble({ telephone }: { telephone: Telephone }) {
  const say = useSay();
  const desk = useDesk();
  const line = useLine();
  const { hint } = stationLook(telephone, line);
  if (hint === null) return null;
  const browser = telephone.station?.kind === "browser";
  const broken = line.status === "failed" || line.status === "no_microphone";
  return (
    <div className="border-b border-line p-3">
      <p role="status" className="rounded-sm bg-rona-soft px-2.5 py-1.5 text-xs text-rona-ink">
        {say(hint)}
      </p>
      {telephone.station?.kind === "desk_phone" && <DeskPhoneAccount />}
      {browser && line.status === "elsewhere" && (
        <Button size="sm" className="mt-2 w-full" onClick={() => desk.phone.takeOver()}>
          {say("line.takeOver")}
        </Button>
      )}
      {browser && broken && (
        <div className="mt-2 flex gap-2 *:flex-1">
          <Button size="sm" onClick={() => desk.phone.retry()}>
            {say("action.retry")}
          </Button>
          <Button size="sm" onClick={() => desk.place.go({ page: "line" })}>
            {say("command.goLine")}
          </Button>
        </div>
      )}
    </div>
  );
}
