/* The answer to a query as a chart, or as a graph. */
import { svg } from "./dom.js";
import { settle } from "./network/layout.js";
import { colour, drawHover } from "./network/look.js";
import { Graph, Sigma } from "./vendor/network.js";

const MOST_BARS = 30;
const MOST_ROWS = 2000;

/* Bars for the first column of numbers, named by the column before all; null without such columns. */
export function barChart({ columns, rows }) {
  const numbers = columns.findIndex((_, place) => place && rows.every((row) => row[place] !== "" && Number.isFinite(Number(row[place]))));
  if (numbers < 0) return null;
  const bars = rows.slice(0, MOST_BARS).map((row) => [row[0], Number(row[numbers])]);
  const most = Math.max(...bars.map(([, value]) => value), 1);
  const height = 24 * bars.length + 8;
  const chart = svg("svg", { class: "chart", viewBox: `0 0 720 ${height}`, role: "img", "aria-label": `${columns[numbers]} by ${columns[0]}` });
  bars.forEach(([name, value], place) => {
    const y = 24 * place + 4;
    const width = (Math.max(value, 0) / most) * 420;
    chart.append(svg("text", { x: 230, y: y + 14, "text-anchor": "end" }, name.length > 34 ? `${name.slice(0, 33)}…` : name),
      svg("rect", { x: 240, y, width: Math.max(width, 1), height: 18, rx: 2 }),
      svg("text", { x: 246 + width, y: y + 14 }, String(value)));
  });
  return chart;
}

/* Each row as a line from its first column to its last, named by one between. */
export function smallGraph(place, { columns, rows }) {
  const graph = new Graph({ multi: true });
  const node = (name) => graph.mergeNode(name, { label: name, size: 6, color: colour("Person"), x: Math.cos(graph.order), y: Math.sin(graph.order * 1.7) })[0];
  for (const row of rows.slice(0, MOST_ROWS)) {
    const [from, to] = [row[0], row.at(-1)];
    if (from && to) graph.addDirectedEdge(node(from), node(to), { label: columns.length > 2 ? row[1] : "", color: colour("soft"), size: 1.5, type: "arrow" });
  }
  const sigma = new Sigma(graph, place, { renderEdgeLabels: true, labelColor: { color: colour("ink") }, edgeLabelColor: { color: colour("soft") },
    defaultDrawNodeHover: drawHover, stagePadding: 60 });
  const stop = settle(graph, () => {});
  return { kill() { stop(); sigma.kill(); } };
}
