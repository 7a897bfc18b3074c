import { type FormEvent, useState } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { failureKey } from "../state/failure.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { MessageKey } from "../words.ts";
import { AlertLine } from "./alert-line.tsx";

type Props = {
  /** The password they have; null: they are asked for it; undefined: they have none. */
  current: string | null | undefined;
  minLength: number;
  submitLabel: string;
  /** Rejects with the server's problem. */
  onChosen: (password: { current: string; next: string }) => Promise<void>;
};

const FAULTS_OF = {
  current: ["password.wrongCurrent"],
  next: ["problem.password_too_weak", "ownPassword.same"],
  repeat: ["password.mismatch"],
} as const satisfies Record<string, readonly MessageKey[]>;
type Field = keyof typeof FAULTS_OF;

/** A password of one's own, before one is let in. */
export function NewPasswordForm({ current: known, minLength, submitLabel, onChosen }: Props) {
  const say = useSay();
  const asked: Field[] = known === null ? ["current", "next", "repeat"] : ["next", "repeat"];
  const [values, setValues] = useState({ current: known ?? "", next: "", repeat: "" });
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<MessageKey | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFault(null);
    if (working || asked.some((name) => values[name] === "")) return;
    if (values.next !== values.repeat) return setFault("password.mismatch");
    if (values.next === values.current) return setFault("ownPassword.same");
    setWorking(true);
    try {
      await onChosen(values);
    } catch (error) {
      const key = failureKey(error);
      setFault(key === "problem.wrong_credentials" ? "password.wrongCurrent" : key);
    } finally {
      setWorking(false);
    }
  };
  const faultOf = (name: Field): string | null => {
    if (tried && values[name] === "") return say("field.required");
    return fault !== null && FAULTS_OF[name].some((key) => key === fault) ? say(fault) : null;
  };
  const atField = asked.some((name) => faultOf(name) !== null);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {asked.map((name) => (
        <TextField
          key={name}
          large
          label={say(`password.${name}`)}
          type="password"
          autoComplete={name === "current" ? "current-password" : "new-password"}
          value={values[name]}
          onChange={(value) => setValues({ ...values, [name]: value })}
          error={faultOf(name)}
          {...(name === "next" && { hint: say("password.rule", { count: minLength }) })}
        />
      ))}
      <AlertLine text={fault === null || atField ? "" : say(fault)} />
      <Button type="submit" variant="primary" size="lg" working={working} className="mt-1 w-full">
        {submitLabel}
      </Button>
    </form>
  );
}
