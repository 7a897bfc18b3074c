import type { QueryResult } from "@maru/protocol";
import { type Client, type ClientOptions, createClient } from "./client.ts";
import { MaruFault } from "./fault.ts";

export type SignInOptions = Omit<ClientOptions, "token" | "csrfToken"> & {
  email: string;
  password: string;
};

/** Signs in with a bearer token, for programs. Rejects with the problem `wrong_credentials`. */
export async function signIn({
  email,
  password,
  ...options
}: SignInOptions): Promise<{ session: QueryResult<"session.get">; client: Client }> {
  const session = await createClient(options).query("session.signIn", {
    email,
    password,
    kind: "bearer",
  });
  if (session.token === null)
    throw new MaruFault("bad_response", "the server gave no token to this sign-in");
  return { session, client: createClient({ ...options, token: session.token }) };
}
