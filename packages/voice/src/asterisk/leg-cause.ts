import type { LegCause } from "@maru/core";

/**
 * Why a leg ended, from Asterisk's cause (ITU-T Q.850, as SIP's answers are mapped to it).
 *
 * 44 is Asterisk's own: no sound for `rtp_timeout`. No answer of a phone or a carrier is mapped to it.
 */
export function causeOfEnd(cause: number, wasUp: boolean): LegCause {
  if (cause === 44) return wasUp ? "lost" : "unreachable";
  if (wasUp) return "hung_up";
  switch (cause) {
    case 17: // user busy
      return "busy";
    case 21: // call rejected
      return "rejected";
    case 18: // no user responding
    case 19: // no answer from user
    case 102: // timer
      return "no_answer";
    case 0: // gone before anything was said: its caller gave up
    case 16: // normal clearing
    case 26: // answered elsewhere
    case 487:
      return "hung_up";
    default:
      return "unreachable";
  }
}
