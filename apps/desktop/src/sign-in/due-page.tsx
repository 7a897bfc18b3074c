import type { Client } from "@maru/sdk";
import { useSay } from "../hooks/words-context.tsx";
import type { Session, SessionState, Sessions } from "../state/session.ts";
import { Button } from "../ui/button.tsx";
import { Entrance } from "./entrance.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";
import { SecondFactorSetUp } from "./second-factor-set-up.tsx";

type Props = Omit<Extract<SessionState, { status: "due" }>, "status"> & {
  sessions: Sessions;
  client: Client;
};

/** Signed in, but not let in: what must be done before anything else. */
export function DuePage(props: Props) {
  return props.due === "password_change_required" ? (
    <PasswordDue {...props} />
  ) : (
    <SecondFactorDue {...props} />
  );
}

function PasswordDue({ sessions, client, session, password }: Props) {
  const say = useSay();
  return (
    <Entrance title={say("ownPassword.title")} lead={say("ownPassword.lead")}>
      <NewPasswordForm
        current={password}
        minLength={session.minPasswordLength}
        submitLabel={say("ownPassword.submit")}
        onChosen={async ({ current, next }) => {
          await client.query("session.changePassword", { current, next });
          await sessions.settle(next);
        }}
      />
      <Leave sessions={sessions} client={client} session={session} />
    </Entrance>
  );
}

function SecondFactorDue({ sessions, client, session, password }: Props) {
  const say = useSay();
  return (
    <Entrance title={say("secondFactor.title")} lead={say("secondFactor.dueLead")}>
      <SecondFactorSetUp
        client={client}
        password={password}
        onDone={() => void sessions.settle(null)}
      />
      <Leave sessions={sessions} client={client} session={session} />
    </Entrance>
  );
}

function Leave({
  sessions,
  client,
  session,
}: {
  sessions: Sessions;
  client: Client;
  session: Session;
}) {
  const say = useSay();
  const leave = () => {
    // Where the server cannot be told, the session ends there by itself.
    client.query("session.signOut", {}).then(
      () => sessions.end(false),
      () => sessions.end(false),
    );
  };
  return (
    <div className="mt-3 text-center">
      <Button variant="ghost" size="lg" onClick={leave} className="w-full">
        {say("code.back")}
      </Button>
      <p className="mt-1 truncate text-xs text-ink-3">{session.email}</p>
    </div>
  );
}
