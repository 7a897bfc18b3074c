import type { Dial, LegId } from "@maru/core";
import { FORMATS } from "./endpoint-objects.ts";
import { NOTES } from "./leg-channel.ts";

/** Core ends what rings too long, sooner than this. */
const ringSeconds = 180;

/** What `POST /channels/<id>` is asked with; `endpoint` as Asterisk's dial strings have it. */
export function originateRequest(
  legId: LegId,
  dial: Dial,
  endpoint: string,
  application: string,
): {
  query: Readonly<Record<string, string | number>>;
  body: { variables: Readonly<Record<string, string>> };
} {
  const answersItself = dial.to === "station" && dial.autoAnswer;
  return {
    query: {
      endpoint,
      app: application,
      timeout: ringSeconds,
      // Without it Asterisk offers what it mixes in first.
      formats: formatsFor(dial),
      callerId: dial.callerNumber ?? '"anonymous" <anonymous>',
    },
    body: {
      variables: {
        [NOTES.dialled]: "1",
        ...(dial.callerNumber === null ? { "CALLERID(pres)": "prohib" } : {}),
        // Which call it is: a browser answers the one its agent accepts.
        ...(dial.to === "station" && dial.station.kind === "browser"
          ? { "PJSIP_HEADER(add,X-Maru-Leg)": legId }
          : {}),
        // Desk phones know the one or the other; neither is a standard.
        ...(answersItself
          ? {
              "PJSIP_HEADER(add,Call-Info)": "<sip:maru>;answer-after=0",
              "PJSIP_HEADER(add,Alert-Info)": "info=alert-autoanswer",
            }
          : {}),
      },
    },
  };
}

function formatsFor(dial: Dial): string {
  if (dial.to === "number" || dial.station.kind === "number") return FORMATS.trunk;
  return dial.station.kind === "browser" ? FORMATS.browser : FORMATS.deskPhone;
}

/** Digits, with what may stand before and between them on a keypad. Anything else could be read as syntax. */
export function isDiallable(number: string): boolean {
  return /^\+?[0-9*#]{1,32}$/.test(number);
}
