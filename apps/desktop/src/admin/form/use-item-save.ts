import type { CommandInput } from "@maru/protocol";
import { MaruProblem } from "@maru/sdk";
import { useState } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { type Item, type Kind, useRefresh } from "../items/items.ts";
import { sayFieldProblem } from "./field-words.ts";

/** Saves what the form holds; a refusal is shown at the field it is about, and in any case at the button. */
export function useItemSave<Of extends Kind>(
  form: UseFormReturn<Item<Of> & FieldValues>,
  kind: Of,
  onSaved: (item: Item<Of>) => void,
) {
  const say = useSay();
  const { client, notices } = useDesk();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (item: Item<Of>) => {
    setFailure(null);
    try {
      await client.command("configuration.put", {
        kind,
        ...item,
      } as unknown as CommandInput<"configuration.put">);
    } catch (error) {
      setFailure(place(error));
      return;
    }
    form.reset(item);
    await refresh(kind);
    onSaved(item);
    notices.add({ id: "admin.saved", tone: "success", title: { key: "admin.form.done" } });
  };
  const place = (error: unknown): string => {
    const problem = error instanceof MaruProblem ? error.problem : undefined;
    const told = problem?.errors ?? [];
    // A refusal that is about a field but has no reason of its own is said in its code's words.
    const words = (each: (typeof told)[number]) =>
      each.code === undefined ? say(failureKey(error)) : sayFieldProblem(say, each);
    for (const each of told)
      form.setError(
        each.field as Path<Item<Of>>,
        { type: "server", message: words(each) },
        { shouldFocus: true },
      );
    const [first] = told;
    return first === undefined ? say(failureKey(error)) : words(first);
  };
  const submit = () => form.handleSubmit(save, () => setFailure(say("admin.form.checkFields")))();
  return { submit, failure };
}
