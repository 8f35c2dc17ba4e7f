/* Drawing with sigma: what is pointed at and what is chosen stands out. */
import { EdgeArrowProgram, EdgeCurvedArrowProgram, EdgeLineProgram, Sigma } from "../vendor/network.js";
import { colour, drawHover } from "./look.js";
import { LARGE } from "./model.js";

export function stage(place, graph, { onNode, onEdge, onNothing }) {
  const small = graph.size < LARGE;
  const few = graph.order < 300;
  const bright = { nodes: null, edges: small ? null : new Set() }; // many lines come when the page can be used
  const faint = () => colour("line");
  let dim = faint();
  const sigma = new Sigma(graph, place, {
    allowInvalidContainer: true,
    edgeProgramClasses: { arrow: EdgeArrowProgram, curve: EdgeCurvedArrowProgram, line: EdgeLineProgram },
    defaultEdgeType: small ? "arrow" : "line",
    enableEdgeEvents: small,
    renderEdgeLabels: graph.size < 400,
    hideEdgesOnMove: !small,
    hideLabelsOnMove: !small,
    labelColor: { color: colour("ink") },
    edgeLabelColor: { color: colour("soft") },
    labelFont: "system-ui, sans-serif",
    edgeLabelFont: "system-ui, sans-serif",
    labelSize: 13,
    edgeLabelSize: 11,
    labelRenderedSizeThreshold: few ? 4 : 8,
    labelDensity: few ? 4 : 1,
    defaultDrawNodeHover: drawHover,
    zIndex: true,
    stagePadding: 50,
    minCameraRatio: 0.005,
    maxCameraRatio: 4,
    nodeReducer: (node, data) => (!bright.nodes ? data
      : bright.nodes.has(node) ? { ...data, forceLabel: true, zIndex: small ? 2 : 0 } : { ...data, color: dim, label: "", zIndex: 0 }),
    edgeReducer: (edge, data) => (!bright.edges ? data
      : bright.edges.has(edge) ? { ...data, label: data.label || data.relation, forceLabel: true, zIndex: small ? 2 : 0, size: Math.max(data.size, 2) }
        : small ? { ...data, color: dim, label: "", zIndex: 0 } : { hidden: true }),
  });
  sigma.on("clickNode", ({ node }) => onNode(node));
  sigma.on("clickEdge", ({ edge }) => onEdge(edge));
  sigma.on("clickStage", onNothing);
  for (const [name, pointer] of [["enterNode", true], ["leaveNode", false], ["enterEdge", true], ["leaveEdge", false]]) {
    sigma.on(name, () => place.classList.toggle("pointing", pointer));
  }
  return {
    sigma,
    /* Dims everything but some nodes and lines; null lights all. */
    light(nodes, edges) {
      bright.nodes = nodes && new Set(nodes);
      bright.edges = edges && new Set(edges);
      sigma.refresh({ skipIndexation: !small }); // where lines are few, those that are lit are drawn last
    },
    goTo(node) {
      const data = sigma.getNodeDisplayData(node);
      if (data) sigma.getCamera().animate({ x: data.x, y: data.y, ratio: Math.min(sigma.getCamera().ratio, 0.6) }, { duration: calm() ? 0 : 400 });
    },
    recolour() {
      dim = faint();
      sigma.setSetting("labelColor", { color: colour("ink") });
      sigma.setSetting("edgeLabelColor", { color: colour("soft") });
    },
  };
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
