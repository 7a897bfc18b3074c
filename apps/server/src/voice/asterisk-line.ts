import { join } from "node:path";
import { type AriAddress, AsteriskEngine } from "@maru/voice";
import type { VoiceLine } from "./organisation-voice.ts";

const builtInPrompts = join(import.meta.dirname, "../../assets/prompts");

/** An organisation's calls on the Asterisk of the server; `address` undefined while there is none. */
export function openAsteriskLine(
  organisationId: string,
  address: () => AriAddress | undefined,
): VoiceLine {
  const engine = new AsteriskEngine({
    organisationId,
    address,
    promptFile: async (prompt, language) => join(builtInPrompts, `${prompt}.${language}`),
  });
  return {
    media: engine,
    lines: engine,
    open: () => engine.open(),
    close: () => engine.close(),
  };
}
