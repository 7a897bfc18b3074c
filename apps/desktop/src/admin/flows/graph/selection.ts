/** One exit of one node. */
export type ChosenExit = { nodeId: string; exit: string };
