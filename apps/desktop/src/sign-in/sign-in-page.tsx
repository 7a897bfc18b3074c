import { Eye, EyeOff } from "lucide-react";
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { sayText, useSay } from "../hooks/words-context.tsx";
import type { Text } from "../state/notices.ts";
import type { Sessions } from "../state/session.ts";
import { Button } from "../ui/button.tsx";
import { BareIconButton } from "../ui/icon-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AlertLine } from "./alert-line.tsx";
import { CodeForm, type Proven } from "./code-form.tsx";
import { Entrance } from "./entrance.tsx";

const SetUpPage = lazy(() =>
  import("./set-up-page.tsx").then((module) => ({ default: module.SetUpPage })),
);

export function SignInPage({ sessions, ended }: { sessions: Sessions; ended: boolean }) {
  const say = useSay();
  const unfounded = useUnfounded(sessions);
  const [proven, setProven] = useState<Proven | null>(null);
  if (unfounded)
    return (
      <Suspense fallback={null}>
        <SetUpPage sessions={sessions} />
      </Suspense>
    );
  if (proven !== null)
    return (
      <Entrance title={say("code.title")} lead={say("code.lead", { email: proven.email })}>
        <CodeForm sessions={sessions} proven={proven} onBack={() => setProven(null)} />
      </Entrance>
    );
  return (
    <Entrance title={say("signIn.title")} lead={say("signIn.lead")}>
      <SignInForm sessions={sessions} ended={ended} onProven={setProven} />
    </Entrance>
  );
}

/** An installation without an organisation has nobody who could sign in. */
function useUnfounded(sessions: Sessions): boolean {
  const [unfounded, setUnfounded] = useState(false);
  useEffect(() => {
    let here = true;
    void sessions.isUnfounded().then((answer) => here && setUnfounded(answer));
    return () => {
      here = false;
    };
  }, [sessions]);
  return unfounded;
}

type FormProps = { sessions: Sessions; ended: boolean; onProven: (proven: Proven) => void };

function SignInForm({ sessions, ended, onProven }: FormProps) {
  const say = useSay();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [working, setWorking] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(ended ? { key: "signIn.ended" } : null);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === "") return emailField.current?.focus();
    if (password === "") return passwordField.current?.focus();
    if (working) return;
    setWorking(true);
    setRefusal(null);
    const answer = await sessions.signIn(email.trim(), password);
    setWorking(false);
    if (answer === null) return;
    if (answer.key === "problem.totp_required") return onProven({ email: email.trim(), password });
    setRefusal(answer);
    passwordField.current?.focus();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField
        large
        field={emailField}
        label={say("signIn.email")}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={tried && email.trim() === "" ? say("signIn.emailMissing") : null}
      />
      <TextField
        large
        field={passwordField}
        label={say("signIn.password")}
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={tried && password === "" ? say("signIn.passwordMissing") : null}
        trailing={
          <BareIconButton
            icon={shown ? EyeOff : Eye}
            label={say(shown ? "signIn.hidePassword" : "signIn.showPassword")}
            onClick={() => setShown(!shown)}
          />
        }
      />
      <AlertLine text={refusal === null ? "" : sayText(say, refusal)} />
      <Button type="submit" variant="primary" size="lg" working={working} className="mt-1 w-full">
        {say(working ? "signIn.working" : "signIn.submit")}
      </Button>
    </form>
  );
}
