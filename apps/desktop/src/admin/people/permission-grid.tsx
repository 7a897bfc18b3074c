import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { PERMISSION_GROUPS } from "./permission-groups.ts";

/** Which of everything somebody may do. */
export function PermissionGrid() {
  const say = useSay();
  const { field, fieldState } = useController({ name: "permissions" });
  const given = new Set(field.value as readonly string[] | undefined);
  const set = (names: readonly string[], on: boolean) => {
    const next = new Set(given);
    for (const name of names) {
      if (on) next.add(name);
      else next.delete(name);
    }
    field.onChange([...next]);
  };
  return (
    <div className="flex flex-col gap-4">
      {PERMISSION_GROUPS.map(({ id, permissions }) => {
        const all = permissions.every((name) => given.has(name));
        return (
          <fieldset key={id} className="overflow-hidden rounded-md bg-surface-1 ring-1 ring-line">
            <legend className="sr-only">{say(`admin.permissions.${id}`)}</legend>
            <div className="flex items-center justify-between border-b border-line bg-surface-2 px-3 py-2">
              <span aria-hidden className="text-sm font-semibold">
                {say(`admin.permissions.${id}`)}
              </span>
              <button
                type="button"
                onClick={() => set(permissions, !all)}
                className="rounded-xs px-1.5 py-0.5 text-xs font-medium text-accent-ink hover:bg-surface-3"
              >
                {say(all ? "admin.permissions.none" : "admin.permissions.all")}
                <span className="sr-only"> ({say(`admin.permissions.${id}`)})</span>
              </button>
            </div>
            {permissions.map((name) => (
              <label
                key={name}
                className="flex cursor-pointer items-start gap-3 border-b border-line px-3 py-2.5 last:border-0 hover:bg-surface-2"
              >
                <input
                  type="checkbox"
                  checked={given.has(name)}
                  onChange={(event) => set([name], event.target.checked)}
                  className="mt-0.5 size-4 shrink-0"
                />
                <span>
                  <span className="block text-sm font-medium">
                    {say(`admin.permission.${name}`)}
                  </span>
                  <span className="block text-xs text-ink-3">
                    {say(`admin.permissionHelp.${name}`)}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
      {fieldState.error !== undefined && (
        <p className="text-xs text-rona-ink">{fieldState.error.message}</p>
      )}
    </div>
  );
}
