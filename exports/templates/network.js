"use strict";
/* The drawing: what is shown of the network, in which colours, and what a click leads to. */

(() => {
  const STATUSES = {
    contested: "contested", asserted: "asserted", claimed: "claimed", denied: "denied", open: "open",
  };
  const TYPES = {
    Person: "People", Organization: "Organizations and states", Place: "Places", Group: "Groups",
    Event: "Events", Thing: "Things",
  };
  const DASHES = { claimed: [9, 6], denied: [2, 5], open: [1, 6] };
  const MARK = "≠ ";

  const { element, plural } = Panel;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const { nodes: allNodes, edges: allEdges, options } = data.drawing;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const hidden = { status: new Set(), type: new Set(), relation: new Set() };

  /* Colours come from the style sheet, so that they follow the reader's preference for light or dark. */
  function nodeLook(node) {
    const plain = node.kind !== "entity";
    const fill = colour(node.group);
    const ink = colour("ink");
    return {
      id: node.id,
      color: { background: fill, border: plain ? colour("soft") : colour("raised"),
        highlight: { background: fill, border: colour("accent") }, hover: { background: fill, border: ink } },
      borderWidth: plain ? 1 : 2,
      borderWidthSelected: 3,
      font: { color: ink, size: plain ? 13 : 16, face: plain ? "Georgia, serif" : "system-ui, sans-serif",
        strokeWidth: plain ? 0 : 4, strokeColor: colour("paper") },
      widthConstraint: plain ? { maximum: 170 } : false,
    };
  }

  function edgeLook(edge) {
    const direct = edge.kind === "relation";
    const status = direct ? edge.status : { asserts: "asserted", denies: "denied", doubts: "claimed" }[edge.stance];
    const denial = edge.label === "denies";
    const line = colour(denial ? "denied" : status || "open");
    const contested = edge.status === "contested";
    return {
      id: edge.id,
      label: contested ? MARK + edge.relation : edge.label,
      color: { color: line, highlight: colour("accent"), hover: line, inherit: false },
      dashes: denial ? DASHES.denied : DASHES[status] || false,
      width: contested ? 2.5 : direct ? 2 : 1.2,
      background: contested ? { enabled: true, color: colour("contested-ground"), size: 9 } : { enabled: false },
      // A ground is drawn under curves only, so a straight contested line is bent by a hair.
      smooth: contested && !edge.smooth ? { enabled: true, type: "curvedCW", roundness: 0.01 } : edge.smooth,
      arrows: { to: { enabled: true, scaleFactor: 0.6 } },
      font: { color: contested || denial || status === "denied" ? colour("denied") : colour("soft"), size: 13,
        face: "system-ui, sans-serif", strokeWidth: 4, strokeColor: colour("paper") },
    };
  }

  const nodes = new vis.DataSet(allNodes.map((node) => ({ ...node, ...nodeLook(node) })));
  const edges = new vis.DataSet(allEdges.map((edge) => ({ ...edge, ...edgeLook(edge) })));

  /* What is shown: switches and check boxes filter views of the data, the data itself stays as it is. */
  const relationShown = (edge) => !hidden.status.has(edge.status) && !hidden.relation.has(edge.relation);
  const spokenOf = new Set(allEdges.filter((edge) => edge.kind === "about").map((edge) => edge.to));
  const isSpokenOf = (node) => node.kind === "statement" || spokenOf.has(node.id);
  const isSide = (edge) => edge.kind === "subject" || edge.kind === "object";
  const edgeShown = (edge) => (edge.kind === "relation" ? relationShown(edge)
    : byId("statements").checked && (!isSide(edge) || spokenOf.has(edge.from)));
  function nodeShown(node) {
    if (node.kind !== "entity") return byId("statements").checked && isSpokenOf(node);
    return !hidden.type.has(node.group) && (byId("unconnected").checked || inView.has(node.id));
  }
  let inView = new Set();
  function findConnected() {
    inView = new Set(allEdges.filter(edgeShown).flatMap((edge) => [edge.from, edge.to]));
  }
  findConnected();
  const shownNodes = new vis.DataView(nodes, { filter: nodeShown });
  const shownEdges = new vis.DataView(edges, { filter: edgeShown });

  const network = new vis.Network(byId("network"), { nodes: shownNodes, edges: shownEdges }, options);
  network.on("stabilizationProgress", ({ iterations, total }) => {
    byId("settling").textContent = `Drawing… ${Math.round((100 * iterations) / total)} %`;
  });
  network.on("stabilizationIterationsDone", settled);
  function settled() {
    network.setOptions({ physics: { enabled: false } });
    network.fit({ maxZoomLevel: 1.4 });
    byId("settling").hidden = true;
  }
  function settle() {
    byId("settling").hidden = false;
    network.setOptions({ physics: { ...options.physics, enabled: true } });
    network.stabilize(options.physics.stabilization.iterations);
  }
  function refresh({ again }) {
    findConnected();
    shownNodes.refresh();
    shownEdges.refresh();
    notice();
    if (again && shownNodes.length) settle();
  }

  /* Clicks: a line leads to its proposition, everything else to itself. */
  const edgeTarget = (id) => {
    const edge = edges.get(id);
    return edge.kind === "relation" ? id : data.facts[edge.from].kind === "entity" ? edge.to : edge.from;
  };
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    Panel.show(node ?? (edge === undefined ? null : edgeTarget(edge)));
  });
  function visit(id) {
    Panel.show(id);
    network.unselectAll();
    if (id === null) return;
    if (shownNodes.get(id)) {
      network.selectNodes([id]);
      network.focus(id, { scale: Math.max(network.getScale(), 1), animation: { duration: 400 } });
    } else if (shownEdges.get(id)) {
      network.setSelection({ nodes: [], edges: [id] });
    }
  }

  /* The legend is the filter. Its swatches are drawn the way the network draws. */
  const SVG = "http://www.w3.org/2000/svg";
  const OUTLINES = {
    Person: "M8 2a6 6 0 1 0 .01 0z", Organization: "M3 3h10v10h-10z", Place: "M2 3h12l-6 11z",
    Group: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z", Event: "M8 1l2 5h5l-4 3.2l1.6 5.3l-4.6-3.2l-4.6 3.2l1.6-5.3l-4-3.2h5z",
    Thing: "M8 1l6 7l-6 7l-6-7z",
  };
  function drawn(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }
  function swatch(width, ...shapes) {
    const picture = drawn("svg", { width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true" });
    picture.append(...shapes);
    return picture;
  }
  const typeSwatch = (type) => swatch(16, drawn("path", { d: OUTLINES[type], style: `fill: var(--${type})` }));
  function statusSwatch(status) {
    const line = (style) => drawn("line", { x1: 1, y1: 8, x2: 33, y2: 8, style });
    const dashes = (DASHES[status] || []).join(" ");
    const ground = status === "contested" ? [line("stroke: var(--contested-ground); stroke-width: 9")] : [];
    return swatch(34, ...ground, line(`stroke: var(--${status}); stroke-width: 2.5; stroke-dasharray: ${dashes || "none"}`));
  }
  function choices(place, kind, names, counts, picture) {
    for (const [name, label] of names) {
      if (!counts.get(name)) continue;
      const box = element("input", { type: "checkbox", checked: "" });
      box.addEventListener("change", () => {
        hidden[kind][box.checked ? "delete" : "add"](name);
        refresh({ again: false });
      });
      const count = element("span", { class: "count" }, String(counts.get(name)));
      byId(place).append(element("li", {}, element("label", {}, box, picture(name), label, count)));
    }
  }
  const tally = (items, key) => items.reduce((all, one) => all.set(key(one), (all.get(key(one)) || 0) + 1), new Map());
  const relations = allEdges.filter((edge) => edge.kind === "relation");
  const entities = allNodes.filter((node) => node.kind === "entity");
  const names = tally(relations, (edge) => edge.relation);
  choices("statuses", "status", Object.entries(STATUSES), tally(relations, (edge) => edge.status), statusSwatch);
  choices("types", "type", Object.entries(TYPES), tally(entities, (node) => node.group), typeSwatch);
  choices("relations", "relation", [...names.keys()].sort().map((name) => [name, name]), names, () => "");
  byId("statements").addEventListener("change", () => refresh({ again: true }));
  byId("unconnected").addEventListener("change", () => refresh({ again: true }));

  /* Search: by any part of a label; Enter takes the first. */
  const query = byId("query");
  const found = byId("found");
  function search() {
    const words = query.value.trim().toLocaleLowerCase("en");
    const hits = words ? entities.filter(({ id }) => data.facts[id].label.toLocaleLowerCase("en").includes(words)) : [];
    found.replaceChildren(...hits.slice(0, 8).map(({ id }) => element("li", {},
      element("button", { type: "button", click: () => choose(id) },
        data.facts[id].label, " ", element("small", {}, data.facts[id].type)))));
    if (words && !hits.length) found.replaceChildren(element("li", {}, element("small", {}, "Nothing by that name")));
    found.hidden = !words;
  }
  function choose(id) {
    if (!shownNodes.get(id)) {
      byId("unconnected").checked = true;
      refresh({ again: true });
    }
    found.hidden = true;
    visit(id);
  }
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") found.querySelector("button")?.click();
    if (event.key === "Escape") found.hidden = true;
  });
  document.addEventListener("click", (event) => {
    if (!byId("search").contains(event.target)) found.hidden = true;
  });

  function notice() {
    const { entity } = data.counts;
    const said = [];
    if (!entity.all) said.push("There is nothing to show yet: no report has been read.");
    else if (!shownNodes.length) said.push("Nothing is shown. Tick more boxes, or show unconnected nodes.");
    if (entity.shown < entity.all) {
      said.push(`The network has ${entity.all} nodes; these are the ${entity.shown} that are knit most tightly.`);
    }
    byId("notice").textContent = said.join(" ");
    byId("notice").hidden = !said.length;
  }
  function summary() {
    const disputed = relations.filter((edge) => edge.status === "contested").length;
    byId("summary").textContent = [plural(data.counts.entity.all, "node"), plural(data.counts.statement.all, "statement"),
      plural(relations.length, "relation"), `${disputed} contested`].join(" · ");
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    nodes.update(allNodes.map(nodeLook));
    edges.update(allEdges.map(edgeLook));
  });
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector("#filters details").open = false;
  Panel.open(data, visit);
  Panel.show(null);
  summary();
  notice();
  if (!shownNodes.length) byId("settling").hidden = true;
})();
