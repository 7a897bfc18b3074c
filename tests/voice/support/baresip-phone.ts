import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BaresipControl, type BaresipEvent } from "./baresip-control.ts";
import { type Heard, heard } from "./ear.ts";
import type { Party } from "./parties.ts";
import { toneFile } from "./tone.ts";
import { endProcess, freePort, until } from "./waiting.ts";
import { decodeWave } from "./wave-file.ts";

const MODULES = "/usr/lib/baresip/modules";
const RATE = 8_000;
const BYTES_PER_SAMPLE = 2;
const HEADER_BYTES = 44;

export interface PhoneOptions {
  /** Whose tone this phone speaks. */
  readonly party: Party;
  /** The user of its address. */
  readonly user: string;
  /** A desk phone registers; a customer's phone calls from wherever it is. */
  readonly registrar?: { readonly address: string; readonly password: string };
  /** Picks up by itself. */
  readonly answers?: boolean;
  /** Where it is called; any, when left out. */
  readonly port?: number;
  /** A PEM file with a certificate and its key: it speaks TLS (at the port after its own) and SRTP only. */
  readonly certificate?: string;
}

export type PhoneStatus = "idle" | "incoming" | "dialling" | "talking";

/** A SIP phone: the program baresip with the tone of its party for a voice and a file for an ear. */
export class BaresipPhone {
  readonly party: Party;
  /** Where it can be called directly. */
  readonly address: string;
  /** Why the last call ended, in the words of the other side. */
  lastEnd: string | undefined;
  /** The keys the other side pressed. */
  readonly keys: string[] = [];
  /** Who the last call was with, as the network says. */
  peer: string | undefined;
  #registered = false;
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #calls = new Map<string, PhoneStatus>();
  #control: BaresipControl | undefined;

  /** A desk phone is registered then; an account that was just made may be known a moment later. */
  static async start(options: PhoneOptions): Promise<BaresipPhone> {
    if (options.registrar === undefined) return BaresipPhone.#switchOn(options);
    return until(
      () => `${options.user} cannot register`,
      async () => {
        const phone = await BaresipPhone.#switchOn(options);
        const registered = await phone.#registers().catch(async (error: unknown) => {
          await phone.close();
          throw error;
        });
        if (registered) return phone;
        await phone.close();
        return undefined;
      },
    );
  }

  /** The first attempt may have been answered before we listened. */
  #registers(): Promise<boolean> {
    return until(
      () => `no answer to a registration:\n${this.log()}`,
      () => {
        if (this.#registered || /\b200 OK/.test(this.log())) return { registered: true };
        return /: 4\d\d /.test(this.log()) ? { registered: false } : undefined;
      },
    ).then(({ registered }) => registered);
  }

  /** Somebody may have taken a port between the look and the use of it: then another is tried. */
  static async #switchOn(options: PhoneOptions): Promise<BaresipPhone> {
    for (let attempt = 1; ; attempt += 1) {
      const [sipPort, controlPort] = [options.port ?? (await freePort()), await freePort()];
      const phone = new BaresipPhone(options, sipPort, controlPort);
      try {
        phone.#control = await BaresipControl.connect(controlPort, (event) => phone.#take(event));
        await until(
          () => "baresip does not get ready",
          () => phone.log().includes("baresip is ready"),
        );
        // It goes on without, and somebody else listens there.
        if (!phone.log().includes("ctrl_tcp: failed")) return phone;
        throw new Error("the port for its commands was taken");
      } catch (error) {
        const words = phone.log();
        await phone.close();
        if (attempt === 3)
          throw new Error(`a telephone does not start:\n${words}`, { cause: error });
      }
    }
  }

  private constructor(options: PhoneOptions, sipPort: number, controlPort: number) {
    const { party, user, certificate } = options;
    this.party = party;
    this.address = `sip:${user}@127.0.0.1:${sipPort}`;
    this.#folder = mkdtempSync(join(tmpdir(), "maru-phone-"));
    const folder = this.#folder;
    mkdirSync(join(folder, "heard"));
    writeFileSync(join(folder, "config"), configuration(party, folder, sipPort, controlPort));
    if (certificate !== undefined) appendFileSync(join(folder, "config"), secrecy(certificate));
    writeFileSync(join(folder, "accounts"), account(options));
    writeFileSync(join(folder, "contacts"), "");
    const log = openSync(join(folder, "log"), "w");
    this.#child = spawn("baresip", ["-f", folder], { cwd: folder, stdio: ["ignore", log, log] });
    closeSync(log);
  }

  get status(): PhoneStatus {
    return [...this.#calls.values()].at(-1) ?? "idle";
  }

  get calls(): number {
    return this.#calls.size;
  }

  /** What the program wrote. */
  log(): string {
    return readFileSync(join(this.#folder, "log"), "utf8");
  }

  async dial(address: string): Promise<void> {
    this.lastEnd = undefined;
    await this.#command("dial", address);
  }

  async answer(): Promise<void> {
    await this.until("incoming");
    await this.#command("accept");
  }

  hangUp(): Promise<void> {
    return this.#command("hangup");
  }

  hold(): Promise<void> {
    return this.#command("hold");
  }

  resume(): Promise<void> {
    return this.#command("resume");
  }

  /** Presses a key of the keypad (RFC 4733). */
  press(key: string): Promise<void> {
    return this.#command("sndcode", key);
  }

  /** Speaks with another's tone from now on. */
  speakAs(party: Party): Promise<void> {
    return this.#command("ausrc", `aufile,${toneFile(party, RATE)}`);
  }

  until(status: PhoneStatus, limitMs?: number): Promise<true> {
    const what = () =>
      `${this.party} is ${this.status}, not ${status}: ${this.lastEnd ?? ""}\n${this.log()}`;
    return until(what, () => this.status === status, limitMs);
  }

  /** The call that was dialled is over; in the words of the other side. */
  untilRefused(): Promise<string> {
    return until(
      () => `the call of ${this.party} is not over:\n${this.log()}`,
      () => (this.status === "idle" ? this.lastEnd : undefined),
    );
  }

  /** What it hears from now on. Where nothing is sent nothing is heard. */
  async listen(ms: number): Promise<Heard> {
    const before = this.#recordings();
    await sleep(ms);
    const parts = [...this.#recordings()].flatMap(([name, size]) => {
      const from = before.get(name) ?? 0;
      return size > from ? [this.#read(name).subarray(samplesIn(from), samplesIn(size))] : [];
    });
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    // A phone that is sent next to nothing hears silence, not the little in it for all of the time.
    const samples = new Float32Array(Math.max(length, Math.round((ms * RATE) / 1_000)));
    let at = 0;
    for (const part of parts) {
      samples.set(part, at);
      at += part.length;
    }
    return heard({ rate: RATE, samples });
  }

  /** As when somebody pulls the plug. */
  async vanish(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
    this.#calls.clear();
  }

  async close(): Promise<void> {
    await endProcess(this.#child);
    this.#control?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #command(command: string, params?: string): Promise<void> {
    if (this.#control === undefined) throw new Error("the phone is not on yet");
    await this.#control.command(command, params);
  }

  #take({ type, id = "", peeruri, param }: BaresipEvent): void {
    if (type === "REGISTER_OK") this.#registered = true;
    if (type === "CALL_DTMF_START" && param !== undefined) this.keys.push(param);
    const status = STATUSES[type];
    if (status !== undefined) {
      this.#calls.set(id, status);
      this.peer = peeruri;
    }
    if (type === "CALL_CLOSED") {
      this.#calls.delete(id);
      this.lastEnd = param ?? "";
    }
  }

  /** The files with what was heard, oldest first, and their sizes: one for each time the stream began. */
  #recordings(): ReadonlyMap<string, number> {
    const names = readdirSync(join(this.#folder, "heard")).filter((name) =>
      name.endsWith("-dec.wav"),
    );
    return new Map(
      names.toSorted().map((name) => [name, statSync(join(this.#folder, "heard", name)).size]),
    );
  }

  #read(name: string): Float32Array {
    const wave = readFileSync(join(this.#folder, "heard", name));
    // The header speaks of what was there at the start: nothing.
    if (wave.length >= HEADER_BYTES) wave.writeUInt32LE(0, HEADER_BYTES - 4);
    return wave.length < HEADER_BYTES ? new Float32Array(0) : decodeWave(wave).samples;
  }
}

const STATUSES: Readonly<Record<string, PhoneStatus>> = {
  CALL_INCOMING: "incoming",
  CALL_RINGING: "dialling",
  CALL_PROGRESS: "dialling",
  CALL_ESTABLISHED: "talking",
};

function samplesIn(bytes: number): number {
  return Math.max(0, Math.floor((bytes - HEADER_BYTES) / BYTES_PER_SAMPLE));
}

function account({ user, registrar, answers = false, certificate }: PhoneOptions): string {
  const mode = `answermode=${answers ? "auto" : "manual"};call_transfer=no`;
  if (certificate !== undefined)
    return `<sip:${user}@127.0.0.1;transport=tls>;regint=0;mediaenc=srtp-mand;${mode}\n`;
  if (registrar === undefined) return `<sip:${user}@127.0.0.1>;regint=0;${mode}\n`;
  const { address, password } = registrar;
  return `<sip:${user}@${address}>;auth_user=${user};auth_pass=${password};regint=60;${mode}\n`;
}

function secrecy(certificate: string): string {
  return `module srtp.so\nsip_certificate ${certificate}\n`;
}

/**
 * `sndfile` writes what is heard, `aufile` speaks, `aubridge` is a loudspeaker nobody listens to.
 * The TLS port is the one after the SIP port; the command port must be another.
 */
function configuration(party: Party, folder: string, sipPort: number, controlPort: number): string {
  return `poll_method epoll
sip_listen 127.0.0.1:${sipPort}
net_interface 127.0.0.1
call_local_timeout 120
call_max_calls 4
audio_player aubridge,nobody
audio_source aufile,${toneFile(party, RATE)}
audio_alert aubridge,nobody
ausrc_srate ${RATE}
auplay_srate ${RATE}
audio_txmode poll
audio_buffer 20-160
rtp_ports 10000-11999
jitter_buffer_delay 5-10
rtcp_mux no
statmode_default off
menu_bell no
ringback_disabled yes
module_path ${MODULES}
module g711.so
module sndfile.so
module aubridge.so
module aufile.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${controlPort}
snd_path ${join(folder, "heard")}
`;
}
