/* Colours and sizes, taken from the style sheet so that they follow the reader's preference for light or dark. */
export const STATUSES = ["contested", "asserted", "claimed", "denied", "retracted", "open"];
export const TYPES = {
  Person: "People", Organization: "Organizations and states", Place: "Places", Group: "Groups",
  Event: "Events", Thing: "Things", "open-end": "What is not told",
};
const PALETTE = ["Person", "Group", "Place", "Organization", "Event", "Thing", "contested", "claimed"];

export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export function paint(graph, by) {
  const names = [...STATUSES, ...Object.keys(TYPES), "soft", "paper"];
  const colours = Object.fromEntries(names.map((name) => [name, colour(name)]));
  const many = graph.order > 5000;
  const few = graph.size < 40; // of more lines, only those that are disputed or lit have words
  graph.updateEachNodeAttributes((node, data) => Object.assign(data, {
    color: data.kind === "open-end" ? colours.open
      : colours[by === "community" ? PALETTE[(data.community ?? 0) % PALETTE.length] : data.kind],
    size: data.kind === "open-end" ? 3 : Math.min((many ? 2 : 5) + 1.4 * Math.sqrt(data.degree), many ? 12 : 18),
  }), { attributes: ["color", "size"] });
  graph.updateEachEdgeAttributes((edge, data) => Object.assign(data, {
    color: colours[data.status],
    label: data.status === "contested" ? `≠ ${data.relation}` : few ? data.relation : "",
    size: many ? 0.5 : data.status === "contested" ? 4 : data.status === "asserted" ? 2 : 1.4,
    zIndex: data.status === "contested" ? 1 : 0,
  }), { attributes: ["color", "size", "label", "zIndex"] });
}

/* The label of the node that is pointed at, on a ground of its own. */
export function drawHover(context, data, settings) {
  const size = settings.labelSize;
  context.font = `600 ${size}px ${settings.labelFont}`;
  const width = context.measureText(data.label || "").width + 12;
  context.fillStyle = colour("raised");
  context.strokeStyle = colour("accent");
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(data.x + data.size + 2, data.y - size / 2 - 5, width, size + 10, 4);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(data.x, data.y, data.size + 2, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = colour("ink");
  context.fillText(data.label || "", data.x + data.size + 8, data.y + size / 3);
}
