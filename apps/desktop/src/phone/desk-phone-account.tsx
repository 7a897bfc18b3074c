import { useQuery } from "@tanstack/react-query";
import { Check, Copy, Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { Dot } from "../ui/badges.tsx";
import { BareIconButton } from "../ui/icon-button.tsx";

/** What to enter in this agent's desk phone, asked for only when it is looked at: there is a password in it. */
export function DeskPhoneAccount() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="mt-2 text-xs text-ink-2"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="cursor-pointer rounded-xs py-1 font-medium hover:text-ink">
        {say("deskPhone.account")}
      </summary>
      {open && (
        <>
          <Registration />
          <Account />
        </>
      )}
    </details>
  );
}

/** As it changes: who sets a telephone up sees here that it has worked. */
function Registration() {
  const say = useSay();
  const registered = useDocument("me")?.telephone?.registered.includes("desk_phone") ?? false;
  return (
    <p role="status" className="mt-1 flex items-center gap-1.5">
      <Dot tone={registered ? "available" : "offline"} />
      {say(registered ? "deskPhone.registered" : "station.deskPhoneMissing")}
    </p>
  );
}

function Account() {
  const say = useSay();
  const { client } = useDesk();
  const { data, isError } = useQuery({
    queryKey: ["phone"],
    queryFn: () => client.query("phone.get", {}),
    gcTime: 0,
  });
  if (isError) return <p role="alert">{say("deskPhone.failed")}</p>;
  if (data === undefined) return null;
  const { domain, port, transport, user, password } = data.deskPhone;
  return (
    <>
      <p className="mt-1 text-2xs text-ink-3">{say("deskPhone.lead")}</p>
      <dl className="mt-1.5 flex flex-col gap-0.5">
        <Row name={say("deskPhone.server")} value={domain} />
        <Row name={say("deskPhone.port")} value={String(port)} />
        <Row name={say("deskPhone.transport")} value={transport.toUpperCase()} />
        <Row name={say("deskPhone.user")} value={user} />
        <Row name={say("deskPhone.password")} value={password} secret />
      </dl>
    </>
  );
}

const HIDDEN = "••••••••••••";

function Row({ name, value, secret = false }: { name: string; value: string; secret?: boolean }) {
  const say = useSay();
  const [shown, setShown] = useState(!secret);
  return (
    <div className="flex items-start gap-1">
      <dt className="w-20 shrink-0 py-1.5 text-2xs text-ink-3">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-start gap-0.5">
        <span className="min-w-0 flex-1 select-all break-all py-1 font-mono text-ink">
          {shown ? value : <span className="select-none">{HIDDEN}</span>}
        </span>
        {secret && (
          <BareIconButton
            icon={shown ? EyeOff : Eye}
            label={say(shown ? "deskPhone.hide" : "deskPhone.show", { name })}
            size="sm"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        )}
        <CopyButton name={name} value={value} />
      </dd>
    </div>
  );
}

/** Where the page is not served safely there is no clipboard: then what is shown can be selected. */
function CopyButton({ name, value }: { name: string; value: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return null;
  const copy = () =>
    clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <BareIconButton
      icon={copied ? Check : Copy}
      label={say(copied ? "deskPhone.copied" : "deskPhone.copy", { name })}
      size="sm"
      className={copied ? "text-available-ink!" : ""}
      onBlur={() => setCopied(false)}
      onClick={() => void copy()}
    />
  );
}
