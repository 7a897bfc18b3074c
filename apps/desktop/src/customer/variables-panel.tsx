import type { ContactDocument } from "@maru/protocol";
import { useDocument } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { wordsFor } from "../words.ts";
import { VariableField, VariableValue } from "./variable-field.tsx";

/** The contact's variables (CAD): while it is live, and in wrap-up. */
export function VariablesPanel({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const variables = useDocument("setup")?.variables ?? [];
  const control = contact.controls.setVariables;
  const known = variables.some(({ id }) => contact.variables[id] !== undefined);
  if (variables.length === 0 || (!control.visible && !known)) return null;
  const mayEdit = control.visible && control.enabled;
  const reason = control.reason === null ? undefined : wordsFor(say, "problem", control.reason);
  return (
    <section aria-labelledby="variables-title" className="mt-5">
      <h2 id="variables-title" className="mb-2 text-xs font-semibold text-ink-3">
        {say("variables.title")}
      </h2>
      {control.visible && !control.enabled && reason !== undefined && (
        <p className="mb-2 text-xs text-ink-3">{reason}</p>
      )}
      <div className="flex flex-col gap-3">
        {variables.map((variable) => {
          const value = contact.variables[variable.id];
          return mayEdit && variable.agentEditable ? (
            <VariableField
              key={`${contact.id}.${variable.id}`}
              interactionId={contact.id}
              variable={variable}
              value={value}
            />
          ) : (
            <VariableValue key={variable.id} variable={variable} value={value} />
          );
        })}
      </div>
    </section>
  );
}
