import type { CommandInput, CommandResult } from "@maru/protocol";
import { MaruProblem } from "@maru/sdk";
import { useRef, useState } from "react";
import type { DefaultValues, FieldValues, Path, UseFormReturn } from "react-hook-form";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { type Item, type Kind, useRefresh } from "../items/items.ts";
import type { Conflict } from "./conflict-banner.tsx";
import { sayFieldProblem } from "./field-words.ts";

type Options<Of extends Kind> = {
  kind: Of;
  /** The revision that was seen; null: there is none yet; undefined: not known. */
  revision: number | null | undefined;
  onSaved: (item: Item<Of>) => void;
};

/**
 * Saves what the form holds. A refusal is shown at the field it is about, and in any case at the button; what somebody
 * else has changed meanwhile is shown before anything is overwritten.
 */
export function useItemSave<Of extends Kind>(
  form: UseFormReturn<Item<Of> & FieldValues>,
  { kind, revision, onSaved }: Options<Of>,
) {
  const say = useSay();
  const { client, notices } = useDesk();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const expected = useRef(revision);
  const save = async (item: Item<Of>) => {
    setFailure(null);
    setConflict(null);
    const input = {
      kind,
      ...item,
      ...(expected.current !== undefined && { expected: expected.current }),
    };
    let done: CommandResult<"configuration.put">;
    try {
      done = await client.command(
        "configuration.put",
        input as unknown as CommandInput<"configuration.put">,
      );
    } catch (error) {
      setFailure(place(error));
      return;
    }
    expected.current = done.revision;
    form.reset(item);
    await refresh(kind);
    onSaved(item);
    notices.add({ id: "admin.saved", tone: "success", title: { key: "admin.form.done" } });
  };
  const place = (error: unknown): string => {
    const problem = error instanceof MaruProblem ? error.problem : undefined;
    if (problem?.code === "configuration_changed" && problem.current !== undefined)
      setConflict(problem.current as Conflict);
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
  /** The other's version, to begin again from. */
  const reload = () => {
    if (conflict === null || conflict.item === null) return;
    expected.current = conflict.revision?.seq ?? null;
    form.reset(conflict.item as DefaultValues<Item<Of> & FieldValues>);
    setConflict(null);
    setFailure(null);
    void refresh(kind);
  };
  const overwrite = () => {
    expected.current = conflict?.item === null ? null : conflict?.revision?.seq;
    return submit();
  };
  return { submit, failure, conflict, reload, overwrite };
}
