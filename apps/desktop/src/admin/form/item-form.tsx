import { ArrowLeft, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { type DefaultValues, FormProvider, useForm } from "react-hook-form";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { idFrom } from "../items/item-id.ts";
import type { Item, Kind } from "../items/items.ts";
import { ConflictBanner } from "./conflict-banner.tsx";
import { IdSection } from "./id-section.tsx";
import { itemResolver } from "./item-resolver.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { useDerivedId } from "./use-derived-id.ts";
import { useItemSave } from "./use-item-save.ts";

export type ItemFormProps<Of extends Kind> = {
  kind: Of;
  section: string;
  /** As it is on the server; for a new one, how it begins. */
  item: Item<Of>;
  isNew: boolean;
  /** The revision this form begins from; null for a new one, undefined where it is not known. */
  revision: number | null | undefined;
  taken: ReadonlySet<string>;
  heading: string;
  nameOf: (item: Item<Of>) => string;
  /** Beside the heading: a state. */
  badge?: ReactNode;
  mayRemove?: boolean;
  /** There is one of it: no list to go back to, no id to speak of. */
  single?: boolean;
  children: ReactNode;
};

/** One configured thing in a form: its head, its fields, and what is done with them. */
export function ItemForm<Of extends Kind>(props: ItemFormProps<Of>) {
  const { kind, section, item, isNew, taken, nameOf, single = false } = props;
  const say = useSay();
  const { place } = useDesk();
  const form = useForm({
    defaultValues: item as DefaultValues<Item<Of>>,
    resolver: itemResolver<Item<Of>>(kind, say),
    mode: "onTouched",
  });
  const { isDirty, isSubmitting } = form.formState;
  const back = () => place.go({ page: "admin", section, id: null });
  const save = useItemSave(form, {
    kind,
    revision: props.revision,
    onSaved: (saved) => {
      if (isNew) place.go({ page: "admin", section, id: saved.id }, { replace: true });
    },
  });
  const [removing, setRemoving] = useState(false);
  useDerivedId(form, isNew, (values) => idFrom(nameOf(values), taken, kind.toLowerCase()));
  useSaveKey(save.submit);
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label={props.heading}
        onSubmit={(event) => {
          event.preventDefault();
          void save.submit();
        }}
        className="flex h-full min-h-0 flex-col"
      >
        <header className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-3 wide:px-4">
          {!single && <IconButton icon={ArrowLeft} label={say("admin.form.back")} onClick={back} />}
          <h1
            className={`min-w-0 truncate text-lg font-bold tracking-tight ${single ? "px-1 py-1 wide:px-2" : ""}`}
          >
            {props.heading}
          </h1>
          {props.badge}
          <span className="flex-1" />
          {!isNew && props.mayRemove !== false && (
            <Button variant="dangerSoft" icon={Trash2} onClick={() => setRemoving(true)}>
              {say("admin.form.delete")}
            </Button>
          )}
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-4 wide:px-6">
          <div className="max-w-240 pb-6 pt-2">
            {save.conflict !== null && (
              <ConflictBanner
                conflict={save.conflict}
                seen={item}
                onReload={save.reload}
                onOverwrite={() => void save.overwrite()}
              />
            )}
            {props.children}
            {!single && <IdSection isNew={isNew} />}
          </div>
        </div>
        <SaveBar
          failure={save.failure}
          dirty={isDirty || isNew}
          working={isSubmitting}
          onCancel={single ? () => form.reset() : back}
        />
      </form>
      {isDirty && <LeaveDialog />}
      {removing && (
        <RemoveDialog
          kind={kind}
          id={item.id}
          name={nameOf(item)}
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            form.reset(form.getValues());
            setRemoving(false);
            // Once the form no longer holds the place.
            queueMicrotask(back);
          }}
        />
      )}
    </FormProvider>
  );
}

type SaveBarProps = {
  failure: string | null;
  dirty: boolean;
  working: boolean;
  onCancel: () => void;
};

function SaveBar({ failure, dirty, working, onCancel }: SaveBarProps) {
  const say = useSay();
  return (
    <footer className="flex shrink-0 flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line bg-surface-1 px-4 py-2.5 wide:px-6">
      <p role="alert" className="min-w-0 flex-1 text-right text-sm text-rona-ink">
        {failure ?? ""}
      </p>
      {failure === null && (
        <p className="text-xs text-ink-3">
          {dirty ? say("admin.form.unsaved") : say("admin.form.saved")}
        </p>
      )}
      <div className="flex gap-2">
        <Button variant="ghost" onClick={onCancel}>
          {say("action.cancel")}
        </Button>
        <Button variant="primary" type="submit" working={working} disabled={!dirty}>
          {say("admin.form.save")}
        </Button>
      </div>
    </footer>
  );
}

/** Ctrl+S, as everywhere else. */
function useSaveKey(submit: () => Promise<void>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== "KeyS" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void submit();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}
