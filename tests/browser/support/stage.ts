import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Client, createClient, signIn } from "@maru/sdk";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { runOn, withDatabase } from "../../../apps/server/src/testing/test-database.ts";
import { ConsoleWatch } from "./console-watch.ts";
import { type AgentName, Corner, type CornerOptions } from "./corner.ts";
import { Customer, type CustomerOptions } from "./customer.ts";
import { Desk, type DeskOptions } from "./desk.ts";
import { ServerProcess } from "./server-process.ts";

const ADMIN = { email: "admin@maru.example", password: "maru-demo-2026" };
const failures = resolve(import.meta.dirname, "../../../.cache/browser-failures");
const WAIT_MS = 20_000;

export interface StageOptions {
  /** With the PostgreSQL of its own data folder, as `npm start` has it. */
  readonly ownDatabase?: boolean;
  readonly agentGraceMs?: number;
  readonly customerGraceMs?: number;
}

/** The server of one test file, and whoever comes to it in a browser. */
export class Stage {
  readonly console = new ConsoleWatch();
  #server: ServerProcess | undefined;
  #database: StageDatabase | undefined;
  #browser: Browser | undefined;
  #admin: Client | undefined;
  #contexts: BrowserContext[] = [];
  #clients: Client[] = [];
  #corners = 0;

  get server(): ServerProcess {
    if (this.#server === undefined) throw new Error("the stage is not set yet");
    return this.#server;
  }

  get admin(): Client {
    if (this.#admin === undefined) throw new Error("the stage is not set yet");
    return this.#admin;
  }

  async set({ ownDatabase = false, agentGraceMs, customerGraceMs }: StageOptions): Promise<void> {
    if (!ownDatabase) this.#database = await createDatabase();
    const databaseUrl = this.#database?.url;
    this.#server = await ServerProcess.start(databaseUrl === undefined ? {} : { databaseUrl });
    this.#browser = await chromium.connect(inject("browserAddress"));
    const { client } = await signIn({ baseUrl: this.server.url, ...ADMIN });
    client.connect();
    this.#admin = client;
    await client.command("configuration.put", {
      kind: "settings",
      id: "settings",
      name: "마루상점",
      timeZone: "Asia/Seoul",
      agentGraceMs: agentGraceMs ?? 15_000,
      customerGraceMs: customerGraceMs ?? 300_000,
      recoveryPauseMs: 180_000,
      endWhenOnlyOutsiders: true,
      defaultCallerNumberId: null,
      signIn: { minPasswordLength: 10, secondFactor: "optional", secondFactorRoleIds: [] },
    });
  }

  async strike(): Promise<void> {
    this.#admin?.close();
    await this.#browser?.close();
    await this.#server?.stop();
    await this.#database?.drop();
  }

  corner(options: CornerOptions = {}): Promise<Corner> {
    this.#corners += 1;
    return Corner.open(this.admin, String(this.#corners), options);
  }

  /** A browser of its own: nothing is shared with the others, cookies and storage least of all. */
  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    if (this.#browser === undefined) throw new Error("the stage is not set yet");
    const context = await this.#browser.newContext({
      locale: "ko-KR",
      timezoneId: "Asia/Seoul",
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(WAIT_MS);
    this.console.watch(context);
    this.#contexts.push(context);
    return context;
  }

  async customer(corner: Corner, options: CustomerOptions = {}): Promise<Customer> {
    const context = await this.context(options.browser);
    return Customer.enter(
      context,
      this.server.url,
      options.entryPointId ?? corner.entryPointId,
      options,
    );
  }

  /** An agent at their desk, signed in and idle. */
  async desk(corner: Corner, name: AgentName, options: DeskOptions = {}): Promise<Desk> {
    const context = await this.context(options.browser);
    const desk = await Desk.open(context, this.server.url, corner.agent(name));
    if (options.signedIn !== false) await desk.signIn();
    return desk;
  }

  /** An agent at their desk, waiting for contacts. */
  async availableDesk(corner: Corner, name: AgentName, options: DeskOptions = {}): Promise<Desk> {
    const desk = await this.desk(corner, name, options);
    await desk.setAvailable();
    return desk;
  }

  /** The same agent without a screen, for what a test needs done and is not about. */
  async agentClient(corner: Corner, name: AgentName): Promise<Client> {
    const { id } = corner.agent(name);
    const { token } = await this.admin.query("token.create", { name: "test", agentId: id });
    return this.#connect(token);
  }

  /** A customer without a screen, who has begun a conversation. */
  async customerClient(corner: Corner, name: string, text: string): Promise<Client> {
    const { entryPointId } = corner;
    const anyone = createClient({ baseUrl: this.server.url });
    const { token } = await anyone.query("visitor.create", {
      organisationId: "demo",
      entryPointId,
    });
    const client = this.#connect(token);
    const message = { clientId: "first", text };
    await client.command("chat.start", { name, language: "ko", message });
    return client;
  }

  #connect(token: string): Client {
    const client = createClient({ baseUrl: this.server.url, token });
    client.connect();
    this.#clients.push(client);
    return client;
  }

  /** Everybody leaves. Answers what their consoles complained about. */
  async clear(failedTest: string | undefined): Promise<string[]> {
    if (failedTest !== undefined) await this.#photograph(failedTest);
    for (const client of this.#clients.splice(0)) client.close();
    const problems = this.console.take();
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
    return problems;
  }

  async #photograph(test: string): Promise<void> {
    mkdirSync(failures, { recursive: true });
    const pages = this.#contexts.flatMap((context) => context.pages());
    await Promise.allSettled(
      pages.map((page, index) => {
        const name = `${test.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-${index + 1}.png`;
        return page.screenshot({ path: join(failures, name), timeout: 5_000 });
      }),
    );
  }
}

export interface StageDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Empty, as the first start finds it, on the PostgreSQL of this run. */
export async function createDatabase(): Promise<StageDatabase> {
  const postgres = inject("testDatabaseUrl");
  const name = `browser_${randomUUID().replaceAll("-", "")}`;
  await runOn(postgres, `create database ${name} template template0`);
  return {
    url: withDatabase(postgres, name),
    drop: () => runOn(postgres, `drop database if exists ${name} with (force)`),
  };
}

/** Sets the stage for a file and clears it after each test. Any error in any page's console fails its test. */
export function useStage(options: StageOptions = {}): Stage {
  const stage = new Stage();
  beforeAll(() => stage.set(options), 90_000);
  afterEach(async ({ task }) => {
    const problems = await stage.clear(task.result?.state === "fail" ? task.name : undefined);
    expect(problems, "errors in the consoles").toEqual([]);
  });
  afterAll(() => stage.strike());
  return stage;
}
