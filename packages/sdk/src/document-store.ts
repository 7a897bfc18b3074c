import type { DocumentByKind, DocumentKind, EntryDocument } from "@maru/protocol";
import { createListeners, type Listeners } from "./readable.ts";

/** `me`, `setup`, `system`, `chat`, or a kind with its id: `contact/c1`, `entry/c1/3`. */
export type DocumentKey =
  | "me"
  | "setup"
  | "system"
  | "chat"
  | `${"contact" | "queue" | "agent"}/${string}`
  | `entry/${string}/${number}`;

/** What belongs together: all contacts, or the entries of one interaction. */
export type DocumentPrefix = `${"contact" | "queue" | "agent"}/` | `entry/${string}/`;

type KindOf<Key extends string> = Key extends `${infer Kind extends DocumentKind}/${string}`
  ? Kind
  : Key extends DocumentKind
    ? Key
    : never;
export type DocumentAt<Key extends string> = DocumentByKind[KindOf<Key>];

/**
 * What the server shows this client. A document that did not change keeps its identity, and so does a list
 * of documents none of which changed. Listeners hear once per frame, after the whole frame is in.
 */
export type DocumentStore = {
  get<Key extends DocumentKey>(key: Key): DocumentAt<Key> | undefined;
  /** In the order the documents first came. */
  list<Prefix extends DocumentPrefix>(prefix: Prefix): readonly DocumentAt<Prefix>[];
  /** A conversation in the order of its numbers. */
  entries(interactionId: string): readonly EntryDocument[];
  /** To one document, to all of a prefix, or with `""` to everything. */
  subscribe(keyOrPrefix: DocumentKey | DocumentPrefix | "", listener: () => void): () => void;
};

type Wire = readonly (readonly [string, unknown])[];

const prefixOf = (key: string): string => key.slice(0, key.lastIndexOf("/") + 1);

export class Documents implements DocumentStore {
  /** By prefix, then by key; `""` holds the documents that are alone. */
  #groups = new Map<string, Map<string, unknown>>();
  #lists = new Map<string, readonly unknown[]>();
  #listeners = new Map<string, Listeners<void>>();

  get<Key extends DocumentKey>(key: Key): DocumentAt<Key> | undefined {
    return this.#groups.get(prefixOf(key))?.get(key) as DocumentAt<Key> | undefined;
  }

  list<Prefix extends DocumentPrefix>(prefix: Prefix): readonly DocumentAt<Prefix>[] {
    let list = this.#lists.get(prefix);
    if (list === undefined) {
      list = [...(this.#groups.get(prefix)?.values() ?? [])];
      if (prefix.startsWith("entry/"))
        (list as EntryDocument[]).sort((a, b) => a.number - b.number);
      this.#lists.set(prefix, list);
    }
    return list as readonly DocumentAt<Prefix>[];
  }

  entries(interactionId: string): readonly EntryDocument[] {
    return this.list(`entry/${interactionId}/`);
  }

  subscribe(keyOrPrefix: string, listener: () => void): () => void {
    let listeners = this.#listeners.get(keyOrPrefix);
    if (listeners === undefined) {
      listeners = createListeners();
      this.#listeners.set(keyOrPrefix, listeners);
    }
    return listeners.add(listener);
  }

  /** Everything there is: what is not in it goes. */
  replace(documents: Wire): void {
    const kept = new Set(documents.map(([key]) => key));
    this.change(
      documents,
      [...this.#keys()].filter((key) => !kept.has(key)),
    );
  }

  change(put: Wire, remove: readonly string[]): void {
    const changed = new Set<string>();
    for (const [key, value] of put) if (this.#put(key, value)) changed.add(key);
    for (const key of [...remove, ...this.#entriesLeftBy(remove)])
      if (this.#groups.get(prefixOf(key))?.delete(key) === true) changed.add(key);
    if (changed.size > 0) this.#notify(changed);
  }

  /** Takes out what is no longer kept up to date. */
  forget(prefix: DocumentPrefix): void {
    this.change([], [...(this.#groups.get(prefix)?.keys() ?? [])]);
  }

  /** Of a long conversation the server forgets the oldest entries, and does not name them when the contact goes. */
  *#entriesLeftBy(removed: readonly string[]): Iterable<string> {
    for (const key of removed)
      if (key.startsWith("contact/"))
        yield* this.#groups.get(`${key.replace("contact/", "entry/")}/`)?.keys() ?? [];
  }

  *#keys(): Iterable<string> {
    for (const group of this.#groups.values()) yield* group.keys();
  }

  #put(key: string, value: unknown): boolean {
    const prefix = prefixOf(key);
    const group = this.#groups.get(prefix) ?? new Map<string, unknown>();
    this.#groups.set(prefix, group);
    // One server writes a document's fields in one order; if another order came, it would only count as a change.
    if (group.has(key) && JSON.stringify(group.get(key)) === JSON.stringify(value)) return false;
    group.set(key, value);
    return true;
  }

  #notify(changed: ReadonlySet<string>): void {
    const prefixes = new Set([...changed].map(prefixOf));
    for (const prefix of prefixes) this.#lists.delete(prefix);
    for (const key of new Set([...changed, ...prefixes, ""])) this.#listeners.get(key)?.emit();
  }
}
