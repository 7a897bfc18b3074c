import type { FieldCode, ProblemCode } from "@maru/protocol";
import { createIntl, type IntlShape } from "react-intl";
import { en } from "./messages/en.ts";
import { enAdmin } from "./messages/en-admin.ts";
import { enAdminAccounts } from "./messages/en-admin-accounts.ts";
import { enAdminChange } from "./messages/en-admin-change.ts";
import { enAdminModel } from "./messages/en-admin-model.ts";
import { enAdminPages } from "./messages/en-admin-pages.ts";
import { enAdminPeople } from "./messages/en-admin-people.ts";
import { enAdminPrompts } from "./messages/en-admin-prompts.ts";
import { enAdminStart } from "./messages/en-admin-start.ts";
import { enCalls } from "./messages/en-calls.ts";
import { enDial } from "./messages/en-dial.ts";
import { enFields } from "./messages/en-fields.ts";
import { enFlows } from "./messages/en-flows.ts";
import { enHistory } from "./messages/en-history.ts";
import { enHours } from "./messages/en-hours.ts";
import { enProblems } from "./messages/en-problems.ts";
import { enSignIn } from "./messages/en-sign-in.ts";
import { ko } from "./messages/ko.ts";
import { koAdmin } from "./messages/ko-admin.ts";
import { koAdminAccounts } from "./messages/ko-admin-accounts.ts";
import { koAdminChange } from "./messages/ko-admin-change.ts";
import { koAdminModel } from "./messages/ko-admin-model.ts";
import { koAdminPages } from "./messages/ko-admin-pages.ts";
import { koAdminPeople } from "./messages/ko-admin-people.ts";
import { koAdminPrompts } from "./messages/ko-admin-prompts.ts";
import { koAdminStart } from "./messages/ko-admin-start.ts";
import { koCalls } from "./messages/ko-calls.ts";
import { koDial } from "./messages/ko-dial.ts";
import { koFields } from "./messages/ko-fields.ts";
import { koFlows } from "./messages/ko-flows.ts";
import { koHistory } from "./messages/ko-history.ts";
import { koHours } from "./messages/ko-hours.ts";
import { koProblems } from "./messages/ko-problems.ts";
import { koSignIn } from "./messages/ko-sign-in.ts";

export type Language = "ko" | "en";
export type MessageKey =
  | keyof typeof ko
  | keyof typeof koAdmin
  | keyof typeof koAdminPages
  | keyof typeof koAdminAccounts
  | keyof typeof koAdminChange
  | keyof typeof koAdminModel
  | keyof typeof koAdminPeople
  | keyof typeof koAdminStart
  | keyof typeof koAdminPrompts
  | keyof typeof koCalls
  | keyof typeof koDial
  | keyof typeof koFlows
  | keyof typeof koHistory
  | keyof typeof koHours
  | keyof typeof koSignIn
  | `field.${FieldCode}`
  | `problem.${ProblemCode}`;
export type MessageValues = Readonly<Record<string, string | number>>;

/** Both lists are whole, or this does not compile. */
export const CATALOGUES = {
  ko: {
    ...ko,
    ...koAdmin,
    ...koAdminPrompts,
    ...koAdminPages,
    ...koAdminAccounts,
    ...koAdminChange,
    ...koAdminModel,
    ...koAdminPeople,
    ...koAdminStart,
    ...koCalls,
    ...koDial,
    ...koFields,
    ...koFlows,
    ...koHistory,
    ...koHours,
    ...koSignIn,
    ...koProblems,
  },
  en: {
    ...en,
    ...enAdmin,
    ...enAdminPrompts,
    ...enAdminPages,
    ...enAdminAccounts,
    ...enAdminChange,
    ...enAdminModel,
    ...enAdminPeople,
    ...enAdminStart,
    ...enCalls,
    ...enDial,
    ...enFields,
    ...enFlows,
    ...enHistory,
    ...enHours,
    ...enSignIn,
    ...enProblems,
  },
} as const satisfies Record<Language, Record<MessageKey, string>>;

export type Say = (key: MessageKey, values?: MessageValues) => string;

/** A catalogue of one language with its formats. Times are shown in the agent's own time zone. */
export type Words = { language: Language; intl: IntlShape; say: Say };

export function createWords(language: Language): Words {
  const intl = createIntl({ locale: language, messages: CATALOGUES[language] });
  const say: Say = (key, values) =>
    (intl.formatMessage as (of: { id: string }, values?: MessageValues) => string)(
      { id: key },
      values,
    );
  return { language, intl, say };
}

export const isMessageKey = (key: string): key is MessageKey => key in CATALOGUES.ko;

/** Words for a code that may be newer than this desktop: then there are none. */
export const wordsFor = (
  say: Say,
  prefix: string,
  code: string,
  values?: MessageValues,
): string | undefined => {
  const key = `${prefix}.${code}`;
  return isMessageKey(key) ? say(key, values) : undefined;
};
