/**
 * Every operation of the API with the schemas that validate it, type it and document it.
 * A command goes through core and the journal; a query (and the few operations on accounts) does not.
 */
import type { z } from "zod";
import type { COMMANDS } from "./commands.ts";
import type { QUERIES } from "./queries.ts";
import type { CommandName, QueryName } from "./routes.ts";

/** What a schema takes; `unknown`, which an intersection ignores, for one that takes nothing. */
type Taken<Schema extends z.ZodType> = string extends keyof z.input<Schema>
  ? unknown
  : z.input<Schema>;
type OrNothing<Input> = unknown extends Input ? Record<string, never> : Input;

/** What a client gives (path parameters and body in one) and gets. */
export type CommandInput<Name extends CommandName> = OrNothing<
  Taken<(typeof COMMANDS)[Name]["params"]> & Taken<(typeof COMMANDS)[Name]["body"]>
> &
  (Name extends ConditionalCommand ? Expecting : unknown);

/** Commands that may say which revision they mean to change. */
export type ConditionalCommand = "configuration.put" | "configuration.remove";
/** Over HTTP the header `If-Match`, with the revision in quotes; `If-None-Match: *` for null, that there is none yet. */
type Expecting = { expected?: number | null };

export type CommandResult<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]["result"]>;
export type QueryInput<Name extends QueryName> = OrNothing<
  Taken<(typeof QUERIES)[Name]["params"]> &
    Taken<(typeof QUERIES)[Name]["query"]> &
    Taken<(typeof QUERIES)[Name]["body"]>
>;
export type QueryResult<Name extends QueryName> = z.output<(typeof QUERIES)[Name]["result"]>;
