import type { Trunk, TrunkId } from "@maru/core";
import type { LineAccount, MediaLines, Report } from "../port.ts";
import { type AriClient, AriError, path } from "./ari-client.ts";
import type { AriEndpoint } from "./ari-types.ts";
import type { EndpointNames } from "./endpoint-names.ts";
import { type ConfigObject, phoneObjects, trunkObjects } from "./endpoint-objects.ts";

type Wanted = Parameters<MediaLines["provision"]>[0];

/** A customer's account that no call came from is taken out after so long. */
const webAccountMs = 300_000;

/**
 * Who may register with Asterisk, and the carriers it knows. Asterisk keeps them in memory; what was wanted last is
 * told to it again whenever it comes back.
 */
export class AsteriskLines implements MediaLines {
  readonly #ari: AriClient;
  readonly #names: EndpointNames;
  readonly #application: string;
  readonly #report: (report: Report) => void;
  /** What Asterisk was told, by endpoint. */
  readonly #told = new Map<string, readonly ConfigObject[]>();
  readonly #reachable = new Map<string, boolean>();
  readonly #webAccounts = new Map<
    string,
    { objects: readonly ConfigObject[]; timer: NodeJS.Timeout }
  >();
  #wanted: Wanted = { phones: [], trunks: [] };
  /** One change after the other. */
  #under: Promise<void> = Promise.resolve();

  constructor(
    ari: AriClient,
    names: EndpointNames,
    application: string,
    report: (report: Report) => void,
  ) {
    this.#ari = ari;
    this.#names = names;
    this.#application = application;
    this.#report = report;
  }

  /** Those of its trunks a call may go out by: the one named, else one that can be reached. */
  trunkFor(trunkId: TrunkId | null): Trunk | undefined {
    const trunks = this.#wanted.trunks.map(({ trunk }) => trunk);
    if (trunkId !== null) return trunks.find(({ id }) => id === trunkId);
    const isUp = ({ id }: Trunk): boolean => this.#reachable.get(this.#names.ofTrunk(id)) === true;
    return trunks.find(isUp) ?? trunks[0];
  }

  userOf(account: LineAccount): string {
    return this.#names.ofAccount(account);
  }

  provision(wanted: Wanted): Promise<void> {
    this.#wanted = wanted;
    return this.#inTurn(() => this.#bringAbout());
  }

  addWebAccount(account: LineAccount & { kind: "web" }): Promise<void> {
    const name = this.userOf(account);
    this.#dropTimer(name);
    const objects = phoneObjects(name, "web", account.password, this.#application);
    const timer = setTimeout(() => this.removeWebAccount(name), webAccountMs);
    timer.unref();
    this.#webAccounts.set(name, { objects, timer });
    return this.#inTurn(() => this.#tell(name, objects));
  }

  /** A call came from it: it stays until that call is over. */
  keepWebAccount(name: string): void {
    clearTimeout(this.#webAccounts.get(name)?.timer);
  }

  removeWebAccount(name: string): void {
    this.#dropTimer(name);
    void this.#inTurn(() => this.#takeOut(name)).catch(() => undefined);
  }

  /** Asterisk is there (again): it may have forgotten everything. */
  comeUp(): Promise<void> {
    this.#told.clear();
    this.#reachable.clear();
    return this.#inTurn(() => this.#bringAbout());
  }

  stateChanged({ technology, resource, state }: AriEndpoint): void {
    if (technology === "PJSIP") this.#setReachable(resource, state === "online");
  }

  close(): void {
    for (const { timer } of this.#webAccounts.values()) clearTimeout(timer);
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#under.then(change);
    this.#under = done.catch(() => undefined);
    return done;
  }

  async #bringAbout(): Promise<void> {
    if (!this.#ari.connected) return; // told when it comes up
    const wanted = new Map<string, readonly ConfigObject[]>();
    for (const account of this.#wanted.phones) {
      if (account.kind !== "phone") continue;
      const name = this.userOf(account);
      wanted.set(name, phoneObjects(name, account.phone, account.password, this.#application));
    }
    for (const { trunk, password } of this.#wanted.trunks) {
      const name = this.#names.ofTrunk(trunk.id);
      wanted.set(name, trunkObjects(name, trunk, password, this.#application));
    }
    for (const [name, { objects }] of this.#webAccounts) wanted.set(name, objects);
    await this.#takeOutOthers(wanted);
    const failures: unknown[] = [];
    for (const [name, objects] of wanted) {
      // One that Asterisk does not take must not keep the others out.
      await this.#tell(name, objects).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Also those an earlier server left. A customer's account goes once nobody calls from it. */
  async #takeOutOthers(wanted: ReadonlyMap<string, unknown>): Promise<void> {
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
      if (!stays) await this.#remove(object);
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
    this.#setReachable(name, false);
    this.#reachable.delete(name);
  }

  async #remove(object: ConfigObject): Promise<void> {
    await this.#ari.request("DELETE", pathOf(object)).catch((error: unknown) => {
      if (!(error instanceof AriError) || error.status === 0) throw error;
    });
  }

  /** Its state now, and every change from now on. */
  async #watch(name: string): Promise<void> {
    const application = path`applications/${this.#application}/subscription`;
    await this.#ari.request("POST", application, { eventSource: `endpoint:PJSIP/${name}` });
    this.stateChanged(await this.#ari.request<AriEndpoint>("GET", path`endpoints/PJSIP/${name}`));
  }

  #setReachable(name: string, reachable: boolean): void {
    if (this.#reachable.get(name) === reachable) return;
    this.#reachable.set(name, reachable);
    const whose = this.#names.read(name);
    if (whose?.kind === "phone") {
      const { agentId, phone } = whose;
      this.#report({ type: "phone", agentId, phone, reachable });
    }
    if (whose?.kind === "trunk") {
      this.#report({ type: "trunk", trunkId: whose.trunkId, reachable });
    }
  }

  #dropTimer(name: string): void {
    clearTimeout(this.#webAccounts.get(name)?.timer);
    this.#webAccounts.delete(name);
  }
}

function pathOf({ objectType, id }: ConfigObject): string {
  return path`asterisk/config/dynamic/res_pjsip/${objectType}/${id}`;
}

/** What may be there of an endpoint that an earlier server made. */
function everyKindOf(id: string): ConfigObject[] {
  const types = ["auth", "aor", "endpoint", "identify", "registration"];
  return types.map((objectType) => ({ objectType, id, fields: {} }));
}
