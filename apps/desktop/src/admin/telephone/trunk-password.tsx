import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";

/** Kept sealed by the server, and never shown again: it is set, or taken away. */
export function TrunkPassword({ trunkId }: { trunkId: string }) {
  const say = useSay();
  const { client, notices } = useDesk();
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const put = async (next: string | null) => {
    setWorking(true);
    setFailure(null);
    try {
      await client.query("trunk.putPassword", { trunkId, password: next });
      setPassword("");
      notices.add({
        id: "admin.trunkPassword",
        tone: "success",
        title: { key: next === null ? "admin.trunks.passwordGone" : "admin.trunks.passwordSet" },
      });
    } catch (error) {
      setFailure(say(failureKey(error)));
    } finally {
      setWorking(false);
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={say("admin.trunks.password")}
        hint={say("admin.trunks.passwordHelp")}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={failure}
      />
      <div className="flex gap-2">
        <Button disabled={password === ""} working={working} onClick={() => void put(password)}>
          {say("admin.trunks.setPassword")}
        </Button>
        <Button variant="ghost" onClick={() => void put(null)}>
          {say("admin.trunks.removePassword")}
        </Button>
      </div>
    </div>
  );
}
