import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FormSection } from "../form/form-section.tsx";
import { newPassword } from "./new-password.ts";

/** How somebody signs in. A new password is made here, shown once, and ends every session they had. */
export function UserSignIn({ agentId }: { agentId: string }) {
  const say = useSay();
  const language = useLanguage();
  const { client } = useDesk();
  const [email, setEmail] = useState("");
  const [made, setMade] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const give = async () => {
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setFailure(say("setUp.emailInvalid"));
    setWorking(true);
    setFailure(null);
    const password = newPassword();
    try {
      await client.query("account.put", { agentId, email: email.trim(), password, language });
      setMade(password);
    } catch (error) {
      const key = failureKey(error);
      setFailure(say(key === "problem.conflict" ? "admin.users.emailTaken" : key));
    } finally {
      setWorking(false);
    }
  };
  return (
    <FormSection title={say("admin.users.signIn")} lead={say("admin.users.signInLead")}>
      <TextField
        label={say("signIn.email")}
        hint={say("admin.users.emailHelp")}
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        error={failure}
      />
      <div>
        <Button working={working} onClick={() => void give()}>
          {say("admin.users.givePassword")}
        </Button>
      </div>
      <p role="status" className="rounded-md bg-available-soft px-3 py-2.5 text-sm empty:hidden">
        {made !== null && (
          <>
            <span className="text-available-ink">{say("admin.start.handOver")}</span>{" "}
            <code className="font-mono font-semibold">{made}</code>
          </>
        )}
      </p>
    </FormSection>
  );
}
