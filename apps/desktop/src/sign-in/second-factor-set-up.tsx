import type { QueryResult } from "@maru/protocol";
import type { Client } from "@maru/sdk";
import { type FormEvent, useState } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { failureKey } from "../state/failure.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { MessageKey } from "../words.ts";
import { AlertLine } from "./alert-line.tsx";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Begun = QueryResult<"secondFactor.begin">;
type Props = {
  client: Pick<Client, "query">;
  /** Null: they are asked for it. */
  password: string | null;
  /** They have seen their recovery codes. */
  onDone: () => void;
};

/** begin (a secret is made) ──► scan (a code proves the app has it) ──► recovery codes, once */
export function SecondFactorSetUp({ client, password, onDone }: Props) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (begun !== null) return <Scan client={client} begun={begun} onProven={setCodes} />;
  return <Begin client={client} password={password} onBegun={setBegun} />;
}

type BeginProps = Omit<Props, "onDone"> & { onBegun: (begun: Begun) => void };

function Begin({ client, password: known, onBegun }: BeginProps) {
  const say = useSay();
  const [password, setPassword] = useState(known ?? "");
  const { fault, working, run, setFault } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === "") return setFault("signIn.passwordMissing");
    void run(async () => onBegun(await client.query("secondFactor.begin", { current: password })));
  };
  const shown = fault === "problem.wrong_credentials" ? "password.wrongCurrent" : fault;
  const atField =
    known === null && (shown === "password.wrongCurrent" || shown === "signIn.passwordMissing");
  const words = shown === null ? "" : say(shown);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{say("secondFactor.prepare")}</p>
      {known === null && (
        <TextField
          label={say("password.current")}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={atField ? words : null}
        />
      )}
      <AlertLine text={atField ? "" : words} />
      <Button type="submit" variant="primary" size="lg" working={working} className="w-full">
        {say("secondFactor.begin")}
      </Button>
    </form>
  );
}

type ScanProps = {
  client: Pick<Client, "query">;
  begun: Begun;
  onProven: (codes: readonly string[]) => void;
};

function Scan({ client, begun, onProven }: ScanProps) {
  const say = useSay();
  const [code, setCode] = useState("");
  const { fault, working, run, setFault } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === "") return setFault("code.missing");
    void run(async () => {
      const { recoveryCodes } = await client.query("secondFactor.confirm", { code: code.trim() });
      onProven(recoveryCodes);
    });
  };
  const shown = fault === "problem.totp_wrong" ? "code.wrong" : fault;
  const atField = shown === "code.wrong" || shown === "code.missing";
  const words = shown === null ? "" : say(shown);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{say("secondFactor.scan")}</p>
      <QrCode text={begun.uri} label={say("secondFactor.qr")} />
      <div>
        <p className="text-xs text-ink-3">{say("secondFactor.byHand")}</p>
        <code className="mt-1.5 block break-words rounded-md bg-surface-2 px-3 py-2 font-mono text-sm">
          {begun.secret.match(/.{1,4}/g)?.join(" ")}
        </code>
      </div>
      <TextField
        label={say("code.label")}
        hint={say("secondFactor.confirmHint")}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={atField ? words : null}
      />
      <AlertLine text={atField ? "" : words} />
      <Button type="submit" variant="primary" size="lg" working={working} className="w-full">
        {say("secondFactor.confirm")}
      </Button>
    </form>
  );
}

/** One request at a time, and why the last was refused. */
function useAttempt() {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<MessageKey | null>(null);
  const run = async (attempt: () => Promise<void>) => {
    if (working) return;
    setWorking(true);
    setFault(null);
    try {
      await attempt();
    } catch (error) {
      setFault(failureKey(error));
    } finally {
      setWorking(false);
    }
  };
  return { working, fault, setFault, run };
}
