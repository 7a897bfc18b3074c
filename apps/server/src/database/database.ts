import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import pg from "pg";
import { refuseStart, type StartRefusal } from "../platform/refusal.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** A connection of its own beside kysely's: for LISTEN, and for statements kysely would slow down. */
export type Pool = pg.Pool;

export interface OpenDatabase {
  readonly db: Database;
  readonly pool: Pool;
  /** Waits for running statements, and until the connections are gone. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** An idle connection broke (the database restarted, say). The pool replaces it by itself. */
  readonly onIdleError: (error: Error) => void;
  /** Connections at most; half of what PostgreSQL offers by default, since nodes share a database. */
  readonly maxConnections?: number;
  /**
   * A statement without an answer for so long fails, and its connection is thrown away: where the network
   * swallows packets it would wait for ever, and everybody with it. `null` for work that may take its time.
   */
  readonly statementTimeoutMs?: number | null;
}

const connectTimeoutMs = 4_000;
const statementTimeoutMs = 30_000;
const closeTimeoutMs = 1_000;
const oldestVersion = 15;

/** Connects, and refuses a database that cannot be reached or is too old. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase | StartRefusal> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 20,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    // pg takes 0 for "no limit".
    query_timeout:
      options.statementTimeoutMs === undefined
        ? statementTimeoutMs
        : (options.statementTimeoutMs ?? 0),
    application_name: "maru",
    types: { getTypeParser },
  });
  pool.on("error", options.onIdleError);
  const refusal = await checkServer(pool, options.url);
  if (refusal !== undefined) {
    await pool.end();
    return refusal;
  }
  const db: Database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: discardBroken(pool) }),
  });
  return { db, pool, close: () => closePool(pool) };
}

/**
 * kysely gives a connection back as sound after any error. One whose statement timed out still waits for that
 * answer: whoever got it next would wait behind. (`pool.query` throws such a connection away by itself.)
 */
function discardBroken(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let broken: Error | undefined;
      const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
        try {
          return await client.query(text, [...values]);
        } catch (error) {
          // Whatever PostgreSQL itself refuses leaves the connection sound.
          if (error instanceof Error && !(error instanceof pg.DatabaseError)) broken = error;
          throw error;
        }
      };
      return {
        query: query as PostgresPoolClient["query"],
        release: (destroy) => client.release(broken ?? destroy),
      };
    },
  };
}

/**
 * `pool.end` waits for statements, yet not for the connections to be gone: a database stopped right
 * then would break them, with an error each. (kysely's `destroy` ends a pool only if it used it.)
 */
async function closePool(pool: Pool): Promise<void> {
  let open = pool.totalCount;
  const gone = new Promise<void>((done) => {
    pool.on("remove", () => {
      open -= 1;
      if (open <= 0) done();
    });
  });
  await pool.end();
  if (open > 0) await Promise.race([gone, sleep(closeTimeoutMs, undefined, { ref: false })]);
}

/** Sequence numbers and counts fit a double for the next 285 years of a million a second. */
const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: "text" | "binary") =>
  id === pg.types.builtins.INT8 && format !== "binary"
    ? parseSafeInteger
    : pg.types.getTypeParser(id, format as "text");

function parseSafeInteger(digits: string): number {
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${digits}`);
  return value;
}

async function checkServer(pool: Pool, url: string): Promise<StartRefusal | undefined> {
  const place = describePlace(url);
  try {
    const { rows } = await pool.query<{ server_version: string }>("show server_version");
    // Distributions add words of their own: "15.14 (Debian 15.14-0+deb12u1)".
    const [version = ""] = rows[0]?.server_version.split(" ") ?? [];
    return checkVersion(version, place);
  } catch (error) {
    return refuseUnusable(error, place);
  }
}

function checkVersion(version: string, place: string): StartRefusal | undefined {
  if (Number.parseInt(version, 10) >= oldestVersion) return undefined;
  return refuseStart("database_too_old", {
    en: `The database at ${place} is PostgreSQL ${version} and Maru needs ${oldestVersion} or later: upgrade it, or name another in DATABASE_URL.`,
    ko: `${place}의 데이터베이스는 PostgreSQL ${version}입니다. Maru에는 ${oldestVersion} 이상이 필요하니 업그레이드하거나 DATABASE_URL에 다른 데이터베이스를 지정하세요.`,
  });
}

function refuseUnusable(error: unknown, place: string): StartRefusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // Class 28: invalid authorization. 3D000: no such database. (PostgreSQL, appendix A)
  if (code.startsWith("28")) {
    return refuseStart("database_sign_in", {
      en: `The database at ${place} does not accept the user and password: correct DATABASE_URL.`,
      ko: `${place}의 데이터베이스가 사용자 또는 비밀번호를 거부했습니다. DATABASE_URL을 확인하세요.`,
    });
  }
  if (code === "3D000") {
    return refuseStart("database_missing", {
      en: `There is no such database at ${place}: create it, or correct DATABASE_URL.`,
      ko: `${place}에 해당 데이터베이스가 없습니다. 먼저 만들거나 DATABASE_URL을 확인하세요.`,
    });
  }
  // pg gives no code where it ran out of patience itself (`connectionTimeoutMillis`).
  const reason = code || "timeout";
  return refuseStart("database_unreachable", {
    en: `The database at ${place} cannot be reached (${reason}): start it, or correct DATABASE_URL.`,
    ko: `${place}의 데이터베이스에 연결할 수 없습니다(${reason}). 데이터베이스를 시작하거나 DATABASE_URL을 확인하세요.`,
  });
}

/** Where the address leads, without user and password. */
function describePlace(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url });
  return `${host}:${port}/${database ?? ""}`;
}
