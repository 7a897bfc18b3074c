import { createHash } from "node:crypto";
import type { Dial } from "@maru/core";
import type { LineAccount, MediaLines, Report } from "../port.ts";
import { type AriClient, AriError, path } from "./ari-client.ts";
import type { AriEndpoint } from "./ari-types.ts";
import type { EndpointNames } from "./endpoint-names.ts";
import { type ConfigObject, phoneObjects, trunkObjects, trunkUri } from "./endpoint-objects.ts";
import { isDiallable } from "./outbound-leg.ts";

type Wanted = Parameters<MediaLines["provision"]>[0];
type Endpoints = ReadonlyMap<string, readonly ConfigObject[]>;

/** A customer's account that no call came from is taken out after so long. */
const webAccountMs = 300_000;
/** By then Asterisk has asked a new trunk (`max_initial_qualify_time`), and waited for the answer (3 s). */
const trunkAskedMs = 6_000;

export interface AsteriskLinesParts {
  readonly ari: AriClient;
  readonly names: EndpointNames;
  report(report: Report): void;
}

/**
 * Who may register with Asterisk, and the carriers it knows. Asterisk keeps them in memory; what was wanted last is
 * told to it again whenever it comes back without.
 */
export class AsteriskLines implements MediaLines {
  readonly #parts: AsteriskLinesParts;
  readonly #ari: AriClient;
  readonly #names: EndpointNames;
  /** What Asterisk was told, by endpoint. */
  readonly #told = new Map<string, readonly ConfigObject[]>();
  readonly #reachable = new Map<string, boolean>();
  /** How often the state of each was told. */
  readonly #tidings = new Map<string, number>();
  /** Trunks whose first answer is waited for. */
  readonly #unasked = new Map<string, NodeJS.Timeout>();
  readonly #webAccounts = new Map<string, { password: string; timer: NodeJS.Timeout }>();
  /** Undefined: nobody has said yet, and what is there may be right. */
  #wanted: Wanted | undefined;
  /** One change after the other. */
  #under: Promise<void> = Promise.resolve();

  constructor(parts: AsteriskLinesParts) {
    this.#parts = parts;
    this.#ari = parts.ari;
    this.#names = parts.names;
  }

  /** As Asterisk's dial strings have it; undefined: there is no such way. */
  endpointFor(dial: Dial): string | undefined {
    if (dial.to === "station" && dial.station.kind !== "number") {
      return `PJSIP/${this.#names.ofPhone(dial.agentId, dial.station.kind)}`;
    }
    const number = dial.to === "number" ? dial.number : numberOf(dial.station);
    const trunk = this.#wanted?.trunks.find((each) => each.trunk.id === dial.trunkId)?.trunk;
    if (trunk === undefined || !isDiallable(number)) return undefined;
    // With the whole address: `number@trunk` is refused where the trunk answers no OPTIONS.
    return `PJSIP/${this.#names.ofTrunk(trunk.id)}/${trunkUri(trunk, number)}`;
  }

  userOf(account: LineAccount): string {
    return this.#names.ofAccount(account);
  }

  provision(wanted: Wanted): Promise<void> {
    this.#wanted = wanted;
    return this.#inTurn(() => this.#bringAbout());
  }

  addWebAccount({ account, password }: LineAccount & { kind: "web" }): Promise<void> {
    clearTimeout(this.#webAccounts.get(account)?.timer);
    const timer = setTimeout(() => this.removeWebAccount(account), webAccountMs);
    timer.unref();
    this.#webAccounts.set(account, { password, timer });
    const name = this.#nameOfWeb(account);
    return this.#inTurn(() => this.#tell(name, phoneObjects(name, "web", password)));
  }

  /** A call came from it: it stays until that call is over. */
  keepWebAccount(account: string): void {
    clearTimeout(this.#webAccounts.get(account)?.timer);
  }

  removeWebAccount(account: string): void {
    clearTimeout(this.#webAccounts.get(account)?.timer);
    this.#webAccounts.delete(account);
    // Where it fails Asterisk is gone, and the account with it.
    void this.#inTurn(() => this.#takeOut(this.#nameOfWeb(account))).catch(() => undefined);
  }

  /** Asterisk is there (again): it may have forgotten everything. */
  comeUp(): Promise<void> {
    this.#told.clear();
    this.#reachable.clear();
    return this.#inTurn(() => this.#bringAbout());
  }

  stateChanged(endpoint: AriEndpoint): void {
    const { technology, resource } = endpoint;
    if (technology !== "PJSIP") return;
    this.#tidings.set(resource, this.#tidingsOf(resource) + 1);
    this.#believe(endpoint);
  }

  #tidingsOf(name: string): number {
    return this.#tidings.get(name) ?? 0;
  }

  #believe({ resource, state }: AriEndpoint): void {
    const isOnline = state === "online";
    if (isOnline || !this.#unasked.has(resource)) this.#setReachable(resource, isOnline);
  }

  close(): void {
    for (const name of [...this.#unasked.keys()]) this.#stopWaiting(name);
    for (const { timer } of this.#webAccounts.values()) clearTimeout(timer);
  }

  #nameOfWeb(account: string): string {
    return this.#names.ofAccount({ kind: "web", account, password: "" });
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#under.then(change);
    this.#under = done.catch(() => undefined);
    return done;
  }

  async #bringAbout(): Promise<void> {
    // Told when it comes up.
    if (this.#wanted === undefined || !this.#ari.connected) return;
    const wanted = this.#describe(this.#wanted);
    await this.#takeOutOthers(wanted);
    if (this.#told.size === 0 && (await this.#readMark()) === markOf(wanted)) {
      for (const [name, objects] of wanted) this.#told.set(name, objects);
      for (const name of wanted.keys()) await this.#watch(name);
      return;
    }
    const failures: unknown[] = [];
    for (const [name, objects] of wanted) {
      // One that Asterisk does not take must not keep the others out.
      await this.#tell(name, objects).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    await this.#writeMark(markOf(wanted));
  }

  #describe({ phones, trunks }: Wanted): Endpoints {
    const wanted = new Map<string, readonly ConfigObject[]>();
    for (const account of phones) {
      const name = this.userOf(account);
      const kind = account.kind === "web" ? account.kind : account.phone;
      wanted.set(name, phoneObjects(name, kind, account.password));
    }
    for (const { trunk, password } of trunks) {
      const name = this.#names.ofTrunk(trunk.id);
      wanted.set(name, trunkObjects(name, trunk, password));
    }
    for (const [account, { password }] of this.#webAccounts) {
      const name = this.#nameOfWeb(account);
      wanted.set(name, phoneObjects(name, "web", password));
    }
    return wanted;
  }

  /** Also those an earlier server left. A customer's account goes once nobody calls from it. */
  async #takeOutOthers(wanted: Endpoints): Promise<void> {
    const endpoints = await this.#ari.request<AriEndpoint[]>("GET", "endpoints");
    for (const { technology, resource, channel_ids: channels } of endpoints) {
      const whose = technology === "PJSIP" ? this.#names.read(resource) : undefined;
      if (whose === undefined || wanted.has(resource)) continue;
      if (whose.kind === "web" && channels.length > 0) continue;
      await this.#takeOut(resource);
    }
  }

  async #tell(name: string, objects: readonly ConfigObject[]): Promise<void> {
    const told = this.#told.get(name);
    if (JSON.stringify(told) === JSON.stringify(objects)) return;
    for (const object of told ?? []) {
      const stays = objects.some(({ objectType }) => objectType === object.objectType);
      // A registration that was refused is tried anew, with the password as it is now.
      if (!stays || object.objectType === "registration") await this.#remove(object);
    }
    for (const object of objects) {
      const fields = Object.entries(object.fields).map(([attribute, value]) => ({
        attribute,
        value,
      }));
      await this.#ari.request("PUT", pathOf(object), {}, { fields });
    }
    this.#told.set(name, objects);
    await this.#watch(name);
  }

  async #takeOut(name: string): Promise<void> {
    if (!this.#ari.connected) return;
    const objects = this.#told.get(name) ?? everyKindOf(name);
    for (const object of objects.toReversed()) await this.#remove(object);
    this.#told.delete(name);
    this.#stopWaiting(name);
    this.#setReachable(name, false);
    this.#reachable.delete(name);
    this.#tidings.delete(name);
  }

  async #remove(object: ConfigObject): Promise<void> {
    await this.#ari.request("DELETE", pathOf(object)).catch((error: unknown) => {
      // Refused: it is not there.
      if (!(error instanceof AriError) || error.status === 0) throw error;
    });
  }

  /** Its state now, and every change from now on. */
  async #watch(name: string): Promise<void> {
    const eventSource = `endpoint:PJSIP/${name}`;
    const subscription = path`applications/${this.#names.application}/subscription`;
    await this.#ari.request("POST", subscription, { eventSource });
    if (this.#names.read(name)?.kind === "trunk") this.#waitForAnswer(name);
    await this.#readState(name);
  }

  /** What was told while the answer was on its way is newer: a phone that has just registered must not go missing. */
  async #readState(name: string): Promise<void> {
    const before = this.#tidingsOf(name);
    const endpoint = await this.#ari.request<AriEndpoint>("GET", path`endpoints/PJSIP/${name}`);
    if (this.#tidingsOf(name) === before) this.#believe(endpoint);
  }

  /** Asterisk calls a trunk offline that it has yet to ask: until then only "online" is believed. */
  #waitForAnswer(name: string): void {
    this.#stopWaiting(name);
    const timer = setTimeout(() => {
      this.#unasked.delete(name);
      // Where it fails Asterisk is gone, and is asked again when it is back.
      this.#readState(name).catch(() => undefined);
    }, trunkAskedMs);
    timer.unref();
    this.#unasked.set(name, timer);
  }

  #stopWaiting(name: string): void {
    clearTimeout(this.#unasked.get(name));
    this.#unasked.delete(name);
  }

  #setReachable(name: string, reachable: boolean): void {
    if (this.#reachable.get(name) === reachable) return;
    this.#reachable.set(name, reachable);
    const whose = this.#names.read(name);
    if (whose?.kind === "phone") {
      const { agentId, phone } = whose;
      this.#parts.report({ type: "phone", agentId, phone, reachable });
    }
    if (whose?.kind === "trunk") {
      this.#parts.report({ type: "trunk", trunkId: whose.trunkId, reachable });
    }
  }

  /** Asterisk remembers what it was told last, as long as it remembers that: a server that is restarted need not repeat it. */
  async #readMark(): Promise<string> {
    const variable = `MARU_LINES_${this.#names.mark}`;
    const { value } = await this.#ari.request<{ value: string }>("GET", "asterisk/variable", {
      variable,
    });
    return value;
  }

  async #writeMark(value: string): Promise<void> {
    const variable = `MARU_LINES_${this.#names.mark}`;
    await this.#ari.request("POST", "asterisk/variable", { variable, value });
  }
}

function numberOf(station: Extract<Dial, { to: "station" }>["station"]): string {
  return station.kind === "number" ? station.number : "";
}

function markOf(wanted: Endpoints): string {
  return createHash("sha256")
    .update(JSON.stringify([...wanted]))
    .digest("hex");
}

function pathOf({ objectType, id }: ConfigObject): string {
  return path`asterisk/config/dynamic/res_pjsip/${objectType}/${id}`;
}

/** What may be there of an endpoint that an earlier server made. */
function everyKindOf(id: string): ConfigObject[] {
  const types = ["auth", "aor", "endpoint", "identify", "registration"];
  return types.map((objectType) => ({ objectType, id, fields: {} }));
}
