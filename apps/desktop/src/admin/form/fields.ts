import type { ReactNode } from "react";
import type { FieldPath, FieldValues } from "react-hook-form";
import { RadioInput, SelectInput, SwitchInput } from "./choice-fields.tsx";
import { LevelsInput } from "./levels-field.tsx";
import { DurationInput, NumberInput } from "./number-fields.tsx";
import { PickInput, PickManyInput } from "./pick-fields.tsx";
import {
  LinesInput,
  LocalTextInput,
  OptionalTextInput,
  TextArea,
  TextInput,
} from "./text-fields.tsx";

const FIELDS = {
  Text: TextInput,
  OptionalText: OptionalTextInput,
  Area: TextArea,
  Lines: LinesInput,
  LocalText: LocalTextInput,
  Number: NumberInput,
  Duration: DurationInput,
  Select: SelectInput,
  Radio: RadioInput,
  Switch: SwitchInput,
  Levels: LevelsInput,
  Pick: PickInput,
  PickMany: PickManyInput,
};

type Props<Field> = Field extends (props: infer P) => ReactNode ? P : never;

/** The same fields, but they take only names that the values have. */
type FieldsOf<Values extends FieldValues> = {
  [Name in keyof typeof FIELDS]: (
    props: Omit<Props<(typeof FIELDS)[Name]>, "name"> & { name: FieldPath<Values> },
  ) => ReactNode;
};

/** Fields of a form with these values: a name that is not among them does not compile. */
export const fieldsOf = <Values extends FieldValues>(): FieldsOf<Values> =>
  FIELDS as unknown as FieldsOf<Values>;
