import { Plus, Trash2 } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useDesigner, useReferences } from "../designer-context.tsx";
import { FLOW_KEYS, type FlowOffer, type FlowTreatment } from "../graph/flow-graph.ts";
import { emptyMessage } from "../graph/new-step.ts";
import { ReferenceEdit, SelectEdit, SwitchEdit } from "./choice-edit.tsx";
import { FormPart } from "./form-part.tsx";
import { MessageFields } from "./message-fields.tsx";
import { DurationEdit, NumberEdit } from "./number-edit.tsx";
import { type NodeOf, useStepEdit } from "./use-step-edit.ts";

const HOUR = 3_600_000;

/** Queues of the flow's channel only: the others cannot be taken. */
export function QueueEdit({
  node,
  edit: { set, problem },
  help,
}: {
  node: { queueId: string };
  edit: {
    set: (change: { queueId: string }) => void;
    problem: (field: string) => string | null;
  };
  help?: string;
}) {
  const say = useSay();
  const { channel } = useDesigner();
  const { queues } = useReferences();
  return (
    <ReferenceEdit
      label={say("flows.form.queue")}
      help={help}
      from={queues.filter((queue) => queue.channel === channel)}
      value={node.queueId}
      none={say("flows.form.chooseQueue")}
      error={problem("queueId")}
      onChange={(queueId) => set({ queueId })}
    />
  );
}

export function QueueForm({ node }: { node: NodeOf<"queue"> }) {
  const say = useSay();
  const { channel } = useDesigner();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <QueueEdit node={node} edit={{ set, problem }} />
      <NumberEdit
        label={say("flows.form.priority")}
        help={say("flows.form.priorityHelp")}
        value={node.priority}
        min={1}
        max={10}
        onChange={(priority) => set({ priority })}
      />
      <RequiredSkills node={node} />
      <Treatment node={node} />
      {channel === "voice" && (
        <>
          <Offer node={node} name="callback" />
          <Offer node={node} name="voicemail" />
        </>
      )}
    </>
  );
}

function RequiredSkills({ node }: { node: NodeOf<"queue"> }) {
  const say = useSay();
  const { skills } = useReferences();
  const { set, problem } = useStepEdit(node);
  const required = Object.entries(node.requiredSkills);
  const free = skills.find(({ id }) => node.requiredSkills[id] === undefined);
  const put = (entries: [string, number][]) =>
    set({ requiredSkills: Object.fromEntries(entries) }, "requiredSkills");
  return (
    <FormPart title={say("flows.form.skills")} note={problem("requiredSkills")}>
      {required.map(([id, level], place) => (
        <div key={id} className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_5rem] gap-2">
            <ReferenceEdit
              label={say("flows.form.skill")}
              from={skills.filter((one) => one.id === id || !(one.id in node.requiredSkills))}
              value={id}
              none={say("flows.form.chooseSkill")}
              onChange={(next) => next !== "" && put(required.with(place, [next, level]))}
            />
            <NumberEdit
              label={say("flows.form.level")}
              value={level}
              min={1}
              max={10}
              onChange={(next) => put(required.with(place, [id, next]))}
            />
          </div>
          <IconButton
            icon={Trash2}
            label={say("flows.form.removeRow", { number: place + 1 })}
            onClick={() => put(required.toSpliced(place, 1))}
          />
        </div>
      ))}
      <Button
        size="sm"
        icon={Plus}
        disabled={free === undefined}
        onClick={() => free !== undefined && put([...required, [free.id, 5]])}
      >
        {say("flows.form.addSkill")}
      </Button>
    </FormPart>
  );
}

function useTreatment(node: NodeOf<"queue">) {
  const { set, problem } = useStepEdit(node);
  return {
    treat: (change: Partial<FlowTreatment>, tag?: string) =>
      set(
        { treatment: { ...node.treatment, ...change } },
        `treatment.${tag ?? Object.keys(change).join()}`,
      ),
    problem: (field: string) => problem(`treatment.${field}`),
  };
}

/** What is said to who waits, and for how long. */
function Treatment({ node }: { node: NodeOf<"queue"> }) {
  const say = useSay();
  const { channel } = useDesigner();
  const { prompts } = useReferences();
  const { treat, problem } = useTreatment(node);
  const { treatment } = node;
  const says = treatment.sayPosition || treatment.sayWait || treatment.message !== null;
  return (
    <FormPart title={say("flows.form.waiting")}>
      {channel === "voice" && (
        <ReferenceEdit
          label={say("flows.form.music")}
          from={prompts}
          value={treatment.musicPromptId ?? ""}
          none={say("flows.form.defaultMusic")}
          error={problem("musicPromptId")}
          onChange={(id) => treat({ musicPromptId: id === "" ? null : id })}
        />
      )}
      <SwitchEdit
        label={say("flows.form.sayPosition")}
        checked={treatment.sayPosition}
        onChange={(sayPosition) => treat({ sayPosition })}
      />
      <SwitchEdit
        label={say("flows.form.sayWait")}
        checked={treatment.sayWait}
        onChange={(sayWait) => treat({ sayWait })}
      />
      <SwitchEdit
        label={say("flows.form.waitMessage")}
        checked={treatment.message !== null}
        onChange={(on) => treat({ message: on ? emptyMessage() : null })}
      />
      {treatment.message !== null && (
        <MessageFields
          message={treatment.message}
          onChange={(message, part) => treat({ message }, `message.${part}`)}
          problem={(field) => problem(`message.${field}`)}
        />
      )}
      {says && (
        <DurationEdit
          label={say("flows.form.every")}
          help={say("flows.form.everyHelp")}
          value={treatment.everyMs}
          minMs={0}
          maxMs={HOUR}
          error={problem("everyMs")}
          onChange={(everyMs) => treat({ everyMs })}
        />
      )}
      <DurationEdit
        label={say("flows.form.maxWait")}
        help={say("flows.form.maxWaitHelp")}
        value={treatment.maxWaitMs}
        minMs={0}
        maxMs={24 * HOUR}
        error={problem("maxWaitMs")}
        onChange={(maxWaitMs) => treat({ maxWaitMs })}
      />
    </FormPart>
  );
}

/** Something else than waiting that the caller may choose by a key. */
function Offer({ node, name }: { node: NodeOf<"queue">; name: "callback" | "voicemail" }) {
  const say = useSay();
  const { treat, problem } = useTreatment(node);
  const offer = node.treatment[name];
  const other = node.treatment[name === "callback" ? "voicemail" : "callback"];
  const change = (part: Partial<FlowOffer>, tag: string) =>
    offer !== null && treat({ [name]: { ...offer, ...part } }, `${name}.${tag}`);
  const fresh = (): FlowOffer => ({
    key: other?.key === "1" ? "2" : "1",
    afterMs: 60_000,
    message: emptyMessage(),
  });
  return (
    <FormPart title={say(`flows.form.offer.${name}`)}>
      <SwitchEdit
        label={say(`flows.form.offers.${name}`)}
        checked={offer !== null}
        onChange={(on) => treat({ [name]: on ? fresh() : null })}
      />
      {offer !== null && (
        <>
          <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-3">
            <SelectEdit
              label={say("flows.form.key")}
              value={offer.key}
              choices={FLOW_KEYS.map((key) => ({ value: key, label: key }))}
              error={problem(`${name}.key`)}
              onChange={(key) => change({ key }, "key")}
            />
            <DurationEdit
              label={say("flows.form.after")}
              value={offer.afterMs}
              minMs={0}
              maxMs={HOUR}
              error={problem(`${name}.afterMs`)}
              onChange={(afterMs) => change({ afterMs }, "afterMs")}
            />
          </div>
          <MessageFields
            label={say("flows.form.offerPrompt")}
            message={offer.message}
            onChange={(message, part) => change({ message }, `message.${part}`)}
            problem={(field) => problem(`${name}.message.${field}`)}
          />
        </>
      )}
    </FormPart>
  );
}
