import type { PhoneKind, Trunk } from "@maru/core";

/** One object of Asterisk's configuration, as `PUT /asterisk/config/dynamic/res_pjsip/<type>/<id>` takes it. */
export type ConfigObject = {
  objectType: string;
  id: string;
  fields: Readonly<Record<string, string>>;
};

/** A phone that sends no sound for so long is gone; its call must not stay up (seconds). */
const soundlessSeconds = { browser: 15, other: 60 };
/** Whoever is outside may hold us, and then sends nothing for as long as that takes (seconds). */
const heldByCarrierSeconds = 600;
/** How often a phone that keeps no connection is asked whether it is there (seconds). */
const qualifySeconds = 30;

/** How sound is coded, the best first. */
export const FORMATS = {
  browser: "opus,ulaw",
  deskPhone: "g722,alaw,ulaw,opus",
  trunk: "alaw,ulaw,g722",
} as const;

const common = {
  context: "maru",
  disallow: "all",
  direct_media: "no",
  // Who is behind NAT is answered where the packets come from (RFC 3581, and latching for RTP).
  rtp_symmetric: "yes",
  force_rport: "yes",
  rewrite_contact: "yes",
  // Who talks with whom is shown by the desktop; a re-INVITE for it would only disturb.
  send_connected_line: "no",
  trust_connected_line: "no",
};

/** In the order in which they have to be made; to be removed in the opposite one. */
export function phoneObjects(
  name: string,
  kind: PhoneKind | "web",
  password: string,
): ConfigObject[] {
  const isBrowser = kind !== "desk_phone";
  return [
    sip("auth", name, { auth_type: "userpass", username: name, password }),
    sip("aor", name, {
      // The newest registration counts: a page that was reloaded, a phone that was moved.
      max_contacts: "1",
      remove_existing: "yes",
      // A browser's registration ends with its connection.
      ...(isBrowser ? {} : { qualify_frequency: `${qualifySeconds}`, qualify_timeout: "3" }),
      maximum_expiration: "3600",
    }),
    sip("endpoint", name, {
      ...common,
      allow: isBrowser ? FORMATS.browser : FORMATS.deskPhone,
      auth: name,
      aors: name,
      identify_by: "auth_username,username",
      rtp_timeout: `${isBrowser ? soundlessSeconds.browser : soundlessSeconds.other}`,
      rtp_timeout_hold: `${soundlessSeconds.other}`,
      ...(isBrowser
        ? {
            webrtc: "yes",
            // A browser refreshes no session; that it is gone is heard.
            timers: "no",
          }
        : { timers: "yes" }),
    }),
  ];
}

/** The trunk's address, or a number's at the trunk. */
export function trunkUri({ host, transport }: Trunk, number?: string): string {
  return `sip:${number === undefined ? "" : `${number}@`}${host};transport=${transport}`;
}

/** Where the trunk's calls come from: its networks, else its host, a name or an address. */
export function networksOf({ addresses, host }: Trunk): string[] {
  return addresses.length > 0 ? addresses : [hostOnly(host)];
}

export function trunkObjects(name: string, trunk: Trunk, password: string | null): ConfigObject[] {
  const { host, transport, username } = trunk;
  const uri = trunkUri(trunk);
  const signsIn = username !== null && password !== null;
  const objects = [
    sip("aor", name, { contact: uri, qualify_frequency: `${qualifySeconds}` }),
    sip("endpoint", name, {
      ...common,
      allow: FORMATS.trunk,
      transport: `transport-${transport}`,
      aors: name,
      identify_by: "ip",
      // Ours to rewrite is only what registers with us.
      rewrite_contact: "no",
      from_domain: hostOnly(host),
      media_encryption: trunk.srtp ? "sdes" : "no",
      rtp_timeout: `${soundlessSeconds.other}`,
      rtp_timeout_hold: `${heldByCarrierSeconds}`,
      // A carrier says who calls in P-Asserted-Identity (RFC 3325), and is told so.
      trust_id_inbound: "yes",
      trust_id_outbound: "yes",
      send_pai: "yes",
      ...(signsIn ? { outbound_auth: name } : {}),
    }),
    sip("identify", name, {
      endpoint: name,
      match: networksOf(trunk).join(","),
    }),
  ];
  if (!signsIn) return objects;
  const registration = sip("registration", name, {
    server_uri: uri,
    client_uri: `sip:${username}@${host}`,
    contact_user: username,
    outbound_auth: name,
    transport: `transport-${transport}`,
    retry_interval: "30",
    forbidden_retry_interval: "300",
    auth_rejection_permanent: "no",
    max_retries: "100000",
    expiration: "600",
  });
  return [
    sip("auth", name, { auth_type: "userpass", username, password }),
    ...objects,
    ...(trunk.register ? [registration] : []),
  ];
}

function sip(
  objectType: string,
  id: string,
  fields: Readonly<Record<string, string>>,
): ConfigObject {
  return { objectType, id, fields };
}

/** Without the port; an IPv6 address is in brackets where a port follows. */
function hostOnly(host: string): string {
  return /^\[(.+)\](:\d+)?$/.exec(host)?.[1] ?? host.replace(/^([^:]+):\d+$/, "$1");
}
