import type { QueryResult } from "@maru/protocol";
import type { Client } from "@maru/sdk";
import { useEffect, useState } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { failureKey } from "../state/failure.ts";
import type { Sessions } from "../state/session.ts";
import { Button } from "../ui/button.tsx";
import type { MessageKey } from "../words.ts";
import { CodeForm, type Proven } from "./code-form.tsx";
import { Entrance } from "./entrance.tsx";
import { leaveInvitation } from "./invitation-address.ts";
import { NewPasswordForm } from "./new-password-form.tsx";

type Invited = QueryResult<"invitation.get">;
type Props = { token: string; client: Pick<Client, "query">; sessions: Sessions };

/** Whoever has the link chooses the password of the invited, and is signed in as them. */
export function InvitationPage({ token, client, sessions }: Props) {
  const say = useSay();
  const [invited, setInvited] = useState<Invited | null>(null);
  const [refusal, setRefusal] = useState<MessageKey | null>(null);
  const [proven, setProven] = useState<Proven | null>(null);
  useEffect(() => {
    let here = true;
    client.query("invitation.get", { token }).then(
      (answer) => here && setInvited(answer),
      (error: unknown) => here && setRefusal(failureKey(error)),
    );
    return () => {
      here = false;
    };
  }, [client, token]);
  if (refusal !== null)
    return (
      <Entrance title={say("invitation.broken")} lead={say(refusal)}>
        <Button variant="primary" size="lg" onClick={leaveInvitation} className="w-full">
          {say("invitation.toSignIn")}
        </Button>
      </Entrance>
    );
  if (invited === null) return null;
  const { name, email, organisationName: organisation } = invited;
  if (proven !== null)
    return (
      <Entrance title={say("code.title")} lead={say("code.lead", { email })}>
        <CodeForm
          sessions={sessions}
          proven={proven}
          onBack={leaveInvitation}
          onSignedIn={leaveInvitation}
        />
      </Entrance>
    );
  const accept = async (password: string) => {
    await client.query("invitation.accept", { token, password });
    const answer = await sessions.signIn(email, password);
    if (answer?.key === "problem.totp_required") setProven({ email, password });
    // The password is set; whatever else stands in the way, the sign-in page says it.
    else leaveInvitation();
  };
  return (
    <Entrance
      title={say("invitation.title", { name })}
      lead={say("invitation.lead", { organisation, email })}
    >
      <NewPasswordForm
        current={undefined}
        minLength={invited.minPasswordLength}
        submitLabel={say("invitation.submit")}
        onChosen={({ next }) => accept(next)}
      />
    </Entrance>
  );
}
