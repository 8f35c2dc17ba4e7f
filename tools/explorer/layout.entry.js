/* ForceAtlas2 in a worker: takes the matrices of a network, gives places back as it goes.
   After each picture it waits until it is told that the picture was drawn. */
import iterate from "graphology-layout-forceatlas2/iterate.js";
import defaults from "graphology-layout-forceatlas2/defaults.js";

let work = null;

self.onmessage = ({ data }) => {
  if (data.nodes) work = { ...data, settings: { ...defaults, ...data.settings } };
  const { nodes, edges, settings, patience } = work;
  const end = Date.now() + patience;
  do {
    iterate(settings, nodes, edges);
    work.rounds -= 1;
  } while (work.rounds > 0 && Date.now() < end);
  self.postMessage({ nodes, done: work.rounds <= 0 });
};
