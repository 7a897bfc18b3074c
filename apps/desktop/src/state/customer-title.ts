import type { ContactDocument } from "@maru/protocol";

type Called = {
  customer: Pick<ContactDocument["customer"], "name">;
  call: Pick<NonNullable<ContactDocument["call"]>, "customerNumber" | "ourNumber"> | null;
};

/** `number` is how the number is written, or why there is none; null where the title says it already. */
export type CustomerTitle = { title: string; number: string | null };

/** What a contact's customer is called: by name, else by the number they call from. */
export function customerTitle(
  { customer: { name }, call }: Called,
  write: (number: string) => string,
  words: { withheld: string; website: string },
): CustomerTitle {
  if (call === null) return { title: name, number: null };
  const { customerNumber, ourNumber } = call;
  // A call from a web page is to no number of ours.
  const without = ourNumber === null ? words.website : words.withheld;
  const number = customerNumber === null ? without : write(customerNumber);
  const nameless = name === "" || name === customerNumber || name === number;
  return nameless ? { title: number, number: null } : { title: name, number };
}
