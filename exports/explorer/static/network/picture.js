/* The part of the network that is on the screen, as a picture that stands by itself. */
import { svg } from "../dom.js";
import { colour } from "./look.js";

export function asSvg(sigma) {
  const graph = sigma.getGraph();
  const { width, height } = sigma.getDimensions();
  const place = (node) => sigma.graphToViewport(graph.getNodeAttributes(node));
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`,
    "font-family": "sans-serif", "font-size": 12 });
  picture.append(svg("rect", { width, height, fill: colour("paper") }));
  graph.forEachEdge((edge, data, source, target) => {
    if (data.hidden) return;
    const [from, to] = [place(source), place(target)];
    const bow = data.curvature || 0;
    const middle = [(from.x + to.x) / 2 + (to.y - from.y) * bow, (from.y + to.y) / 2 - (to.x - from.x) * bow];
    picture.append(svg("path", { d: `M${from.x} ${from.y}Q${middle.join(" ")} ${to.x} ${to.y}`, fill: "none",
      stroke: data.color, "stroke-width": data.size }));
  });
  const labelled = sigma.getNodeDisplayedLabels();
  const shown = graph.filterNodes((node, data) => !data.hidden);
  for (const node of shown) {
    const { x, y } = place(node);
    picture.append(svg("circle", { cx: x, cy: y, r: sigma.scaleSize(graph.getNodeAttribute(node, "size")), fill: graph.getNodeAttribute(node, "color") }));
  }
  for (const node of shown.filter((one) => labelled.has(one))) {
    const { x, y } = place(node);
    picture.append(svg("text", { x: x + graph.getNodeAttribute(node, "size") + 3, y: y + 4, fill: colour("ink"),
      stroke: colour("paper"), "stroke-width": 3, "paint-order": "stroke" }, graph.getNodeAttribute(node, "label")));
  }
  return new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
}

export async function asPng(sigma) {
  const address = URL.createObjectURL(asSvg(sigma));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
