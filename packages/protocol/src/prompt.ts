/** The sound of prompts: stored first, then named by the configured prompt that has it. */
import { z } from "zod";

export const MAX_PROMPT_MS = 300_000;
/** Characters; spoken it stays under `MAX_PROMPT_MS`. */
export const MAX_PROMPT_TEXT = 2_000;
/** A file that is sent in: five minutes of anything a recorder makes of one channel, or of two in 16 bits. */
export const MAX_PROMPT_BYTES = 64 * 1024 * 1024;

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256 in hexadecimal");

const decibels = z.number().describe("dBFS; 0 is full scale");

/** What was made of a file or a text, with figures to judge it by. */
export const storedSoundSchema = z
  .object({
    sha256: z.string(),
    durationMs: z.number(),
    level: z
      .object({
        peakDb: decibels,
        loudnessDb: decibels.describe("Mean of what is not silence, as it was sent in"),
        gainDb: z.number().describe("How much louder (or softer) it was made to sound like others"),
        clippedShare: z.number().describe("Share of samples at full scale, 0 to 1"),
        silentShare: z.number().describe("Share of the time nothing is heard, 0 to 1"),
      })
      .describe("Of the sound as it came, before it was converted"),
    warnings: z
      .array(z.enum(["clipped", "was_too_quiet", "mostly_silence", "long_silence_at_start"]))
      .describe("It is stored all the same"),
    waveform: z.array(z.number()).describe("Peaks from 0 to 1, evenly spaced, at most 200"),
  })
  .meta({ id: "StoredSound" });
export type StoredSound = z.infer<typeof storedSoundSchema>;
