import type { ExtraConfiguration } from "../../apps/server/src/asterisk/asterisk-configuration.ts";

/** What is dialled to reach Asterisk's own queue; the second also records, by MixMonitor. */
export const YARDSTICK = { plain: "7000", recorded: "7001" } as const;

/**
 * `app_queue` with the same number of agents, whose phones are at one address, on the same line and the same Asterisk.
 * Not answered before the agent does: `Answer()` would wait for the caller's first media. What it does at its fastest.
 * https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/Dialplan_Applications/Queue/
 */
export function yardstick(agents: number, phonePort: number): ExtraConfiguration {
  const numbers = Array.from({ length: agents }, (_, index) => index);
  return {
    modules: ["app_queue", "app_mixmonitor"],
    files: {
      "extensions.conf": `
[maru](+)
exten => ${YARDSTICK.plain},1,Queue(bench)
 same => n,Hangup()
exten => ${YARDSTICK.recorded},1,MixMonitor(\${UNIQUEID}.wav)
 same => n,Queue(bench)
 same => n,Hangup()
`,
      "queues.conf": `[general]
autofill = yes
shared_lastcall = no

[bench]
strategy = rrmemory
musicclass = maru
timeout = 20
retry = 1
wrapuptime = 0
ringinuse = no
announce-frequency = 0
${numbers.map((index) => `member => PJSIP/yardstick-${index}`).join("\n")}
`,
      "pjsip.conf": numbers
        .map(
          (index) => `
[yardstick-${index}]
type = aor
contact = sip:yardstick-${index}@127.0.0.1:${phonePort}

[yardstick-${index}]
type = endpoint
context = maru
disallow = all
allow = ulaw
direct_media = no
aors = yardstick-${index}
`,
        )
        .join(""),
    },
  };
}
