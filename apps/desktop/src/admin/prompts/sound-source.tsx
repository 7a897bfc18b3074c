import { AudioLines, Upload } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";

type Props = {
  source: "recording" | "speech";
  working: boolean;
  canSpeak: boolean;
  onFile: (file: File) => void;
  onSpeak: () => void;
};

/** Where the sound comes from: a file that is dropped or chosen, or the text. */
export function SoundSource({ source, working, canSpeak, onFile, onSpeak }: Props) {
  const say = useSay();
  if (source === "recording") return <DropArea working={working} onFile={onFile} />;
  return (
    <div>
      <Button icon={AudioLines} working={working} disabled={!canSpeak} onClick={onSpeak}>
        {say("admin.prompts.speak")}
      </Button>
    </div>
  );
}

function DropArea({ working, onFile }: { working: boolean; onFile: (file: File) => void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined && !working) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // A convenience for who has a mouse; the button in it does the same.
    // biome-ignore lint/a11y/noStaticElementInteractions: the button is the control
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-dashed px-4 py-4 ${over ? "border-accent bg-accent-soft" : "border-line-strong bg-surface-1"}`}
    >
      <Button icon={Upload} working={working} onClick={() => input.current?.click()}>
        {say("admin.prompts.choose")}
      </Button>
      <p className="min-w-0 flex-1 text-xs text-ink-3">{say("admin.prompts.dropHint")}</p>
      <input
        ref={input}
        type="file"
        accept="audio/*,.wav,.mp3,.m4a,.ogg,.flac"
        aria-label={say("admin.prompts.choose")}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          take(target.files);
          // The same file once more is a change again.
          target.value = "";
        }}
      />
    </div>
  );
}
