import type { QueryResult } from "@maru/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useLanguage, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Badge } from "../../ui/badges.tsx";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FormSection } from "../form/form-section.tsx";
import type { Item } from "../items/items.ts";
import { UserSessions } from "./user-sessions.tsx";

type User = QueryResult<"user.list">["users"][number];
type Given = { link: string | null; password: string | null };
/** One answer holds everybody. */
const EVERYBODY = 10_000;

/** How somebody signs in: their address, an invitation or a password to hand over, their device, their sessions. */
export function UserSignIn({ agent }: { agent: Item<"agent"> }) {
  const say = useSay();
  const { client } = useDesk();
  const { data, error } = useQuery({
    queryKey: ["users"],
    queryFn: () => client.query("user.list", { limit: EVERYBODY }),
  });
  const user = data?.users.find((each) => each.agent.id === agent.id);
  return (
    <FormSection title={say("admin.users.signIn")} lead={say("admin.users.signInLead")}>
      {error !== null && <p className="text-sm text-rona-ink">{say(failureKey(error))}</p>}
      {data === undefined && error === null && <Skeleton rows={2} />}
      {data !== undefined && <Account agent={agent} account={user?.account ?? null} />}
      <UserSessions agentId={agent.id} />
    </FormSection>
  );
}

function Account({ agent, account }: { agent: Item<"agent">; account: User["account"] }) {
  const say = useSay();
  const language = useLanguage();
  const { client } = useDesk();
  const queries = useQueryClient();
  const [email, setEmail] = useState(account?.email ?? "");
  const [given, setGiven] = useState<Given | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setWorking(true);
    setFailure(null);
    try {
      await work();
      await queries.invalidateQueries({ queryKey: ["users"] });
    } catch (error) {
      const key = failureKey(error);
      setFailure(say(key === "problem.conflict" ? "admin.users.emailTaken" : key));
    } finally {
      setWorking(false);
    }
  };
  const give = (what: "nothing" | "invitation" | "password") => {
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setFailure(say("setUp.emailInvalid"));
    return void run(async () => {
      const spoken = account?.language ?? language;
      const { invitation, password } = await client.query("user.put", {
        agentId: agent.id,
        agent,
        account: { email: email.trim(), language: spoken },
        give: what,
      });
      setGiven({ link: invitation?.link ?? null, password });
    });
  };
  return (
    <>
      <TextField
        label={say("signIn.email")}
        hint={say("admin.users.emailHelp")}
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        error={failure}
      />
      {account !== null && <AccountFacts account={account} />}
      <div className="flex flex-wrap gap-2">
        <Button working={working} onClick={() => give("invitation")}>
          {say("admin.users.invite")}
        </Button>
        <Button working={working} onClick={() => give("password")}>
          {say("admin.users.givePassword")}
        </Button>
        {account !== null && email.trim() !== account.email && (
          <Button working={working} onClick={() => give("nothing")}>
            {say("admin.users.changeEmail")}
          </Button>
        )}
        {account?.secondFactor === true && (
          <Button
            variant="dangerSoft"
            onClick={() =>
              void run(async () => {
                await client.query("account.removeSecondFactor", { agentId: agent.id });
              })
            }
          >
            {say("admin.users.removeSecondFactor")}
          </Button>
        )}
      </div>
      <HandOver given={given} />
    </>
  );
}

function AccountFacts({ account }: { account: NonNullable<User["account"]> }) {
  const say = useSay();
  const intl = useIntlShape();
  const day = (at: number) => intl.formatDate(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <ul className="flex flex-wrap items-center gap-2 text-xs text-ink-2">
      <li>
        <Badge tone={account.hasPassword ? "available" : "offline"}>
          {say(account.hasPassword ? "admin.users.hasPassword" : "admin.users.noPassword")}
        </Badge>
      </li>
      <li>
        <Badge tone={account.secondFactor ? "available" : "offline"}>
          {say(account.secondFactor ? "admin.users.secondFactor" : "admin.users.noSecondFactor")}
        </Badge>
      </li>
      {account.mustChangePassword && (
        <li>
          <Badge tone="idle">{say("admin.users.mustChange")}</Badge>
        </li>
      )}
      {account.invitedUntil !== null && (
        <li>{say("admin.users.invitedUntil", { when: day(account.invitedUntil) })}</li>
      )}
      {account.lastSignInAt !== null && (
        <li>{say("admin.users.lastSignIn", { when: day(account.lastSignInAt) })}</li>
      )}
    </ul>
  );
}

function HandOver({ given }: { given: Given | null }) {
  const say = useSay();
  const shown = given?.link ?? given?.password ?? null;
  return (
    <p role="status" className="rounded-md bg-available-soft px-3 py-2.5 text-sm empty:hidden">
      {shown !== null && (
        <>
          <span className="block text-available-ink">
            {say(given?.link == null ? "admin.start.handOver" : "admin.users.handLink")}
          </span>
          <code className="mt-1 block break-all font-mono font-semibold">{shown}</code>
        </>
      )}
    </p>
  );
}
