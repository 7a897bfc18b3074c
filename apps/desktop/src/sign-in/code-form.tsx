import { type FormEvent, useEffect, useRef, useState } from "react";
import { sayText, useSay } from "../hooks/words-context.tsx";
import type { Text } from "../state/notices.ts";
import type { Sessions } from "../state/session.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AlertLine } from "./alert-line.tsx";

/** The password was right; a code is asked as well. */
export type Proven = { email: string; password: string };

type Props = {
  sessions: Sessions;
  proven: Proven;
  /** They want to sign in as somebody else. */
  onBack: () => void;
  onSignedIn?: () => void;
};

/** A code of the authenticator app, or a recovery code: the server tells them apart. */
export function CodeForm({ sessions, proven, onBack, onSignedIn }: Props) {
  const say = useSay();
  const [code, setCode] = useState("");
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<Text | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    field.current?.focus();
    if (code.trim() === "") return setFault({ key: "code.missing" });
    setWorking(true);
    setFault(null);
    const answer = await sessions.signIn(proven.email, proven.password, code.trim());
    setWorking(false);
    if (answer === null) return onSignedIn?.();
    setFault(answer.key === "problem.totp_wrong" ? { key: "code.wrong" } : answer);
  };
  const atField = fault?.key === "code.missing" || fault?.key === "code.wrong";
  const words = fault === null ? "" : sayText(say, fault);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField
        large
        field={field}
        label={say("code.label")}
        hint={say("code.hint")}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={atField ? words : null}
      />
      <AlertLine text={atField ? "" : words} />
      <Button type="submit" variant="primary" size="lg" working={working} className="mt-1 w-full">
        {say("code.submit")}
      </Button>
      <Button variant="ghost" size="lg" onClick={onBack} className="w-full">
        {say("code.back")}
      </Button>
    </form>
  );
}
