import { promptAudioPath } from "@maru/protocol";
import { useLanguage, useSay } from "../../../hooks/words-context.tsx";
import { useReferences } from "../designer-context.tsx";

/** The chosen prompt as callers hear it: in the language of the screen, else in the one it has. */
export function PromptListen({ promptId }: { promptId: string }) {
  const say = useSay();
  const language = useLanguage();
  const { prompts } = useReferences();
  const sound = prompts.find(({ id }) => id === promptId)?.sound;
  const sha256 = sound?.[language] ?? sound?.ko ?? sound?.en ?? null;
  if (sha256 === null) return null;
  return (
    // biome-ignore lint/a11y/useMediaCaption: the prompt's text is what it is called by, and may be unknown
    <audio
      controls
      preload="none"
      aria-label={say("flows.form.listen")}
      src={promptAudioPath(sha256)}
      className="h-8 w-full"
    />
  );
}
