import { randomBytes } from "node:crypto";
import type { Database } from "./database.ts";

/** A key of this installation (32 bytes), made by the first server that needs it. */
export async function readInstallationSecret(db: Database, name: string): Promise<Buffer> {
  await db
    .insertInto("installation_secret")
    .values({ name, value: randomBytes(32) })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await db
    .selectFrom("installation_secret")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return value;
}
