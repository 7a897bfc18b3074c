/** The first run of an installation without the demo. */
import { z } from "zod";
import { sessionResult } from "./answers.ts";
import { timeZoneName as timeZone } from "./date-time.ts";
import { languageSchema, personName, query } from "./operation.ts";

export const SETUP_QUERIES = {
  "setup.status": query(
    "Whether this installation waits for its organisation",
    "session",
    ["anyone"],
    { result: z.object({ needed: z.boolean() }) },
  ),
  "setup.found": query(
    "Found the organisation, once, with the code the start printed; signs its administrator in",
    "session",
    ["anyone"],
    {
      body: z.strictObject({
        code: z.string().max(64),
        organisationName: personName,
        timeZone,
        language: languageSchema,
        name: personName,
        email: z.email().max(254),
        password: z.string().max(256),
      }),
      result: sessionResult,
    },
  ),
} as const;
