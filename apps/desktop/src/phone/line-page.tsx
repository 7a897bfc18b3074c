import { playTestTone, playTo } from "@maru/sdk/softphone";
import {
  AudioLines,
  CircleCheck,
  CircleDashed,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  Mic,
  Phone,
  RefreshCw,
  Volume2,
  Wifi,
} from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useConnection, useDocument } from "../hooks/desk-context.tsx";
import { usePreferences, useSay } from "../hooks/words-context.tsx";
import { Button } from "../ui/button.tsx";
import { DeviceChoices } from "./device-choices.tsx";
import { stationLook } from "./line-light.tsx";
import { type LineTest, useLineTest } from "./use-line-test.ts";
import { useLine } from "./use-phone.ts";
import { useSoundDevices } from "./use-sound-devices.ts";

/** [회선 점검]: is this browser fit to be a telephone, and if not, what to do. */
export function LinePage() {
  const say = useSay();
  const [run, setRun] = useState(0);
  const { microphoneId } = usePreferences();
  const test = useLineTest(microphoneId, run);
  const devices = useSoundDevices(test.microphone.status);
  return (
    <main id="main" tabIndex={-1} className="min-h-0 overflow-y-auto bg-surface-1 outline-none">
      <div className="mx-auto max-w-2xl px-5 py-6">
        <header className="flex items-start gap-4">
          <div className="min-w-0 flex-1">
            <h1 className="text-xl font-bold tracking-tight">{say("lineTest.title")}</h1>
            <p className="mt-1 text-sm text-ink-2">{say("lineTest.lead")}</p>
          </div>
          <Button icon={RefreshCw} onClick={() => setRun((before) => before + 1)}>
            {say("lineTest.run")}
          </Button>
        </header>
        <section aria-label={say("lineTest.devices")} className="mt-5">
          <DeviceChoices devices={devices} />
        </section>
        <ul key={run} className="mt-5 divide-y divide-line rounded-lg border border-line">
          <MicrophoneRow test={test} />
          <SpeakerRow />
          <NetworkRow />
          <RegistrationRow />
          <LoopbackRow test={test} />
        </ul>
      </div>
    </main>
  );
}

type Verdict = "pass" | "fail" | "running" | "waiting";

const LOOKS: Record<Verdict, { icon: LucideIcon; ink: string }> = {
  pass: { icon: CircleCheck, ink: "text-available-ink" },
  fail: { icon: CircleX, ink: "text-rona-ink" },
  running: { icon: LoaderCircle, ink: "text-ink-3" },
  waiting: { icon: CircleDashed, ink: "text-idle-ink" },
};

type RowProps = {
  icon: LucideIcon;
  title: string;
  verdict: Verdict;
  detail: string;
  children?: ReactNode;
};

function Row({ icon: Icon, title, verdict, detail, children }: RowProps) {
  const say = useSay();
  const { icon: Sign, ink } = LOOKS[verdict];
  return (
    <li className="flex min-h-18 gap-3.5 px-4 py-3.5">
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-ink-3" strokeWidth={1.9} />
      <div className="min-w-0 flex-1">
        <h2 className="text-sm font-semibold">{title}</h2>
        <p className="mt-0.5 text-sm text-ink-2" role="status">
          {detail}
        </p>
        {children}
      </div>
      <p className={`flex h-5 shrink-0 items-center gap-1.5 text-xs font-semibold ${ink}`}>
        <Sign
          aria-hidden
          className={`size-4 ${verdict === "running" ? "motion-safe:animate-spin" : ""}`}
        />
        {say(`lineTest.${verdict}`)}
      </p>
    </li>
  );
}

function MicrophoneRow({ test: { microphone, level } }: { test: LineTest }) {
  const say = useSay();
  const row = { icon: Mic, title: say("lineTest.microphone") };
  if (microphone.status === "running")
    return <Row {...row} verdict="running" detail={say("lineTest.microphoneSpeak")} />;
  if (microphone.status === "failed")
    return <Row {...row} verdict="fail" detail={say(`line.reason.${microphone.reason}`)} />;
  const { heard, silent } = microphone;
  return (
    <Row
      {...row}
      verdict={heard ? "pass" : silent ? "fail" : "waiting"}
      detail={say(
        heard
          ? "lineTest.microphoneHeard"
          : silent
            ? "lineTest.microphoneSilent"
            : "lineTest.microphoneSpeak",
      )}
    >
      <LevelBar level={level} />
    </Row>
  );
}

/** Speech fills about two thirds of it. */
const FULL_AT = 0.25;

function LevelBar({ level }: { level: () => number }) {
  const say = useSay();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const share = Math.min(1, Math.sqrt(level() / FULL_AT));
      bar.current?.style.setProperty("transform", `scaleX(${share})`);
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [level]);
  return (
    <div
      role="img"
      aria-label={say("lineTest.level")}
      className="mt-2 h-2 overflow-hidden rounded-full bg-surface-3"
    >
      <div ref={bar} className="h-full w-full origin-left rounded-full bg-available" />
    </div>
  );
}

function SpeakerRow() {
  const say = useSay();
  const { speakerId } = usePreferences();
  const [state, setState] = useState<"ask" | "playing" | "played" | "heard" | "silent">("ask");
  const play = async () => {
    setState("playing");
    await playTestTone(speakerId).catch(() => undefined);
    setState("played");
  };
  const verdict = {
    ask: "waiting",
    playing: "running",
    played: "waiting",
    heard: "pass",
    silent: "fail",
  } as const;
  const detail = { heard: "lineTest.speakerHeard", silent: "lineTest.speakerSilent" } as const;
  return (
    <Row
      icon={Volume2}
      title={say("lineTest.speaker")}
      verdict={verdict[state]}
      detail={say(state === "heard" || state === "silent" ? detail[state] : "lineTest.speakerAsk")}
    >
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" working={state === "playing"} onClick={() => void play()}>
          {say(state === "playing" ? "lineTest.playing" : "lineTest.play")}
        </Button>
        {state === "played" && (
          <>
            <Button size="sm" variant="primary" onClick={() => setState("heard")}>
              {say("lineTest.heardYes")}
            </Button>
            <Button size="sm" onClick={() => setState("silent")}>
              {say("lineTest.heardNo")}
            </Button>
          </>
        )}
      </div>
    </Row>
  );
}

/** Above this people begin to talk at the same time (ITU-T G.114 asks for 150 ms one way). */
const SLOW_ROUND_TRIP_MS = 300;

function NetworkRow() {
  const say = useSay();
  const { status, roundTripMs } = useConnection();
  const row = { icon: Wifi, title: say("lineTest.network") };
  if (status !== "online")
    return <Row {...row} verdict="fail" detail={say("lineTest.networkLost")} />;
  if (roundTripMs === null)
    return <Row {...row} verdict="running" detail={say("connection.explainOnlineUnknown")} />;
  const ms = Math.round(roundTripMs);
  return ms <= SLOW_ROUND_TRIP_MS ? (
    <Row {...row} verdict="pass" detail={say("lineTest.networkGood", { ms })} />
  ) : (
    <Row {...row} verdict="fail" detail={say("lineTest.networkSlow", { ms })} />
  );
}

function RegistrationRow() {
  const say = useSay();
  const line = useLine();
  const telephone = useDocument("me")?.telephone ?? null;
  const row = { icon: Phone, title: say("lineTest.registration") };
  if (telephone?.station?.kind !== "browser" || line.status === "off")
    return <Row {...row} verdict="waiting" detail={say("lineTest.registrationOff")} />;
  if (line.status === "registered")
    return <Row {...row} verdict="pass" detail={say("lineTest.registered")} />;
  const { word, hint } = stationLook(telephone, line);
  const running = line.status === "preparing" || line.status === "registering";
  return <Row {...row} verdict={running ? "running" : "fail"} detail={say(hint ?? word)} />;
}

function LoopbackRow({ test: { loopback, microphone } }: { test: LineTest }) {
  const say = useSay();
  const row = { icon: AudioLines, title: say("lineTest.loopback") };
  if (microphone.status === "failed")
    return <Row {...row} verdict="waiting" detail={say("lineTest.needsMicrophone")} />;
  if (loopback.status === "running")
    return <Row {...row} verdict="running" detail={say("lineTest.loopbackLead")} />;
  if (loopback.status === "failed")
    return <Row {...row} verdict="fail" detail={say("lineTest.loopbackFailed")} />;
  return (
    <Row
      {...row}
      verdict="pass"
      detail={say("lineTest.loopbackGood", { ms: loopback.loopback.tookMs })}
    >
      <Echo stream={loopback.loopback.stream} />
    </Row>
  );
}

/** To be heard with a headset; with open speakers it whistles, so it is off at first. */
function Echo({ stream }: { stream: MediaStream }) {
  const say = useSay();
  const { speakerId } = usePreferences();
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (!on) return;
    const stopping = playTo(stream, speakerId).catch(() => () => undefined);
    return () => void stopping.then((stop) => stop());
  }, [on, stream, speakerId]);
  return (
    <Button size="sm" className="mt-2" aria-pressed={on} onClick={() => setOn(!on)}>
      {say(on ? "lineTest.echoStop" : "lineTest.echo")}
    </Button>
  );
}
