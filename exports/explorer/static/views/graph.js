/* The network: who is in the story, who says what of whom, and which of it is disputed. */
import { get, postForText } from "../api.js";
import { claimPanel } from "../claim.js";
import { badge, download, h, message, path } from "../dom.js";
import { controls } from "../network/controls.js";
import { communities, inGroups, settle } from "../network/layout.js";
import { colour, paint } from "../network/look.js";
import { LARGE, applyFilters, build, neighbours, shortestPath } from "../network/model.js";
import { asPng, asSvg } from "../network/picture.js";
import { stage } from "../network/stage.js";

const MOST = 60; // lines in the panel's lists
const PATIENCE = 3000; // milliseconds in which a large network shows its nodes alone, so that it can be used at once

export async function open(id) {
  const columns = await get("network");
  if (!columns.nodes.id.length) {
    return { content: [h("h1", {}, "Graph"), message("empty", "There is nothing to show yet: no report has been read.")] };
  }
  const graph = build(columns);
  const place = h("div", { class: "canvas" });
  const panel = h("aside", { class: "panel", "aria-label": "Evidence", tabindex: "-1" });
  const told = h("p", { class: "told soft", role: "status" });
  let drawn, stop = () => {}, by = "type", turn = 0, shown = 0, settling = false, how = "forces";

  const label = (node) => graph.getNodeAttribute(node, "label");
  const { element: filters, filters: now, summary } = controls(graph, columns, { changed: refresh, arrange });

  function refresh(_, { again } = {}) {
    shown = applyFilters(graph, now);
    tell();
    drawn.sigma.refresh();
    if (again) arrange(how);
  }
  function tell() {
    told.textContent = shown ? `${summary()}${settling ? " · settling…" : ""}` : "Nothing is shown: tick more boxes.";
  }
  function arrange(wanted) {
    how = wanted;
    stop();
    settling = false;
    by = how === "community" ? "community" : "type";
    if (how === "community") communities(graph);
    paint(graph, by);
    if (how === "forces") forces();
    else {
      inGroups(graph, (data) => data[by === "community" ? "community" : "kind"]);
      tell();
    }
  }
  function forces() {
    settling = true;
    tell();
    stop = settle(graph, () => { settling = false; tell(); });
  }

  /* The panel */
  const button = (words, act) => h("button", { type: "button", class: "plain", onclick: act }, words);
  function line(edge) {
    const [from, to] = graph.extremities(edge);
    const { relation, status } = graph.getEdgeAttributes(edge);
    return h("li", {}, h("a", { href: path("graph", edge) }, `${label(from)} ${relation} ${label(to)}`), " ", badge(status));
  }
  function lines(title, edges) {
    return edges.length ? [h("h3", {}, `${title} (${edges.length})`), h("ul", { class: "list" }, edges.slice(0, MOST).map(line))] : [];
  }
  function overview() {
    const disputed = graph.filterEdges((edge, data) => data.status === "contested");
    panel.replaceChildren(h("h2", { class: "title" }, "Who says what, and who denies it"),
      h("p", {}, "Dots are the people, bodies and places that the reports speak of. A line is something that is said to hold between two of them; red ones are disputed. Click on a dot or a line to see the words."),
      ...lines("Contested", disputed));
    if (graph.size < LARGE || drawn.awake) drawn.light(null, null);
  }
  function nodePanel(node) {
    const { kind } = graph.getNodeAttributes(node);
    const edges = graph.edges(node);
    panel.replaceChildren(h("p", { class: "soft" }, kind), h("h2", { class: "title" }, label(node)),
      h("p", { class: "actions" }, h("a", { href: path("actors", node) }, "Everything about it"),
        button("Only its neighbours", () => { now.only = new Set([node, ...neighbours(graph, node)]); refresh(); }),
        now.only ? button("One step further", widen) : null,
        now.only ? button("Show all again", () => { now.only = null; refresh(); nodePanel(node); }) : null),
      pathForm(node), ...lines("Relations", edges));
    drawn.light([node, ...graph.neighbors(node)], edges);
    drawn.goTo(node);
  }
  function widen() {
    const before = [...now.only];
    now.only = null;
    applyFilters(graph, now);
    now.only = new Set([...before, ...before.flatMap((node) => [...neighbours(graph, node)])]);
    refresh();
  }
  function pathForm(node) {
    const input = h("input", { type: "search", list: "labels", id: "path-to", placeholder: "Another name" });
    const result = h("div", {});
    const submit = (event) => {
      event.preventDefault();
      const other = nodeCalled(input.value);
      if (!other) return result.replaceChildren(message("empty", "Nobody is called that here."));
      const way = shortestPath(graph, node, other);
      if (!way) return result.replaceChildren(message("empty", "No way leads there over what is shown."));
      result.replaceChildren(h("ol", { class: "list" }, way.edges.map(line)));
      return drawn.light(way.nodes, way.edges);
    };
    return h("form", { class: "path", onsubmit: submit }, h("label", { for: "path-to" }, "How it is connected to "), input, button("Find"), result);
  }
  async function claimShown(claim) {
    const mine = (turn += 1);
    if (graph.hasEdge(claim)) drawn.light(graph.extremities(claim), [claim]);
    panel.replaceChildren(message("loading", "Loading…"));
    try {
      const found = await get("claims", claim);
      if (mine === turn) panel.replaceChildren(...claimPanel(found));
    } catch (error) {
      if (mine === turn) panel.replaceChildren(message("failed", error.message));
    }
  }
  function choose(chosen) {
    turn += 1;
    if (chosen && graph.hasNode(chosen) && graph.getNodeAttribute(chosen, "kind") !== "open-end") nodePanel(chosen);
    else if (chosen && graph.hasNode(chosen)) choose(graph.edges(chosen)[0]);
    else if (chosen) claimShown(chosen);
    else overview();
  }
  /* Kept in the address without opening the view anew. */
  function go(chosen) {
    history.pushState(null, "", chosen ? path("graph", chosen) : "#/graph");
    choose(chosen);
  }
  panel.addEventListener("click", (event) => {
    const [view, target] = (event.target.closest("a")?.hash || "").slice(2).split("/").map(decodeURIComponent);
    if (view !== "graph" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(target);
  });

  /* Search */
  const names = graph.filterNodes((node, data) => data.kind !== "open-end")
    .sort((a, b) => graph.getNodeAttribute(b, "degree") - graph.getNodeAttribute(a, "degree"));
  const lower = (words) => words.toLocaleLowerCase("en");
  function nodeCalled(words) {
    const wanted = lower(words.trim());
    return wanted && (names.find((node) => lower(label(node)) === wanted) || names.find((node) => lower(label(node)).includes(wanted)));
  }
  const query = h("input", { type: "search", id: "find", list: "labels", placeholder: "Find a name" });
  const search = h("form", { class: "search", role: "search", onsubmit: (event) => {
    event.preventDefault();
    const found = nodeCalled(query.value);
    if (found) go(found);
    else panel.replaceChildren(message("empty", `Nobody and nothing is called “${query.value}” here.`));
  } }, h("label", { class: "unseen", for: "find" }, "Find an actor, place or event"), query,
  h("datalist", { id: "labels" }, names.slice(0, 1000).map((node) => h("option", { value: label(node) }))));

  /* Saving */
  async function save(what) {
    if (what === "svg") download("network.svg", asSvg(drawn.sigma));
    else if (what === "png") download("network.png", await asPng(drawn.sigma));
    else {
      const ids = [...graph.filterNodes((node, data) => !data.hidden), ...graph.filterEdges((edge, data) => !data.hidden)];
      download("selection.ttl", new Blob([await postForText("turtle", { ids })], { type: "text/turtle" }));
    }
  }
  const camera = () => drawn.sigma.getCamera();
  const tools = h("div", { class: "tools", role: "toolbar", "aria-label": "Picture" },
    h("button", { type: "button", "aria-label": "Closer", onclick: () => camera().animatedZoom() }, "+"),
    h("button", { type: "button", "aria-label": "Farther", onclick: () => camera().animatedUnzoom() }, "−"),
    h("button", { type: "button", onclick: () => camera().animatedReset() }, "All"),
    [["png", "PNG"], ["svg", "SVG"], ["turtle", "Turtle"]].map(([what, words]) =>
      h("button", { type: "button", title: `Save what is shown as ${words}`, onclick: () => save(what) }, words)));

  return {
    content: [h("h1", { class: "unseen" }, "Graph"), h("div", { class: "side" }, search, filters),
      h("section", { class: "stage", "aria-label": "Network" }, place, told, tools), panel],
    ready() {
      paint(graph, by);
      shown = applyFilters(graph, now);
      drawn = stage(place, graph, { onNode: go, onEdge: go, onNothing: () => go(null) });
      const dark = matchMedia("(prefers-color-scheme: dark)");
      const recolour = () => { paint(graph, by); drawn.recolour(); };
      dark.addEventListener("change", recolour);
      choose(id);
      let wake = null;
      drawn.sigma.once("afterRender", () => {
        wake = setTimeout(() => {
          drawn.awake = true;
          if (location.hash.split("/").length < 3) drawn.light(null, null);
          forces();
        }, graph.size < LARGE ? 0 : PATIENCE);
      });
      drawn.sigma.scheduleRender();
      place.dataset.ready = "true";
      return () => {
        clearTimeout(wake);
        stop();
        dark.removeEventListener("change", recolour);
        drawn.sigma.kill();
      };
    },
  };
}
