/* ForceAtlas2 in a worker: takes the matrices of a network, gives places back as it goes. */
import iterate from "graphology-layout-forceatlas2/iterate.js";
import defaults from "graphology-layout-forceatlas2/defaults.js";

const PATIENCE = 120; // milliseconds between two pictures

self.onmessage = ({ data: { nodes, edges, settings, rounds } }) => {
  const all = { ...defaults, ...settings };
  let told = Date.now();
  for (let round = 1; round <= rounds; round += 1) {
    iterate(all, nodes, edges);
    if (Date.now() - told > PATIENCE && round < rounds) {
      self.postMessage({ nodes, done: false });
      told = Date.now();
    }
  }
  self.postMessage({ nodes, done: true });
};
