import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { idFrom } from "../items/item-id.ts";
import { useItems, useRefresh } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import type { StepProps } from "./start-page.tsx";
import { StepFrame } from "./step-frame.tsx";
import { usePut } from "./use-put.ts";

const ROLES = ["agent", "supervisor", "administrator"] as const;
type Made = { name: string; email: string; password: string };

/** The first colleagues, each with a password to hand over. */
export function PeopleStep({ onNext, nextLabel }: StepProps) {
  const say = useSay();
  const language = useLanguage();
  const { client } = useDesk();
  const { items: agents } = useItems("agent");
  const { items: profiles } = useItems("multimediaProfile");
  const { items: agentProfiles } = useItems("agentProfile");
  const teams = useChoices("team");
  const refresh = useRefresh();
  const { run, working, failure } = usePut("admin.users.emailTaken");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<string>("agent");
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<readonly Made[]>([]);
  const emailFault = !/^\S+@\S+\.\S+$/.test(email.trim());
  const add = async () => {
    setTried(true);
    const team = teams[0]?.value;
    const profile = profiles[0]?.id;
    if (name.trim() === "" || emailFault || team === undefined || profile === undefined) return;
    const id = idFrom(name, new Set(agents.map((agent) => agent.id)), "agent");
    const agent = {
      id,
      name: name.trim(),
      roleId: role,
      teamId: team,
      multimediaProfileId: profile,
      agentProfileId: agentProfiles[0]?.id ?? null,
      extension: null,
      skills: {},
      active: true,
    };
    const account = { email: email.trim(), language };
    const done = await run(async () => {
      const put = { agentId: id, agent, account, give: "password" } as const;
      const { password } = await client.query("user.put", put);
      setMade([...made, { name: agent.name, email: account.email, password: password ?? "" }]);
      await refresh("agent");
    });
    if (!done) return;
    setName("");
    setEmail("");
    setTried(false);
  };
  return (
    <StepFrame
      title={say("admin.start.step.people")}
      lead={say("admin.start.peopleLead")}
      submit={say("admin.start.addPerson")}
      working={working}
      failure={failure}
      onSubmit={() => void add()}
      onSkip={onNext}
      skip={made.length > 0 ? say("admin.start.next") : nextLabel}
    >
      <div className="grid gap-4 narrow:grid-cols-2">
        <TextField
          label={say("admin.field.name")}
          value={name}
          onChange={setName}
          error={tried && name.trim() === "" ? say("field.required") : null}
        />
        <TextField
          label={say("signIn.email")}
          type="email"
          value={email}
          onChange={setEmail}
          error={tried && emailFault ? say("setUp.emailInvalid") : null}
        />
      </div>
      <LabelledSelect
        label={say("admin.field.role")}
        value={role}
        onChange={setRole}
        choices={ROLES.map((value) => ({ value, label: say(`role.${value}`) }))}
      />
      {made.length > 0 && <MadePeople people={made} />}
    </StepFrame>
  );
}

function MadePeople({ people }: { people: readonly Made[] }) {
  const say = useSay();
  return (
    <div className="rounded-md bg-available-soft p-4">
      <p className="text-sm font-semibold text-available-ink">{say("admin.start.handOver")}</p>
      <ul className="mt-2 flex flex-col gap-1.5 text-sm">
        {people.map(({ name, email, password }) => (
          <li key={email} className="flex flex-wrap gap-x-3">
            <span className="font-medium">{name}</span>
            <span className="text-ink-2">{email}</span>
            <code className="font-mono">{password}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
