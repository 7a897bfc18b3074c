import { type AriAddress, AsteriskEngine, type PromptFile } from "@maru/voice";
import type { VoiceLine } from "./organisation-voice.ts";

/** An organisation's calls on the Asterisk of the server; `address` undefined while there is none. */
export function openAsteriskLine(
  organisationId: string,
  address: () => AriAddress | undefined,
  promptFile: PromptFile,
): VoiceLine {
  const engine = new AsteriskEngine({ organisationId, address, promptFile });
  return {
    media: engine,
    lines: engine,
    open: () => engine.open(),
    close: () => engine.close(),
  };
}
