import { type FormEvent, useState } from "react";
import { sayText, useLanguage, useSay } from "../hooks/words-context.tsx";
import type { Text } from "../state/notices.ts";
import { addressOf } from "../state/place.ts";
import type { Sessions } from "../state/session.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AlertLine } from "./alert-line.tsx";
import { Entrance } from "./entrance.tsx";

const FIELDS = ["code", "organisationName", "name", "email", "password"] as const;
type Field = (typeof FIELDS)[number];
const EMPTY: Record<Field, string> = {
  code: "",
  organisationName: "",
  name: "",
  email: "",
  password: "",
};
const MIN_PASSWORD = 12;

/** The first person of an installation without an organisation: they found it, and are its administrator. */
export function SetUpPage({ sessions }: { sessions: Sessions }) {
  const say = useSay();
  return (
    <Entrance title={say("setUp.title")} lead={say("setUp.lead")}>
      <SetUpForm sessions={sessions} />
    </Entrance>
  );
}

function SetUpForm({ sessions }: { sessions: Sessions }) {
  const say = useSay();
  const language = useLanguage();
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const faultOf = (field: Field): string | null => {
    if (!tried) return null;
    const value = values[field].trim();
    if (value === "") return say("field.required");
    if (field === "email" && !/^\S+@\S+\.\S+$/.test(value)) return say("setUp.emailInvalid");
    if (field === "password" && values.password.length < MIN_PASSWORD)
      return say("password.rule", { count: MIN_PASSWORD });
    return null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const incomplete = FIELDS.some((field) => values[field].trim() === "");
    if (working || incomplete || values.password.length < MIN_PASSWORD) return;
    setWorking(true);
    setRefusal(null);
    // Where the new administrator goes first.
    window.history.replaceState(null, "", addressOf({ page: "admin", section: "start", id: null }));
    window.dispatchEvent(new HashChangeEvent("hashchange"));
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const { email, ...rest } = values;
    const answer = await sessions.found({ ...rest, email: email.trim(), timeZone, language });
    if (answer === null) return;
    setWorking(false);
    setRefusal(answer);
  };
  const field = (name: Field, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField
      label={say(`setUp.${name}`)}
      value={values[name]}
      onChange={(value) => setValues({ ...values, [name]: value })}
      error={faultOf(name)}
      {...more}
    />
  );
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {field("code", { hint: say("setUp.codeHint"), autoComplete: "off" })}
      {field("organisationName", {
        hint: say("setUp.organisationHint"),
        autoComplete: "organization",
      })}
      {field("name", { autoComplete: "name" })}
      {field("email", { type: "email", autoComplete: "username" })}
      {field("password", {
        type: "password",
        autoComplete: "new-password",
        hint: say("password.rule", { count: MIN_PASSWORD }),
      })}
      <AlertLine text={refusal === null ? "" : sayText(say, refusal)} />
      <Button type="submit" variant="primary" size="lg" working={working} className="mt-1 w-full">
        {say("setUp.submit")}
      </Button>
    </form>
  );
}
