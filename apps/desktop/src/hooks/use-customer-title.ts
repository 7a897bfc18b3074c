import type { ContactDocument } from "@maru/protocol";
import { useWriteNumber } from "../phone/use-phone.ts";
import { type CustomerTitle, customerTitle } from "../state/customer-title.ts";
import { useSay } from "./words-context.tsx";

export function useCustomerTitle(contact: ContactDocument): CustomerTitle {
  const say = useSay();
  const words = { withheld: say("phone.unknownNumber"), website: say("phone.fromWebsite") };
  return customerTitle(contact, useWriteNumber(), words);
}
