import { promptAudioPath, type StoredSound } from "@maru/protocol";
import { useQuery } from "@tanstack/react-query";
import { Pause, Play, Trash2, TriangleAlert } from "lucide-react";
import { usePlayback } from "../../history/use-playback.ts";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { clockSpan } from "../../state/duration.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { peaksOf } from "./wave-encoder.ts";

const bars = 120;

type Props = {
  sound: { sha256: string; durationMs: number };
  /** How it was when it came, for as long as the form is open. */
  judged: StoredSound | null;
  note: string | null;
  onRemove: () => void;
};

/** A stored sound: its shape, to be heard, and what is to be known of its level. */
export function SoundPlayer({ sound, judged, note, onRemove }: Props) {
  const say = useSay();
  const address = promptAudioPath(sound.sha256);
  const playback = usePlayback(address);
  return (
    <div className="rounded-md bg-surface-1 p-3 ring-1 ring-line">
      <div className="flex items-center gap-3">
        <IconButton
          icon={playback.playing ? Pause : Play}
          label={say(playback.playing ? "recording.pause" : "recording.play")}
          onClick={playback.toggle}
        />
        <Shape address={address} share={playback.atMs / Math.max(1, sound.durationMs)} />
        <span className="tabular shrink-0 text-xs font-medium text-ink-2">
          {clockSpan(playback.atMs)} / {clockSpan(sound.durationMs)}
        </span>
        <IconButton icon={Trash2} label={say("admin.prompts.remove")} onClick={onRemove} />
      </div>
      {playback.failed && (
        <p role="alert" className="mt-2 text-xs text-rona-ink">
          {say("recording.playFailed")}
        </p>
      )}
      {judged !== null && <Judgement judged={judged} />}
      {note !== null && <Warning text={note} />}
    </div>
  );
}

/** Bars from the file itself; what was heard already in the accent. */
function Shape({ address, share }: { address: string; share: number }) {
  const { data: peaks = [] } = useQuery({
    queryKey: ["prompt-sound", address],
    queryFn: async () => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return peaksOf(await response.arrayBuffer(), bars);
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${bars} 20`}
      preserveAspectRatio="none"
      className="h-9 min-w-0 flex-1"
    >
      {peaks.map((peak, index) => {
        const height = Math.max(0.8, peak * 20);
        const className = index / bars < share ? "fill-accent" : "fill-line-strong";
        const bar = { x: index + 0.15, y: 10 - height / 2, width: 0.7, height };
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the bar stands for
        return <rect key={index} {...bar} className={className} />;
      })}
    </svg>
  );
}

function Judgement({ judged }: { judged: StoredSound }) {
  const say = useSay();
  const intl = useIntlShape();
  const { level, warnings } = judged;
  const decibels = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 1 });
  const key =
    level.gainDb > 0.5
      ? "admin.prompts.raised"
      : level.gainDb < -0.5
        ? "admin.prompts.lowered"
        : "admin.prompts.asItWas";
  return (
    <>
      <p className="mt-2 text-xs text-ink-3">
        {say("admin.prompts.level", {
          loudness: decibels(level.loudnessDb),
          peak: decibels(level.peakDb),
        })}{" "}
        {say(key, { gain: decibels(Math.abs(level.gainDb)) })}
      </p>
      {warnings.map((warning) => (
        <Warning key={warning} text={say(`admin.prompts.warning.${warning}`)} />
      ))}
    </>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <p className="mt-1.5 flex items-start gap-1.5 text-xs text-idle-ink">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      {text}
    </p>
  );
}
