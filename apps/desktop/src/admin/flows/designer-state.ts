/** The designer without a screen: the graph with its history, what is chosen, and which panel is open. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { connect, removeNodes } from "./graph/edit.ts";
import { type EditHistory, record, redo, seal, startHistory, undo } from "./graph/edit-history.ts";
import { edgeId, edgesOf } from "./graph/exits.ts";
import { type FlowChannel, type FlowGraph, nodeOf, type Point } from "./graph/flow-graph.ts";
import type { ChosenExit } from "./graph/selection.ts";

export type DesignerPanel = "step" | "problems" | "test" | "versions";

/** What is being looked for: a step to put at a place, or behind an exit (then an existing one will do as well). */
export type Pick = { from: ChosenExit | null; at: Point | null };

/** What a flow is called, which no undo takes back. */
export type About = { name: string; description: string };

export type DesignerState = {
  about: About;
  history: EditHistory<FlowGraph>;
  selected: ReadonlySet<string>;
  /** By `edgeId`. */
  selectedEdges: ReadonlySet<string>;
  /** The node the keyboard is on: the only one that Tab stops at. */
  focused: string | null;
  panel: DesignerPanel | null;
  pick: Pick | null;
};

export type Designer = {
  store: StoreApi<DesignerState>;
  channel: FlowChannel;
  graph(): FlowGraph;
  /** Answers whether anything changed. `tag`: joins the edit before with the same tag to one step of undo. */
  edit(change: (graph: FlowGraph) => FlowGraph, tag?: string): boolean;
  undo(): void;
  redo(): void;
  select(ids: Iterable<string>, focused?: string | null): void;
  selectEdges(ids: Iterable<string>): void;
  /** Open, or closed when it was open. */
  togglePanel(panel: DesignerPanel): void;
  open(panel: DesignerPanel | null): void;
  pick(pick: Pick | null): void;
  /** What is selected goes: nodes, else edges. */
  removeSelected(): void;
  newId(): string;
};

const NONE: ReadonlySet<string> = new Set();

export function createDesigner(
  { about, graph, channel }: { about: About; graph: FlowGraph; channel: FlowChannel },
  newId: () => string,
): Designer {
  const start = graph.nodes.find(({ type }) => type === "start");
  const store = createStore<DesignerState>(() => ({
    about,
    history: startHistory(graph),
    selected: NONE,
    selectedEdges: NONE,
    focused: start?.id ?? graph.nodes[0]?.id ?? null,
    panel: null,
    pick: null,
  }));
  const { getState: state, setState } = store;

  function travel(history: EditHistory<FlowGraph>): void {
    if (history !== state().history) setState({ history, ...stillThere(state(), history.present) });
  }

  const designer: Designer = {
    store,
    channel,
    newId,
    graph: () => state().history.present,
    edit(change, tag) {
      const { history } = state();
      const next = record(history, change(history.present), tag ?? null);
      travel(next);
      return next !== history;
    },
    undo: () => travel(undo(state().history)),
    redo: () => travel(redo(state().history)),
    select(ids, focused) {
      const selected = new Set(ids);
      const only = selected.size === 1 ? [...selected][0] : undefined;
      const { panel, history } = state();
      setState({
        selected,
        selectedEdges: NONE,
        history: seal(history),
        ...(focused !== undefined ? { focused } : only !== undefined && { focused: only }),
        panel: panel === "step" || panel === null ? (only === undefined ? null : "step") : panel,
      });
    },
    selectEdges(ids) {
      const selectedEdges = new Set(ids);
      const { panel } = state();
      setState({ selectedEdges, selected: NONE, panel: panel === "step" ? null : panel });
    },
    togglePanel: (panel) => setState({ panel: state().panel === panel ? null : panel }),
    open: (panel) => setState({ panel }),
    pick: (pick) => setState({ pick }),
    removeSelected() {
      const { selected, selectedEdges } = state();
      if (selected.size > 0) designer.edit((now) => removeNodes(now, selected));
      else if (selectedEdges.size > 0) designer.edit((now) => disconnectAll(now, selectedEdges));
    },
  };
  return designer;
}

function disconnectAll(graph: FlowGraph, ids: ReadonlySet<string>): FlowGraph {
  return edgesOf(graph)
    .filter((edge) => ids.has(edgeId(edge)))
    .reduce((now, { source, exit }) => connect(now, { nodeId: source, exit }, null), graph);
}

/** After an edit or a step of history: nothing is chosen that is not there. */
function stillThere(
  { selected, selectedEdges, focused, panel }: DesignerState,
  graph: FlowGraph,
): Partial<DesignerState> {
  const there = (id: string) => nodeOf(graph, id) !== undefined;
  const edges = new Set(edgesOf(graph).map(edgeId));
  const left = [...selected].filter(there);
  const start = graph.nodes.find(({ type }) => type === "start");
  return {
    ...(left.length !== selected.size && { selected: new Set(left) }),
    ...([...selectedEdges].some((id) => !edges.has(id)) && { selectedEdges: NONE }),
    ...(focused !== null && !there(focused) && { focused: start?.id ?? null }),
    ...(panel === "step" && left.length !== 1 && { panel: null }),
  };
}
