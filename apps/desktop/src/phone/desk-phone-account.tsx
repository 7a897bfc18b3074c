import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import type { MessageKey } from "../words.ts";

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
      {open && <Account />}
    </details>
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
  const rows: [label: MessageKey, value: string][] = [
    ["deskPhone.server", `${domain}:${port}`],
    ["deskPhone.transport", transport.toUpperCase()],
    ["deskPhone.user", user],
    ["deskPhone.password", password],
  ];
  return (
    <>
      <p className="text-2xs text-ink-3">{say("deskPhone.lead")}</p>
      <dl className="mt-1.5 flex flex-col gap-1.5">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt className="text-2xs text-ink-3">{say(label)}</dt>
            <dd className="select-all break-all font-mono text-ink">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
