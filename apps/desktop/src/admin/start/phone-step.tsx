import { useState } from "react";
import { useDocuments } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { Badge } from "../../ui/badges.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { newEntryPoint } from "../channels/new-entry-point.ts";
import { idFrom } from "../items/item-id.ts";
import { useItems } from "../items/items.ts";
import { newQueue } from "../queues/new-queue.ts";
import type { StepProps } from "./start-page.tsx";
import { StepFrame } from "./step-frame.tsx";
import { usePut } from "./use-put.ts";

/** A number, the line it comes by, and a call to try it with. */
export function PhoneStep({ onNext, nextLabel }: StepProps) {
  const { items: numbers } = useItems("phoneNumber");
  const there = numbers.find(({ entryPointId }) => entryPointId !== null);
  return there === undefined ? (
    <NewNumber onNext={onNext} nextLabel={nextLabel} />
  ) : (
    <TestCall number={there.number} entryPointId={there.entryPointId ?? ""} onNext={onNext} />
  );
}

const E164 = /^\+[1-9]\d{6,14}$/;

function NewNumber({ onNext, nextLabel }: StepProps) {
  const say = useSay();
  const [number, setNumber] = useState("");
  const [host, setHost] = useState("");
  const [tried, setTried] = useState(false);
  const { make, working, failure } = useMakeNumber();
  const faulty = !E164.test(number.trim());
  const create = async () => {
    setTried(true);
    if (!faulty) await make(number.trim(), host.trim());
  };
  return (
    <StepFrame
      title={say("admin.start.step.phone")}
      lead={say("admin.start.phoneLead")}
      submit={say("admin.numbers.create")}
      working={working}
      failure={failure}
      onSubmit={() => void create()}
      onSkip={onNext}
      skip={nextLabel}
    >
      <TextField
        label={say("admin.numbers.number")}
        hint={say("admin.numbers.numberHelp")}
        value={number}
        onChange={setNumber}
        error={tried && faulty ? say("field.e164_invalid") : null}
      />
      <TextField
        label={say("admin.start.carrier")}
        hint={say("admin.start.carrierHelp")}
        value={host}
        onChange={setHost}
      />
    </StepFrame>
  );
}

/** What a first number needs: a queue of calls, an entry point, a trunk where one is named, and the number. */
function useMakeNumber() {
  const say = useSay();
  const queues = useItems("queue").items;
  const entryPoints = useItems("entryPoint").items;
  const reasons = useItems("wrapUpReason").items;
  const teams = useItems("team").items;
  const trunks = useItems("trunk").items;
  const { run, put, working, failure } = usePut();
  const make = (number: string, host: string) =>
    run(async () => {
      const ids = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));
      const voice = queues.find(({ channel }) => channel === "voice");
      const queueId = voice?.id ?? idFrom(say("admin.start.callQueue"), ids(queues), "calls");
      if (voice === undefined)
        await put("queue", {
          ...newQueue(reasons.map(({ id }) => id)),
          id: queueId,
          name: say("admin.start.callQueue"),
          channel: "voice",
          teamIds: teams.slice(0, 1).map(({ id }) => id),
        });
      const line = entryPoints.find((each) => each.queueId === queueId);
      const name = say("admin.start.callEntry");
      const entryPointId = line?.id ?? idFrom(name, ids(entryPoints), "phone");
      if (line === undefined)
        await put("entryPoint", {
          ...newEntryPoint(),
          id: entryPointId,
          name,
          channel: "voice",
          queueId,
        });
      let trunkId = trunks[0]?.id ?? null;
      if (host !== "") {
        trunkId = idFrom(host, ids(trunks), "trunk");
        await put("trunk", {
          id: trunkId,
          name: host,
          host,
          transport: "udp",
          srtp: false,
          username: null,
          register: false,
          addresses: [],
          country: "KR",
        });
      }
      const id = number.replace(/\D/g, "");
      await put("phoneNumber", { id, number, label: "", entryPointId, outbound: true, trunkId });
    });
  return { make, working, failure };
}

/** Watches the queue: the test call is seen as it comes. */
function TestCall({
  number,
  entryPointId,
  onNext,
}: {
  number: string;
  entryPointId: string;
  onNext: () => void;
}) {
  const say = useSay();
  const { items: entryPoints } = useItems("entryPoint");
  const queueId = entryPoints.find(({ id }) => id === entryPointId)?.queueId;
  const queue = useDocuments("queue/").find(({ id }) => id === queueId);
  const contacts = useDocuments("contact/");
  const rings = contacts.some(({ channel }) => channel === "voice");
  const arrived = rings || (queue?.waiting ?? 0) > 0;
  return (
    <StepFrame
      title={say("admin.start.callTitle")}
      lead={say("admin.start.callLead", { number })}
      onSkip={onNext}
      skip={say("admin.start.finish")}
    >
      <div
        role="status"
        className="flex items-center gap-3 rounded-md bg-surface-2 px-4 py-3 text-sm"
      >
        <Badge tone={arrived ? "available" : "offline"}>
          {say(arrived ? "admin.start.callArrived" : "admin.start.callAwaited")}
        </Badge>
        <span className="tabular font-semibold">{number}</span>
      </div>
      <p className="text-sm text-ink-2">{say("admin.start.callHelp")}</p>
    </StepFrame>
  );
}
