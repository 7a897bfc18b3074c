import type { StoredSound } from "@maru/protocol";
import { useId, useState } from "react";
import { useController } from "react-hook-form";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import type { MessageKey } from "../../words.ts";
import { FieldFrame, inputLook } from "../form/field-frame.tsx";
import type { Item } from "../items/items.ts";
import { decodeSound } from "./decode-sound.ts";
import { SoundPlayer } from "./sound-player.tsx";
import { SoundSource } from "./sound-source.tsx";

type Sound = NonNullable<Item<"prompt">["sound"]["ko"]>;
type Source = Sound["source"];

/** One language of a prompt: a recording or a text to be spoken, heard before it is saved. */
export function SoundField({ language }: { language: "ko" | "en" }) {
  const say = useSay();
  const { client } = useDesk();
  const { field, fieldState } = useController({ name: `sound.${language}` });
  const sound = field.value as Sound | null;
  const [source, setSource] = useState<Source>(sound?.source ?? "recording");
  const [text, setText] = useState(sound?.text ?? "");
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<MessageKey | null>(null);
  const [judged, setJudged] = useState<StoredSound | null>(null);

  const store = async (from: Source, make: () => Promise<StoredSound | undefined>) => {
    setWorking(true);
    setFailure(null);
    try {
      const stored = await make();
      if (stored === undefined) return setFailure("problem.sound_format_unknown");
      const { sha256, durationMs } = stored;
      setJudged(stored);
      field.onChange({ source: from, text: text.trim(), sha256, durationMs } satisfies Sound);
    } catch (error) {
      setFailure(failureKey(error));
    } finally {
      setWorking(false);
    }
  };
  const upload = (file: File) =>
    store("recording", async () => {
      const wave = await decodeSound(file);
      return wave === undefined ? undefined : client.storeSound(wave);
    });
  const speak = () => store("speech", () => client.query("prompt.speak", { language, text }));
  const write = (next: string) => {
    setText(next);
    // What a recording says may be corrected; what was spoken is no longer this text.
    if (sound?.source === "recording") field.onChange({ ...sound, text: next.trim() });
  };
  const isStale = sound?.source === "speech" && sound.text !== text.trim();
  const error = failure === null ? (fieldState.error?.message ?? null) : say(failure);
  return (
    <div className="flex flex-col gap-4">
      <SourceChoice source={source} onChange={setSource} />
      <PromptText source={source} text={text} language={language} onChange={write} />
      <SoundSource
        source={source}
        working={working}
        canSpeak={text.trim() !== "" && (isStale || sound?.source !== "speech")}
        onFile={(file) => void upload(file)}
        onSpeak={() => void speak()}
      />
      {error !== null && (
        <p role="alert" className="text-sm text-rona-ink">
          {error}
        </p>
      )}
      {sound !== null && (
        <SoundPlayer
          sound={sound}
          judged={judged?.sha256 === sound.sha256 ? judged : null}
          note={isStale ? say("admin.prompts.stale") : null}
          onRemove={() => {
            field.onChange(null);
            setJudged(null);
          }}
        />
      )}
    </div>
  );
}

function SourceChoice({
  source,
  onChange,
}: {
  source: Source;
  onChange: (source: Source) => void;
}) {
  const say = useSay();
  const name = useId();
  return (
    <fieldset className="flex w-fit rounded-md bg-surface-3 p-0.5">
      <legend className="sr-only">{say("admin.prompts.source")}</legend>
      {(["recording", "speech"] as const).map((choice) => (
        <label
          key={choice}
          className="flex h-8 cursor-pointer items-center rounded-sm px-3 text-sm text-ink-2 has-[:checked]:bg-surface-1 has-[:checked]:font-semibold has-[:checked]:text-ink has-[:checked]:shadow-raised has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={source === choice}
            onChange={() => onChange(choice)}
          />
          {say(`admin.prompts.source.${choice}`)}
        </label>
      ))}
    </fieldset>
  );
}

function PromptText({
  source,
  text,
  language,
  onChange,
}: {
  source: Source;
  text: string;
  language: "ko" | "en";
  onChange: (text: string) => void;
}) {
  const say = useSay();
  return (
    <FieldFrame
      label={say(source === "speech" ? "admin.prompts.speechText" : "admin.prompts.recordingText")}
      help={say(
        source === "speech" ? "admin.prompts.speechTextHelp" : "admin.prompts.recordingTextHelp",
      )}
      error={null}
    >
      {({ id, describedBy }) => (
        <textarea
          id={id}
          lang={language}
          rows={3}
          maxLength={2_000}
          value={text}
          aria-describedby={describedBy}
          onChange={({ target }) => onChange(target.value)}
          className={`block w-full resize-y py-2 ${inputLook(false)}`}
        />
      )}
    </FieldFrame>
  );
}
