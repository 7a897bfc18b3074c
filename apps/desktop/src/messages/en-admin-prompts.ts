import type { koAdminPrompts } from "./ko-admin-prompts.ts";

/** Prompts in the administration. */
export const enAdminPrompts = {
  "admin.section.prompts": "Prompts",
  "admin.prompts.lead":
    "What callers hear in flows and while they wait. Upload a recording, or have a text spoken.",
  "admin.prompts.create": "New prompt",
  "admin.prompts.empty": "There are no prompts yet",
  "admin.prompts.nameHelp": "Shown where flows are edited. For example: Closed announcement",
  "admin.prompts.text": "What it says",
  "admin.prompts.koLead":
    "For customers who are served in Korean. Without it they hear the English one.",
  "admin.prompts.enLead":
    "For customers who are served in English. Without it they hear the Korean one.",
  "admin.prompts.source": "Kind of sound",
  "admin.prompts.source.recording": "Recording",
  "admin.prompts.source.speech": "Text to speech",
  "admin.prompts.recordingText": "What it says (optional)",
  "admin.prompts.recordingTextHelp": "Written down, it is shown in the list and can be searched.",
  "admin.prompts.speechText": "Text to be spoken",
  "admin.prompts.speechTextHelp":
    "The server's speech synthesiser (espeak-ng) reads it. Numbers sound best when they are written out.",
  "admin.prompts.choose": "Choose a file",
  "admin.prompts.dropHint":
    "Or drop it here. WAV, MP3, M4A and the like, up to five minutes; it is converted for the telephone and levelled.",
  "admin.prompts.speak": "Speak the text",
  "admin.prompts.remove": "Remove this sound",
  "admin.prompts.stale": "The text has changed. Have it spoken again for callers to hear it.",
  "admin.prompts.level": "As uploaded: {loudness} dB, peak {peak} dB.",
  "admin.prompts.raised": "Raised by {gain} dB to match other prompts.",
  "admin.prompts.lowered": "Lowered by {gain} dB to match other prompts.",
  "admin.prompts.asItWas": "The level was right and was left alone.",
  "admin.prompts.warning.clipped":
    "It was recorded too loud, and parts are distorted. Record it again further from the microphone.",
  "admin.prompts.warning.was_too_quiet":
    "It was very quiet, and its noise was raised too. Record it again closer to the microphone.",
  "admin.prompts.warning.mostly_silence":
    "Most of it is silence. Listen whether it is the right file.",
  "admin.prompts.warning.long_silence_at_start":
    "It begins with more than two seconds of silence. Callers may think the line is dead.",

  "admin.entryPoints.music": "Music on hold",
  "admin.entryPoints.musicHelp":
    "Played over and over while callers wait or are on hold. A flow's queue step may have its own.",
  "admin.entryPoints.houseMusic": "Usual music",
} as const satisfies Record<keyof typeof koAdminPrompts, string>;
