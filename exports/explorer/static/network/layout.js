/* Where nodes stand: by forces, worked out in a worker, or in groups. */
import { louvain } from "../vendor/network.js";

const ROUNDS = [[500, 800], [5000, 300], [Infinity, 80]];

const NODE = 10; // numbers of a node in the matrix of ForceAtlas2: place, forces, mass, convergence, size, fixed

/* The matrices of what is shown: what is hidden pushes nobody. */
function matrices(graph) {
  const shown = graph.filterNodes((node, data) => !data.hidden);
  const lines = graph.filterEdges((edge, data) => !data.hidden);
  const place = new Map(shown.map((node, index) => [node, index * NODE]));
  const nodes = new Float32Array(shown.length * NODE);
  const edges = new Float32Array(lines.length * 3);
  shown.forEach((node, index) => {
    const { x, y, size } = graph.getNodeAttributes(node);
    nodes.set([x, y, 0, 0, 0, 0, 1, 1, size, 0], index * NODE);
  });
  lines.forEach((edge, index) => {
    const [from, to] = graph.extremities(edge).map((node) => place.get(node));
    nodes[from + 6] += 1;
    nodes[to + 6] += 1;
    edges.set([from, to, 1], index * 3);
  });
  return { nodes, edges, place };
}

/* Lets the forces settle; gives a function that stops them. */
export function settle(graph, done) {
  const worker = new Worker("/static/vendor/layout.js", { type: "module" });
  const { nodes, edges, place } = matrices(graph);
  const settings = { barnesHutOptimize: graph.order > 1000, barnesHutTheta: 0.7, strongGravityMode: true, gravity: 0.6, scalingRatio: 10,
    slowDown: 1 + Math.log(graph.order + 1), outboundAttractionDistribution: graph.order > 5000 };
  worker.onmessage = ({ data }) => {
    graph.updateEachNodeAttributes((node, known) => {
      const at = place.get(node);
      // What is hidden waits in the middle, where it does not stretch the picture.
      known.x = at === undefined ? 0 : data.nodes[at];
      known.y = at === undefined ? 0 : data.nodes[at + 1];
      return known;
    }, { attributes: ["x", "y"] });
    if (data.done) {
      worker.terminate();
      done();
    } else requestAnimationFrame(() => setTimeout(() => worker.postMessage({})));
  };
  const rounds = ROUNDS.find(([most]) => graph.order <= most)[1];
  worker.postMessage({ nodes, edges, settings, rounds, patience: graph.order > 5000 ? 2000 : 50 });
  return () => worker.terminate();
}

export function communities(graph) {
  const found = louvain(graph, { rng: () => 0.5, randomWalk: false });
  graph.updateEachNodeAttributes((node, data) => ({ ...data, community: found[node] }));
}

/* Each group on a disc of its own, the discs around a circle. */
export function inGroups(graph, groupOf) {
  const groups = new Map();
  graph.forEachNode((node, data) => {
    if (data.hidden) return;
    const name = groupOf(data);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(node);
  });
  const discs = [...groups.values()].sort((a, b) => b.length - a.length);
  const around = discs.reduce((sum, disc) => sum + 2.6 * radius(disc.length), 0) / (2 * Math.PI);
  let angle = 0;
  for (const disc of discs) {
    const share = (2.6 * radius(disc.length)) / (around || 1);
    const middle = angle + share / 2;
    disc.sort((a, b) => graph.getNodeAttribute(b, "degree") - graph.getNodeAttribute(a, "degree"));
    disc.forEach((node, rank) => {
      const [out, turn] = [10 * Math.sqrt(rank), rank * 2.399963];
      graph.mergeNodeAttributes(node, {
        x: (discs.length > 1 ? 1.2 * around * Math.cos(middle) : 0) + out * Math.cos(turn),
        y: (discs.length > 1 ? 1.2 * around * Math.sin(middle) : 0) + out * Math.sin(turn),
      });
    });
    angle += share;
  }
}

const radius = (count) => 10 * Math.sqrt(count) + 10;
