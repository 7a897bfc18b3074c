import type { QueryResult } from "@maru/protocol";
import { CircleDot, CircleSlash, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useIntlShape, useSay } from "../hooks/words-context.tsx";
import { clockSpan } from "../state/duration.ts";
import { RecordingPlayer } from "./recording-player.tsx";

type Interaction = QueryResult<"interaction.get">;
type Recording = Interaction["recordings"][number];

const UNHEARD: Record<
  Exclude<Recording["status"], "stored">,
  { icon: LucideIcon; look: string }
> = {
  running: { icon: CircleDot, look: "bg-engaged-soft text-engaged-ink" },
  deleted: { icon: CircleSlash, look: "bg-surface-2 text-ink-2" },
  failed: { icon: TriangleAlert, look: "bg-rona-soft text-rona-ink" },
};

/** What is kept of a call: its recordings, and the values of its variables as recorded at wrap-up (V-22). */
export function CallRecord({ interaction }: { interaction: Interaction }) {
  const { recordings, variables, channel, customer } = interaction;
  if (channel !== "voice" && recordings.length === 0 && variables.length === 0) return null;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 pb-4">
      {(channel === "voice" || recordings.length > 0) && (
        <Recordings recordings={recordings} of={customer.name} />
      )}
      {variables.length > 0 && <Variables variables={variables} />}
    </div>
  );
}

function Recordings({ recordings, of }: { recordings: readonly Recording[]; of: string }) {
  const say = useSay();
  return (
    <Part title={say("history.recordings")}>
      {recordings.length === 0 && (
        <p className="text-sm text-ink-3">{say("history.noRecordings")}</p>
      )}
      <ul className="flex flex-col gap-3">
        {recordings.map((recording) => (
          <li key={recording.id}>
            <RecordingItem recording={recording} of={of} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** `2026-11-21 15.25 Hana Kim.wav`: sorts by time, and says whose. */
function fileNameOf(startedAt: number, of: string): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const at = new Date(startedAt);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  const time = `${two(at.getHours())}.${two(at.getMinutes())}`;
  return `${[day, time, of].join(" ").trim()}.wav`;
}

function RecordingItem({ recording, of }: { recording: Recording; of: string }) {
  const say = useSay();
  const intl = useIntlShape();
  const time = intl.formatTime(recording.startedAt);
  const facts = [
    say("recording.startedAt", { time }),
    recording.durationMs === null ? null : clockSpan(recording.durationMs),
  ].filter((fact) => fact !== null);
  return (
    <section
      aria-label={say("recording.player", { time })}
      className="rounded-lg bg-surface-1 p-4 ring-1 ring-line"
    >
      <p className="tabular mb-2 text-xs text-ink-3">{facts.join(" · ")}</p>
      {recording.status === "stored" ? (
        <RecordingPlayer recording={recording} fileName={fileNameOf(recording.startedAt, of)} />
      ) : (
        <Unheard status={recording.status} />
      )}
    </section>
  );
}

function Unheard({ status }: { status: keyof typeof UNHEARD }) {
  const say = useSay();
  const { icon: Icon, look } = UNHEARD[status];
  return (
    <p className={`flex items-center gap-2.5 rounded-md px-3 py-2.5 text-sm ${look}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {say(`recording.${status}`)}
    </p>
  );
}

function Variables({ variables }: { variables: Interaction["variables"] }) {
  const say = useSay();
  return (
    <Part title={say("history.variables")} lead={say("history.variablesLead")}>
      <dl className="grid gap-px overflow-hidden rounded-lg bg-line ring-1 ring-line">
        {variables.map(({ id, name, value }) => (
          <div
            key={id}
            className="grid grid-cols-[minmax(6rem,11rem)_1fr] gap-4 bg-surface-1 px-4 py-2"
          >
            <dt className="text-xs leading-5 text-ink-3">{name}</dt>
            <dd className="min-w-0 text-sm">{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="text-sm font-semibold">{title}</h3>
      {lead !== undefined && <p className="text-xs text-ink-3">{lead}</p>}
      <div className="mt-2">{children}</div>
    </section>
  );
}
