import { useEffect } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";

/** A new thing's id follows its name until somebody writes an id themselves. */
export function useDerivedId<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  isNew: boolean,
  derive: (values: Values) => string,
): void {
  const own = "id" in form.formState.dirtyFields;
  useEffect(() => {
    if (!isNew || own) return undefined;
    const id = "id" as Path<Values>;
    const write = () => {
      const next = derive(form.getValues());
      // As a default: nobody has written it, so it is no change that could be lost.
      if (form.getValues(id) !== next)
        form.resetField(id, { defaultValue: next as PathValue<Values, Path<Values>> });
    };
    write();
    const subscription = form.watch((_, { name }) => {
      if (name !== undefined && name !== "id") write();
    });
    return () => subscription.unsubscribe();
  });
}
