import { type FormEvent, useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { failureKey } from "../state/failure.ts";
import { Button } from "../ui/button.tsx";
import { DialogFrame } from "../ui/dialog-frame.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { MessageKey } from "../words.ts";

export function PasswordDialog() {
  const say = useSay();
  const desk = useDesk();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [repeat, setRepeat] = useState("");
  const [refusal, setRefusal] = useState<MessageKey | null>(null);
  const [working, setWorking] = useState(false);
  const close = () => desk.view.setState({ dialog: null });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    if (current === "" || next === "" || repeat === "") return setRefusal("password.missing");
    if (next !== repeat) return setRefusal("password.mismatch");
    setWorking(true);
    setRefusal(null);
    try {
      await desk.client.query("session.changePassword", { current, next });
      desk.notices.add({ id: "password", tone: "success", title: { key: "password.done" } });
      close();
    } catch (error) {
      const key = failureKey(error);
      setRefusal(key === "problem.wrong_credentials" ? "password.wrongCurrent" : key);
    } finally {
      setWorking(false);
    }
  };
  return (
    <DialogFrame open onClose={close} title={say("password.title")} width="w-[26rem]">
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4 px-5 pb-5">
        <TextField
          label={say("password.current")}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <TextField
          label={say("password.next")}
          hint={say("password.rule", { count: desk.session.minPasswordLength })}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
        />
        <TextField
          label={say("password.repeat")}
          type="password"
          autoComplete="new-password"
          value={repeat}
          onChange={setRepeat}
        />
        <p role="alert" className="text-sm text-rona-ink empty:hidden">
          {refusal === null ? "" : say(refusal)}
        </p>
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={close}>
            {say("action.cancel")}
          </Button>
          <Button variant="primary" type="submit" working={working}>
            {say("password.title")}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
