/* The network as graphology has it, and which part of it is shown. */
import { DEFAULT_EDGE_CURVATURE, Graph, indexParallelEdgesIndex } from "../vendor/network.js";

export const LARGE = 20000; // relations from which on lines are drawn plainly

/* Nodes begin on a spiral, the most related in the middle: a picture that can be used before it is laid out. */
export function build({ nodes, edges }) {
  const graph = new Graph({ multi: true, type: "directed" });
  const degree = new Uint32Array(nodes.id.length);
  for (let place = 0; place < edges.id.length; place += 1) {
    degree[edges.source[place]] += 1;
    degree[edges.target[place]] += 1;
  }
  const ranked = [...nodes.id.keys()].sort((a, b) => degree[b] - degree[a] || a - b);
  ranked.forEach((node, rank) => {
    const [radius, angle] = [10 * Math.sqrt(rank + 1), rank * 2.399963];
    graph.addNode(nodes.id[node], { label: nodes.label[node], kind: nodes.type[node], degree: degree[node],
      x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  });
  edges.id.forEach((id, place) => {
    graph.addDirectedEdgeWithKey(id, nodes.id[edges.source[place]], nodes.id[edges.target[place]],
      { relation: edges.label[place], status: edges.status[place], told: edges.told[place] });
  });
  if (graph.size < LARGE) bend(graph);
  return graph;
}

/* Lines that join the same two nodes are bent apart. */
function bend(graph) {
  indexParallelEdgesIndex(graph);
  graph.updateEachEdgeAttributes((edge, data) => {
    const { parallelIndex: index, parallelMaxIndex: most } = data;
    if (!index) return { ...data, type: "arrow" };
    return { ...data, type: "curve", curvature: (DEFAULT_EDGE_CURVATURE * index * 3) / (most + 1) };
  });
}

/* Hides what the filters leave out, and nodes that no line leads to any more. */
export function applyFilters(graph, { statuses, types, relation, outlets, first, last, lonely, only }) {
  const inView = new Set();
  const nodeFits = (node, data) => !types.has(data.kind) && (!only || only.has(node));
  const told = (data) => !data.told.length || data.told.some(([outlet, day]) => !outlets.has(outlet) && day >= first && day <= last);
  graph.updateEachEdgeAttributes((edge, data, source, target, from, to) => {
    const shown = !statuses.has(data.status) && (!relation || data.relation === relation)
      && nodeFits(source, from) && nodeFits(target, to) && told(data);
    if (shown) inView.add(source).add(target);
    data.hidden = !shown; // in place: copies of 100,000 lines would take a second
    return data;
  }, { attributes: ["hidden"] });
  graph.updateEachNodeAttributes((node, data) => {
    const shown = nodeFits(node, data) && (inView.has(node) || (lonely && data.kind !== "open-end"));
    data.hidden = !shown;
    return data;
  }, { attributes: ["hidden"] });
  return inView.size;
}

const visibleEdges = (graph, node) => graph.edges(node).filter((edge) => !graph.getEdgeAttribute(edge, "hidden"));

export const neighbours = (graph, node) => new Set(visibleEdges(graph, node).map((edge) => graph.opposite(node, edge)));

/* The shortest way between two nodes over lines that are shown, in whichever direction: its nodes and lines. */
export function shortestPath(graph, start, end) {
  const reached = new Map([[start, null]]);
  let rim = [start];
  while (rim.length && !reached.has(end)) {
    const next = [];
    for (const node of rim) {
      for (const edge of visibleEdges(graph, node)) {
        const other = graph.opposite(node, edge);
        if (reached.has(other)) continue;
        reached.set(other, { edge, node });
        next.push(other);
      }
    }
    rim = next;
  }
  if (!reached.has(end)) return null;
  const [nodes, edges] = [[end], []];
  for (let step = reached.get(end); step; step = reached.get(step.node)) {
    nodes.unshift(step.node);
    edges.unshift(step.edge);
  }
  return { nodes, edges };
}
