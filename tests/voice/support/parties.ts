/**
 * Each party of a call speaks one steady tone, in hertz, so that whoever listens can tell who is
 * heard. The tones lie inside the telephone band, at least 270 Hz apart, and no harmonic of one (or
 * its image below 4 kHz) comes within 60 Hz of another. None is near a key's or a progress tone.
 */
export const TONES = {
  carol: 560,
  alice: 1030,
  bob: 1430,
  dave: 1830,
  sam: 2160,
  erin: 2430,
  frank: 2730,
  grace: 3030,
} as const;

export type Party = keyof typeof TONES;
export const PARTIES = Object.keys(TONES) as Party[];

/** Of full scale: eight parties in one room do not overload it. */
export const TONE_AMPLITUDE = 0.1;
