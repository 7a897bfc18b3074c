import { join } from "node:path";
import type { Prompt, PromptId } from "@maru/core";
import type { PromptFile } from "@maru/voice";
import { peek } from "../commands/peek.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { Logger } from "../platform/logger.ts";
import type { PromptSounds } from "./prompt-sounds.ts";

const builtIn = join(import.meta.dirname, "../../assets/prompts");
const ofAdministrator = "prompt/";

export interface PromptFilesParts {
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly sounds: PromptSounds;
  readonly logger: Logger;
}

/** Finds the files of an organisation's announcements. */
export function promptFilesOf(organisationId: string, parts: PromptFilesParts): PromptFile {
  return async (name, language) => {
    if (!name.startsWith(ofAdministrator)) return join(builtIn, `${name}.${language}`);
    const promptId = name.slice(ofAdministrator.length) as PromptId;
    try {
      const engine = await parts.organisation(organisationId);
      const prompt = peek(engine, ({ configuration }) => configuration.prompt.get(promptId));
      const sha256 = soundFor(prompt, language);
      const file =
        sha256 === undefined ? undefined : await parts.sounds.fileOf(organisationId, sha256);
      if (file !== undefined) return file.replace(/\.wav$/, "");
      parts.logger.warn({ org: organisationId, promptId }, "a prompt has no sound");
    } catch (err) {
      parts.logger.error({ err, org: organisationId, promptId }, "a prompt could not be read");
    }
    return null;
  };
}

/** Better in the other language than silence. */
function soundFor(prompt: Prompt | undefined, language: "ko" | "en"): string | undefined {
  const other = language === "ko" ? "en" : "ko";
  return (prompt?.sound[language] ?? prompt?.sound[other])?.sha256;
}
