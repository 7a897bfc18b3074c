/** Time as the reconciler and the engines are given it. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs something once, later; what it returns calls that off. */
  after(ms: number, run: () => void): () => void;
};
