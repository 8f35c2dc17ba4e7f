/* ForceAtlas2 for the network page, where the physics of vis-network would take minutes for a large network. */
import iterate from "graphology-layout-forceatlas2/iterate.js";
import defaults from "graphology-layout-forceatlas2/defaults.js";

const NODE = 10; // numbers of a node in the matrix: place, forces, mass, convergence, size, fixed
const SETTINGS = { ...defaults, barnesHutOptimize: true, barnesHutTheta: 0.8, strongGravityMode: true, gravity: 0.6,
  scalingRatio: 10, slowDown: 8 };

/* Places of nodes, given by id, that lines ({from, to}) join; they begin on a spiral. */
export function layout(ids, lines, rounds, scale) {
  const at = new Map(ids.map((id, index) => [id, index * NODE]));
  const nodes = new Float32Array(ids.length * NODE);
  ids.forEach((id, index) => {
    const [radius, angle] = [6 * Math.sqrt(index + 1), index * 2.399963];
    nodes.set([radius * Math.cos(angle), radius * Math.sin(angle), 0, 0, 0, 0, 1, 1, 1, 0], index * NODE);
  });
  const joined = lines.filter(({ from, to }) => at.has(from) && at.has(to) && from !== to);
  const edges = new Float32Array(joined.length * 3);
  joined.forEach(({ from, to }, index) => {
    nodes[at.get(from) + 6] += 1;
    nodes[at.get(to) + 6] += 1;
    edges.set([at.get(from), at.get(to), 1], index * 3);
  });
  for (let round = 0; round < rounds; round += 1) iterate(SETTINGS, nodes, edges);
  return ids.map((id) => ({ id, x: scale * nodes[at.get(id)], y: scale * nodes[at.get(id) + 1] }));
}
