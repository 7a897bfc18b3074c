import { type FormEvent, useEffect, useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { SecondFactorSetUp } from "../sign-in/second-factor-set-up.tsx";
import { failureKey } from "../state/failure.ts";
import { Button } from "../ui/button.tsx";
import { DialogFrame } from "../ui/dialog-frame.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { MessageKey } from "../words.ts";

/** One's own second factor: to set up, or to turn off. */
export function SecondFactorDialog() {
  const say = useSay();
  const desk = useDesk();
  const [has, setHas] = useState<boolean | null>(null);
  const [failure, setFailure] = useState<MessageKey | null>(null);
  useEffect(() => {
    let here = true;
    // The session this screen began with may be older than the second factor.
    desk.client.query("session.get", {}).then(
      ({ hasSecondFactor }) => here && setHas(hasSecondFactor),
      (error: unknown) => here && setFailure(failureKey(error)),
    );
    return () => {
      here = false;
    };
  }, [desk]);
  const close = () => desk.view.setState({ dialog: null });
  const finish = (title: MessageKey) => {
    desk.notices.add({ id: "second-factor", tone: "success", title: { key: title } });
    close();
  };
  return (
    <DialogFrame open onClose={close} title={say("secondFactor.title")} width="w-[26rem]">
      <div className="overflow-y-auto px-5 pb-5">
        <p role="alert" className="text-sm text-rona-ink empty:hidden">
          {failure === null ? "" : say(failure)}
        </p>
        {has === false && (
          <SecondFactorSetUp
            client={desk.client}
            password={null}
            onDone={() => finish("secondFactor.done")}
          />
        )}
        {has === true && <Removal onRemoved={() => finish("secondFactor.removed")} />}
      </div>
    </DialogFrame>
  );
}

function Removal({ onRemoved }: { onRemoved: () => void }) {
  const say = useSay();
  const { client } = useDesk();
  const [current, setCurrent] = useState("");
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<MessageKey | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFault(null);
    if (working || current === "" || code.trim() === "") return;
    setWorking(true);
    try {
      await client.query("secondFactor.remove", { current, code: code.trim() });
      const { due } = await client.query("session.get", {});
      // Where it is required they are let in again once they have another.
      if (due === null) onRemoved();
      else window.location.reload();
    } catch (error) {
      setFault(failureKey(error));
    } finally {
      setWorking(false);
    }
  };
  const wrongPassword = fault === "problem.wrong_credentials";
  const wrongCode = fault === "problem.totp_wrong";
  const missing = (value: string) => (tried && value === "" ? say("field.required") : null);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{say("secondFactor.on")}</p>
      <TextField
        label={say("password.current")}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={wrongPassword ? say("password.wrongCurrent") : missing(current)}
      />
      <TextField
        label={say("code.label")}
        hint={say("code.hint")}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={wrongCode ? say("code.wrong") : missing(code.trim())}
      />
      <p role="alert" className="text-sm text-rona-ink empty:hidden">
        {fault === null || wrongPassword || wrongCode ? "" : say(fault)}
      </p>
      <Button type="submit" variant="danger" size="lg" working={working}>
        {say("secondFactor.remove")}
      </Button>
    </form>
  );
}
