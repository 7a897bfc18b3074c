import { MaruProblem } from "@maru/sdk";
import { useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { failureKey } from "../state/failure.ts";
import { isMessageKey, type MessageKey } from "../words.ts";
import {
  changedByOthers,
  type Edit,
  readValue,
  textOf,
  type Value,
  type Variable,
} from "./variable-edit.ts";

/**
 * One field of call data: what is written stays until it is saved, whatever the colleague writes meanwhile. Saved on
 * leaving the field or Enter; a refusal stays beside the field with what was written.
 */
export function useVariable(interactionId: string, variable: Variable, value: Value | undefined) {
  const { client } = useDesk();
  const [edit, setEdit] = useState<Edit | null>(null);
  const [state, setState] = useState<"still" | "saving" | "saved">("still");
  const [failure, setFailure] = useState<MessageKey | null>(null);
  const drop = () => {
    setEdit(null);
    setFailure(null);
  };
  const save = async (text: string) => {
    const next = readValue(variable.type, text);
    if (next === undefined) return setFailure("variables.invalid.number");
    if (next === (value ?? null)) return drop();
    setState("saving");
    try {
      await client.command("contact.setVariables", {
        interactionId,
        values: { [variable.id]: next },
      });
      setState("saved");
      drop();
    } catch (error) {
      setState("still");
      setFailure(reasonOf(error, variable.type));
    }
  };
  return {
    text: edit?.text ?? textOf(value),
    state,
    failure,
    others: changedByOthers(edit, value),
    write: (text: string) => {
      setState("still");
      setFailure(null);
      setEdit({ text, base: edit === null ? value : edit.base });
    },
    /** What was written, if anything; a choice is given along, since it is made and left at once. */
    save: (text = edit?.text) => {
      if (text !== undefined) void save(text);
    },
    drop,
  };
}

/** What is wrong with a value depends on its type; every other refusal has words of its own. */
function reasonOf(error: unknown, type: Variable["type"]): MessageKey {
  const ofType = `variables.invalid.${type}`;
  const invalid = error instanceof MaruProblem && error.problem.code === "variable_invalid";
  return invalid && isMessageKey(ofType) ? ofType : failureKey(error);
}
