/**
 * Joins the engines of the organisations to the telephone and to what is kept of their calls. Called by `main.ts`, and
 * by the tests that have a whole server within their process.
 */
import { type EngineDependencies, EngineHost } from "./engine/engine-host.ts";
import { createHistory, type History } from "./projections/history.ts";
import { createRecordingFiles, type TakeFile } from "./recordings/recording-files.ts";
import { createRecordingKeeper, type RecordingKeeper } from "./recordings/recording-keeper.ts";
import { keepRecordingsTidy } from "./recordings/recording-retention.ts";
import type { VoiceLine } from "./voice/organisation-voice.ts";
import type { Telephone, TelephonePlace } from "./voice/telephone.ts";
import { createTelephoneSecrets } from "./voice/telephone-secrets.ts";
import { createVoiceEdge } from "./voice/voice-edge.ts";

export interface EnginesParts extends Omit<EngineDependencies, "media"> {
  /** The media engine for an organisation's calls. */
  readonly openLine: (organisationId: string) => VoiceLine;
  readonly place: TelephonePlace;
  readonly recordingFolder: string;
  readonly takeRecording: TakeFile;
}

export interface Engines {
  readonly host: EngineHost;
  readonly history: History;
  readonly recordings: RecordingKeeper;
  readonly telephone: Telephone;
  close(): Promise<void>;
}

export async function createEngines(parts: EnginesParts): Promise<Engines> {
  const { db, logger, clock, openLine, place } = parts;
  const now = (): number => clock.now();
  const organisation = (id: string) => host.organisation(id);
  const history = createHistory({ organisation, db });
  const files = createRecordingFiles(parts.recordingFolder, parts.takeRecording);
  const recordings = createRecordingKeeper({ db, files, organisation, logger, now });
  const secrets = await createTelephoneSecrets(db);
  const voice = createVoiceEdge({
    ...{ organisation, history, recordings, secrets, logger, now, openLine },
  });
  const host = new EngineHost({ ...parts, media: voice.outlet });
  const tidying = keepRecordingsTidy({ db, recordings, logger });
  return {
    host,
    history,
    recordings,
    telephone: { voice, secrets, place },
    async close() {
      tidying.stop();
      voice.close();
      await host.close();
    },
  };
}
