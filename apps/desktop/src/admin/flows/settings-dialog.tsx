import { useRef, useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useDesigner } from "./designer-context.tsx";
import { TextEdit } from "./inspector/text-edit.tsx";

/** What the flow is called. */
export function FlowSettingsDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { store } = useDesigner();
  const field = useRef<HTMLInputElement>(null);
  const [about, setAbout] = useState(() => store.getState().about);
  const nameless = about.name.trim() === "";
  return (
    <DialogFrame open initialFocus={field} onClose={onClose} title={say("flows.settings.title")}>
      <form
        className="flex flex-col gap-4 px-5 pb-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (nameless) return;
          store.setState({ about: { ...about, name: about.name.trim() } });
          onClose();
        }}
      >
        <TextEdit
          field={field}
          label={say("flows.settings.name")}
          maxLength={80}
          value={about.name}
          error={nameless ? say("flows.settings.nameMissing") : null}
          onChange={(name) => setAbout({ ...about, name })}
        />
        <TextEdit
          area
          label={say("flows.settings.description")}
          value={about.description}
          onChange={(description) => setAbout({ ...about, description })}
        />
        <footer className="flex justify-end gap-2">
          <Button onClick={onClose}>{say("action.cancel")}</Button>
          <Button type="submit" variant="primary" disabled={nameless}>
            {say("flows.settings.apply")}
          </Button>
        </footer>
      </form>
    </DialogFrame>
  );
}
