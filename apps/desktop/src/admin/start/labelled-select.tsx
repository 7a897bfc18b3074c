import { FieldFrame } from "../form/field-frame.tsx";
import { type Choice, PlainSelect } from "../form/plain-select.tsx";

type Props = {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
};

export function LabelledSelect({ label, ...rest }: Props) {
  return (
    <FieldFrame label={label} error={null}>
      {({ id }) => <PlainSelect id={id} {...rest} className="w-full" />}
    </FieldFrame>
  );
}
