import type { FormEvent, ReactNode } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";

type Props = {
  title: string;
  lead: string;
  children: ReactNode;
  submit?: string;
  working?: boolean;
  failure?: string | null;
  onSubmit?: () => void;
  onSkip: () => void;
  skip: string;
};

/** One step of the guide: what it is for, its few fields, do it or leave it for later. */
export function StepFrame(props: Props) {
  const say = useSay();
  const { title, lead, failure = null, onSubmit } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <form noValidate aria-label={title} onSubmit={submit} className="flex max-w-140 flex-col gap-5">
      <div>
        <h2 className="text-lg font-bold tracking-tight">{title}</h2>
        <p className="mt-1 text-sm text-ink-2">{lead}</p>
      </div>
      {props.children}
      <p
        role="alert"
        className="rounded-md bg-rona-soft px-3 py-2 text-sm text-rona-ink empty:hidden"
      >
        {failure ?? ""}
      </p>
      <div className="flex gap-2">
        {onSubmit !== undefined && (
          <Button type="submit" variant="primary" size="lg" working={props.working ?? false}>
            {props.submit ?? say("admin.form.save")}
          </Button>
        )}
        <Button
          size="lg"
          variant={onSubmit === undefined ? "primary" : "ghost"}
          onClick={props.onSkip}
        >
          {props.skip}
        </Button>
      </div>
    </form>
  );
}
