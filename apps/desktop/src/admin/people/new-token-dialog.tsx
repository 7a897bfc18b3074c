import { Copy } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useChoices } from "../items/use-choices.ts";
import { LabelledSelect } from "../start/labelled-select.tsx";

type Props = { onClose: () => void; onMade: () => Promise<void> };

/** A token is shown once, when it is made. */
export function NewTokenDialog({ onClose, onMade }: Props) {
  const say = useSay();
  const { client, session } = useDesk();
  const agents = useChoices("agent");
  const [name, setName] = useState("");
  const [agentId, setAgentId] = useState<string>(session.agentId);
  const [tried, setTried] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "") return;
    try {
      const made = await client.query("token.create", { name: name.trim(), agentId });
      setToken(made.token);
      await onMade();
    } catch (error) {
      setFailure(say(failureKey(error)));
    }
  };
  return (
    <DialogFrame open onClose={onClose} title={say("admin.tokens.create")}>
      {token === null ? (
        <form
          noValidate
          onSubmit={(event) => void create(event)}
          className="flex flex-col gap-4 px-5 pb-5"
        >
          <TextField
            label={say("admin.field.name")}
            hint={say("admin.tokens.nameHelp")}
            value={name}
            onChange={setName}
            error={tried && name.trim() === "" ? say("field.required") : null}
          />
          <LabelledSelect
            label={say("admin.tokens.actsAs")}
            value={agentId}
            onChange={setAgentId}
            choices={agents}
          />
          <p role="alert" className="text-sm text-rona-ink empty:hidden">
            {failure ?? ""}
          </p>
          <div className="flex justify-end gap-2">
            <Button variant="ghost" onClick={onClose}>
              {say("action.cancel")}
            </Button>
            <Button variant="primary" type="submit">
              {say("admin.tokens.create")}
            </Button>
          </div>
        </form>
      ) : (
        <div className="flex flex-col gap-4 px-5 pb-5">
          <p className="text-sm text-ink-2">{say("admin.tokens.once")}</p>
          <code className="break-all rounded-md bg-surface-2 p-3 font-mono text-sm ring-1 ring-line">
            {token}
          </code>
          <div className="flex justify-end gap-2">
            <Button icon={Copy} onClick={() => void navigator.clipboard.writeText(token)}>
              {say("admin.snippet.copy")}
            </Button>
            <Button variant="primary" onClick={onClose}>
              {say("action.close")}
            </Button>
          </div>
        </div>
      )}
    </DialogFrame>
  );
}
