import { cleanNumber, isDialable } from "../dial/number.ts";
import { matches } from "./search.ts";

export type NumberTarget = {
  /** Of the address book's entry; `typed`: the number in the field. */
  id: string;
  group: "typed" | "frequent" | "addressBook";
  /** As it will be dialled. */
  number: string;
  /** Null: a number that is in no list. */
  name: string | null;
};

type Entry = { id: string; name: string; number: string; frequent: boolean };

/** What may be called (V-45, K-40): the number as typed, the frequent ones, then the rest of the address book. */
export function numberTargets(addresses: readonly Entry[], query: string): NumberTarget[] {
  const typed = cleanNumber(query);
  const digits = typed.replace(/\D/g, "");
  // A name with a number in it is looked for, not dialled.
  const isNumber = !/\p{L}/u.test(query);
  const fits = ({ name, number }: Entry) =>
    matches(name, query) ||
    (isNumber && digits !== "" && number.replace(/\D/g, "").includes(bare(digits)));
  const of = (frequent: boolean): NumberTarget[] =>
    addresses
      .filter((one) => one.frequent === frequent && fits(one))
      .map(({ id, name, number }) => ({
        id,
        group: frequent ? "frequent" : "addressBook",
        number,
        name,
      }));
  return [
    ...(isNumber && isDialable(query)
      ? [{ id: "typed", group: "typed", number: typed, name: null } as const]
      : []),
    ...of(true),
    ...of(false),
  ];
}

/** The address book has numbers in E.164, people type the zero of their country's writing. */
const bare = (digits: string): string => digits.replace(/^0+(?=\d)/, "");
