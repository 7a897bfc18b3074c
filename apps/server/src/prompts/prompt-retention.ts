import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { PromptSounds } from "./prompt-sounds.ts";

/** A sound is stored first and named by a prompt a moment later, or not at all. */
const unnamedMs = 86_400_000;

/** Deletes the sounds that no prompt has had for a day. */
export async function tidyPrompts(
  parts: {
    readonly organisation: (id: string) => Promise<OrganisationEngine>;
    readonly sounds: PromptSounds;
    readonly now: () => number;
  },
  organisationId: string,
): Promise<void> {
  const before = new Date(parts.now() - unnamedMs);
  const engine = await parts.organisation(organisationId);
  const named = await engine.read(
    ({ configuration }) =>
      new Set(
        [...configuration.prompt.values()].flatMap(({ sound }) =>
          [sound.ko, sound.en].flatMap((each) => (each === null ? [] : [each.sha256])),
        ),
      ),
  );
  await parts.sounds.tidy(organisationId, named, before);
}
