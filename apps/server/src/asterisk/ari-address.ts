/** Where Asterisk's REST interface is, and who we are there. */
export interface AriAddress {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** From `http://user:password@host:port`, as MARU_ARI_URL has it. */
export function parseAriUrl(text: string): AriAddress {
  const { origin, username, password } = new URL(text);
  return {
    url: origin,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

export function authorizationOf({ user, password }: AriAddress): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/**
 * Whether Asterisk takes calls: it answers our user and has SIP running. While it still loads it
 * answers 503 (and 404 before that).
 */
export async function answersAri(address: AriAddress, patienceMs: number): Promise<boolean> {
  try {
    const response = await fetch(`${address.url}/ari/asterisk/modules/chan_pjsip.so`, {
      headers: { authorization: authorizationOf(address) },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) return false;
    const module: unknown = await response.json();
    return typeof module === "object" && module !== null && "status" in module
      ? module.status === "Running"
      : false;
  } catch {
    return false;
  }
}
