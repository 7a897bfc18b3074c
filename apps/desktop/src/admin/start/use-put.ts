import type { CommandInput } from "@maru/protocol";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import type { MessageKey } from "../../words.ts";
import { type Kind, type NewItem, useRefresh } from "../items/items.ts";

/** Puts things one after the other; what went wrong, and whether it is under way. `conflict`: the words for one. */
export function usePut(conflict: MessageKey = "problem.conflict") {
  const say = useSay();
  const { client } = useDesk();
  const refresh = useRefresh();
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    setWorking(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      const key = failureKey(error);
      setFailure(say(key === "problem.conflict" ? conflict : key));
      return false;
    } finally {
      setWorking(false);
    }
  };
  const put = async <Of extends Kind>(kind: Of, item: NewItem<Of>): Promise<void> => {
    const input = { kind, ...item } as unknown as CommandInput<"configuration.put">;
    await client.command("configuration.put", input);
    await refresh(kind);
  };
  return { run, put, working, failure };
}
