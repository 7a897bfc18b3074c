/**
 * Joins the engines of the organisations to the telephone and to what is kept of their calls. Called by `main.ts`, and
 * by the tests that have a whole server within their process.
 */

import type { PromptFile } from "@maru/voice";
import { type EngineDependencies, EngineHost } from "./engine/engine-host.ts";
import { createWebEdge } from "./flows/web-edge.ts";
import { createHistory, type History } from "./projections/history.ts";
import { promptFilesOf } from "./prompts/prompt-files.ts";
import { tidyPrompts } from "./prompts/prompt-retention.ts";
import { createPromptSounds, type PromptSounds } from "./prompts/prompt-sounds.ts";
import { createRecordingFiles, type TakeFile } from "./recordings/recording-files.ts";
import { createRecordingKeeper, type RecordingKeeper } from "./recordings/recording-keeper.ts";
import { keepTidy } from "./recordings/retention.ts";
import type { VoiceLine } from "./voice/organisation-voice.ts";
import type { Telephone, TelephonePlace } from "./voice/telephone.ts";
import { createTelephoneSecrets } from "./voice/telephone-secrets.ts";
import { createVoiceEdge } from "./voice/voice-edge.ts";

export interface EnginesParts extends Omit<EngineDependencies, "media" | "web"> {
  /** The media engine for an organisation's calls. */
  readonly openLine: (organisationId: string, promptFile: PromptFile) => VoiceLine;
  readonly place: TelephonePlace;
  readonly recordingFolder: string;
  /** Where prompts are put as they are played; the media engine reads it. */
  readonly promptFolder: string;
  readonly takeRecording: TakeFile;
  /** Flows may ask services on this machine and in private networks. */
  readonly flowsReachPrivateNetworks: boolean;
}

export interface Engines {
  readonly host: EngineHost;
  readonly history: History;
  readonly recordings: RecordingKeeper;
  readonly telephone: Telephone;
  readonly promptSounds: PromptSounds;
  close(): Promise<void>;
}

export async function createEngines(parts: EnginesParts): Promise<Engines> {
  const { db, logger, clock, openLine, place } = parts;
  const now = (): number => clock.now();
  const organisation = (id: string) => host.organisation(id);
  const history = createHistory({ organisation, db });
  const files = createRecordingFiles(parts.recordingFolder, parts.takeRecording);
  const recordings = createRecordingKeeper({ db, files, organisation, logger, now });
  const promptSounds = createPromptSounds(db, parts.promptFolder);
  const secrets = await createTelephoneSecrets(db);
  const voice = createVoiceEdge({
    ...{ organisation, history, recordings, secrets, logger, now },
    openLine: (id) =>
      openLine(id, promptFilesOf(id, { organisation, sounds: promptSounds, logger })),
  });
  const allowPrivate = parts.flowsReachPrivateNetworks;
  const web = createWebEdge({ organisation, logger, allowPrivate });
  const host = new EngineHost({ ...parts, media: voice.outlet, web });
  const tidying = keepTidy({
    ...{ db, logger },
    async tidy(organisationId) {
      await recordings.tidy(organisationId);
      await tidyPrompts({ organisation, sounds: promptSounds, now }, organisationId);
    },
  });
  return {
    host,
    history,
    recordings,
    telephone: { voice, secrets, place },
    promptSounds,
    async close() {
      tidying.stop();
      voice.close();
      await host.close();
    },
  };
}
