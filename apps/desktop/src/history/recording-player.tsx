import { type RecordingSummary, recordingAudioPath } from "@maru/protocol";
import { useQuery } from "@tanstack/react-query";
import { Download, Pause, Play } from "lucide-react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../hooks/words-context.tsx";
import { clockSpan } from "../state/duration.ts";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { SPEEDS, usePlayback } from "./use-playback.ts";
import { WaveformSlider } from "./waveform-slider.tsx";

/** A stored recording: the customer above, the agents below, silent and hatched where it was paused. */
export function RecordingPlayer({
  recording,
  fileName,
}: {
  recording: RecordingSummary;
  fileName: string;
}) {
  const say = useSay();
  const { client } = useDesk();
  const address = recordingAudioPath(recording.id);
  const wave = useQuery({
    queryKey: ["waveform", recording.id],
    queryFn: () => client.query("recording.waveform", { recordingId: recording.id }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const playback = usePlayback(address);
  if (wave.isError)
    return (
      <div className="flex items-center gap-3 text-sm text-ink-2">
        {say("recording.loadFailed")}
        <Button size="sm" onClick={() => void wave.refetch()}>
          {say("action.retry")}
        </Button>
      </div>
    );
  if (wave.data === undefined) return <Skeleton rows={2} />;
  return (
    <>
      <WaveformSlider
        wave={{ ...wave.data, paused: recording.paused }}
        atMs={playback.atMs}
        playing={playback.playing}
        now={playback.now}
        onSeek={playback.seek}
        onToggle={playback.toggle}
      />
      <Legend paused={recording.paused.length > 0} />
      <Controls
        playback={playback}
        durationMs={wave.data.durationMs}
        address={address}
        fileName={fileName}
      />
      {playback.failed && (
        <p role="alert" className="mt-2 text-xs text-rona-ink">
          {say("recording.playFailed")}
        </p>
      )}
    </>
  );
}

function Legend({ paused }: { paused: boolean }) {
  const say = useSay();
  const item = "flex items-center gap-1.5";
  return (
    <p className="mt-1.5 flex gap-4 text-xs text-ink-2">
      <span className={item}>
        <span aria-hidden className="size-2 rounded-full bg-engaged" />
        {say("recording.customer")}
      </span>
      <span className={item}>
        <span aria-hidden className="size-2 rounded-full bg-accent" />
        {say("recording.agent")}
      </span>
      {paused && (
        <span className={item}>
          <span
            aria-hidden
            className="h-2.5 w-4 border border-line-strong bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1px,transparent_1px_4px)]"
          />
          {say("recording.pausedPart")}
        </span>
      )}
    </p>
  );
}

type ControlsProps = {
  playback: ReturnType<typeof usePlayback>;
  durationMs: number;
  address: string;
  fileName: string;
};

function Controls({ playback, durationMs, address, fileName }: ControlsProps) {
  const say = useSay();
  const intl = useIntlShape();
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button
        variant="primary"
        size="sm"
        icon={playback.playing ? Pause : Play}
        onClick={playback.toggle}
      >
        {say(playback.playing ? "recording.pause" : "recording.play")}
      </Button>
      <span className="tabular text-xs font-medium text-ink-2">
        {clockSpan(playback.atMs)} / {clockSpan(durationMs)}
      </span>
      <fieldset className="ml-auto flex rounded-sm bg-surface-3 p-0.5">
        <legend className="sr-only">{say("recording.speed")}</legend>
        {SPEEDS.map((speed) => (
          <label
            key={speed}
            className="tabular flex h-6 cursor-pointer items-center rounded-xs px-2 text-xs font-medium text-ink-2 has-[:checked]:bg-surface-1 has-[:checked]:font-semibold has-[:checked]:text-ink has-[:checked]:shadow-raised has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent"
          >
            <input
              type="radio"
              name={`speed-${address}`}
              className="sr-only"
              checked={playback.speed === speed}
              onChange={() => playback.changeSpeed(speed)}
            />
            {say("recording.speedValue", { speed: intl.formatNumber(speed) })}
          </label>
        ))}
      </fieldset>
      <Tooltip text={say("recording.download")}>
        <a
          href={`${address}?download=${encodeURIComponent(fileName)}`}
          download
          aria-label={say("recording.download")}
          className="inline-flex size-7 items-center justify-center rounded-sm text-ink-2 hover:bg-surface-3 hover:text-ink"
        >
          <Download aria-hidden className="size-4" strokeWidth={1.9} />
        </a>
      </Tooltip>
    </div>
  );
}
