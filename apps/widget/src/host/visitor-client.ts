import { type Client, type ClientOptions, createClient } from "@maru/sdk";

/**
 * A client that carries nothing but the visitor's token. On a page of the server's own origin the browser would
 * send the cookie of whoever is signed in there as an agent.
 */
export function createVisitorClient(options: ClientOptions): Client {
  return createClient({
    ...options,
    fetch: (address, init) => fetch(address, { ...init, credentials: "omit" }),
  });
}
