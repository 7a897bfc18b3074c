import { access, copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** What the customer said, and what they heard. */
export interface Tracks {
  readonly customer: string;
  readonly agents: string;
}

/** The sound of recordings, two files of one track each. */
export interface RecordingFiles {
  /** Takes both files over from the media engine. False: it does not have them. Doing it twice is harmless. */
  keep(organisationId: string, recordingId: string): Promise<boolean>;
  /** Paths; undefined: there are none. */
  find(organisationId: string, recordingId: string): Promise<Tracks | undefined>;
  remove(organisationId: string, recordingId: string): Promise<void>;
}

/** Brings a file of the media engine to `to`, and takes it out there. False: there is no such file. */
export type TakeFile = (name: string, to: string) => Promise<boolean>;

/** Ids of ours, as a part of a path. */
const safeName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

/** In a folder of the server, whatever machine the media engine runs on. */
export function createRecordingFiles(folder: string, take: TakeFile): RecordingFiles {
  const pathsOf = (organisationId: string, recordingId: string): Tracks | undefined => {
    if (!safeName.test(organisationId) || !safeName.test(recordingId)) return undefined;
    const path = (track: string): string =>
      join(folder, organisationId, `${recordingId}-${track}.wav`);
    return { customer: path("in"), agents: path("out") };
  };
  return {
    async keep(organisationId, recordingId) {
      const paths = pathsOf(organisationId, recordingId);
      if (paths === undefined) return false;
      await mkdir(join(folder, organisationId), { recursive: true, mode: 0o700 });
      const taken = await Promise.all([
        keepOne(take, `${recordingId}-in`, paths.customer),
        keepOne(take, `${recordingId}-out`, paths.agents),
      ]);
      // One side alone is better than nothing.
      return taken.some(Boolean);
    },
    async find(organisationId, recordingId) {
      const paths = pathsOf(organisationId, recordingId);
      if (paths === undefined) return undefined;
      const there = await Promise.all([isThere(paths.customer), isThere(paths.agents)]);
      return there.some(Boolean) ? paths : undefined;
    },
    async remove(organisationId, recordingId) {
      const paths = pathsOf(organisationId, recordingId);
      if (paths === undefined) return;
      await Promise.all([paths.customer, paths.agents].map((path) => rm(path, { force: true })));
    },
  };
}

async function keepOne(take: TakeFile, name: string, to: string): Promise<boolean> {
  if (await isThere(to)) return true;
  const unfinished = `${to}.unfinished`;
  if (!(await take(name, unfinished))) return false;
  await rename(unfinished, to);
  return true;
}

/** From the folder of a media engine on this machine. */
export function takeFromFolder(folder: string): TakeFile {
  return async (name, to) => {
    const from = join(folder, `${name}.wav`);
    if (!(await isThere(from))) return false;
    await rename(from, to).catch(async (error: unknown) => {
      // Another file system.
      if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
      await copyFile(from, to);
      await rm(from);
    });
    return true;
  };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
