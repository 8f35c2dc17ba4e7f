"use strict";
/* The drawing: what is shown of the network, in which colours, and what a click leads to. */

(() => {
  const STATUSES = {
    contested: "contested", asserted: "asserted", claimed: "claimed", denied: "denied",
    retracted: "retracted", open: "open",
  };
  const TYPES = {
    Person: "People", Organization: "Organizations and states", Place: "Places", Group: "Groups",
    Event: "Events", Thing: "Things",
  };
  const MARK = "≠ ";
  const SILENT = " "; // vis-network keeps the old label when it is given an empty one

  const { element, plural } = Panel;
  const { DASHES, typeSwatch, statusSwatch } = Legend;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const { nodes: allNodes, edges: allEdges, options } = data.drawing;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const hidden = { status: new Set(), type: new Set(), relation: new Set(), outlet: new Set() };

  /* Colours come from the style sheet, so that they follow the reader's preference for light or dark. */
  function nodeLook(node) {
    const hollow = node.kind === "open-end";
    const plain = node.kind !== "entity";
    const fill = colour(hollow ? "paper" : node.group);
    const ink = colour("ink");
    return {
      id: node.id,
      color: { background: fill, border: plain ? colour("soft") : colour("raised"),
        highlight: { background: fill, border: colour("accent") }, hover: { background: fill, border: ink } },
      borderWidth: plain && !hollow ? 1 : 2,
      borderWidthSelected: 3,
      font: { color: hollow ? colour("soft") : ink, size: plain ? 13 : 16,
        face: plain && !hollow ? "Georgia, serif" : "system-ui, sans-serif",
        strokeWidth: plain && !hollow ? 0 : 4, strokeColor: colour("paper") },
      widthConstraint: plain ? { maximum: 170 } : false,
    };
  }

  const edgeWords = (edge) => (edge.status === "contested" ? MARK + edge.relation : edge.label);
  const CROWDED = 500; // nodes from which on there is no room for words at lines, and physics takes too long
  const crowded = allNodes.filter((node) => node.kind === "entity").length > CROWDED;
  // Lines whose words would lie over others: shown when pointed at.
  const quiet = new Set(crowded ? allEdges.filter((edge) => edge.status !== "contested").map((edge) => edge.id) : []);
  function edgeLook(edge) {
    const direct = edge.kind === "relation";
    const status = direct ? edge.status : { asserts: "asserted", denies: "denied", doubts: "claimed",
      retracts: "retracted" }[edge.stance];
    const denial = edge.label === "denies";
    const line = colour(denial ? "denied" : status || "open");
    const contested = edge.status === "contested";
    return {
      id: edge.id,
      label: quiet.has(edge.id) ? SILENT : edgeWords(edge),
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
  const typeShown = (id) => !hidden.type.has(nodes.get(id).group);
  const toldIn = (edge) => !data.told[edge.id].length || data.told[edge.id].some(([outlet, day]) => !hidden.outlet.has(outlet) && inTime(day));
  function inTime(day) {
    const [first, last] = [byId("first").value, byId("last").value];
    return !(first || last) || (day !== "" && (!first || day >= first) && (!last || day <= last));
  }
  const relationShown = (edge) => !hidden.status.has(edge.status) && !hidden.relation.has(edge.relation)
    && typeShown(edge.from) && typeShown(edge.to) && toldIn(edge)
    && (byId("open-ends").checked || !edge.open);
  const spokenOf = new Set(allEdges.filter((edge) => edge.kind === "about").map((edge) => edge.to));
  const isSpokenOf = (node) => node.kind === "statement" || spokenOf.has(node.id);
  const isSide = (edge) => edge.kind === "subject" || edge.kind === "object";
  const edgeShown = (edge) => (edge.kind === "relation" ? relationShown(edge)
    : byId("statements").checked && (!isSide(edge) || spokenOf.has(edge.from)));
  function nodeShown(node) {
    if (node.kind === "open-end") return inView.has(node.id);
    if (node.kind !== "entity") return byId("statements").checked && isSpokenOf(node);
    return typeShown(node.id) && (byId("unconnected").checked || inView.has(node.id));
  }
  let inView = new Set();
  function findConnected() {
    inView = new Set(allEdges.filter(edgeShown).flatMap((edge) => [edge.from, edge.to]));
  }
  findConnected();
  const shownNodes = new vis.DataView(nodes, { filter: nodeShown });
  const shownEdges = new vis.DataView(edges, { filter: edgeShown });

  if (crowded) layOut();
  const network = new vis.Network(byId("network"), { nodes: shownNodes, edges: shownEdges },
    crowded ? { ...options, physics: false } : options);
  network.on("stabilizationProgress", ({ iterations, total }) => {
    byId("settling").textContent = `Drawing… ${Math.round((100 * iterations) / total)} %`;
  });
  network.on("stabilizationIterationsDone", settled);
  function settled() {
    network.setOptions({ physics: { enabled: false } });
    network.once("afterDrawing", tidy); // boxes are known when they were drawn
    network.redraw();
    byId("settling").hidden = true;
  }
  function tidy() {
    Spacing.spread(network, shownNodes.getIds());
    network.fit({ maxZoomLevel: 1.4 });
    network.once("afterDrawing", thinLabels);
    network.redraw();
  }
  const contestedOnly = { filter: (edge) => edge.status === "contested" };
  function thinLabels() {
    const [loud, rest] = [shownEdges.get(contestedOnly), shownEdges.get({ filter: (edge) => !contestedOnly.filter(edge) })];
    const before = new Set(quiet);
    quiet.clear();
    for (const id of Spacing.overlapping(network, shownNodes.getIds(), loud, rest)) quiet.add(id);
    edges.update(allEdges.filter(({ id }) => quiet.has(id) !== before.has(id)).map(edgeLook));
  }
  const setWords = (ids, words) => edges.update(ids.filter((id) => quiet.has(id)).map((id) => ({ id, label: words(edges.get(id)) })));
  const silence = () => setWords([...quiet], () => SILENT);
  network.on("hoverEdge", ({ edge }) => setWords([edge], edgeWords));
  network.on("hoverNode", ({ node }) => setWords(network.getConnectedEdges(node), edgeWords));
  network.on("blurEdge", silence);
  network.on("blurNode", silence);
  function layOut() {
    nodes.update(Forces.layout(shownNodes.getIds(), shownEdges.get(), 100, 12));
  }
  function settle() {
    if (crowded) {
      layOut();
      network.fit();
      return;
    }
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
    go(node === undefined ? (edge === undefined ? null : edgeTarget(edge)) : claimOf(node));
  });
  const claimOf = (node) => (nodes.get(node).kind === "open-end" ? network.getConnectedEdges(node)[0] : node);
  function go(id) {
    Panel.show(id);
    history.replaceState(null, "", id === null ? "#" : `#${encodeURIComponent(id)}`);
  }
  function visit(id) {
    go(id);
    mark(id);
    if (shownNodes.get(id)) {
      network.focus(id, { scale: Math.max(network.getScale(), 1), animation: { duration: calm ? 0 : 400 } });
    }
  }
  function mark(id) {
    network.unselectAll();
    if (shownNodes.get(id)) network.selectNodes([id]);
    else if (shownEdges.get(id)) network.setSelection({ nodes: [], edges: [id] });
  }

  /* The legend is the filter. */
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
  const outlets = tally(relations.flatMap(({ id }) => [...new Set(data.told[id].map(([outlet]) => outlet))]), (one) => one);
  choices("statuses", "status", Object.entries(STATUSES), tally(relations, (edge) => edge.status), statusSwatch);
  choices("types", "type", Object.entries(TYPES), tally(entities, (node) => node.group), typeSwatch);
  choices("relations", "relation", [...names.keys()].sort().map((name) => [name, name]), names, () => "");
  choices("outlets", "outlet", [...outlets.keys()].sort().map((name) => [name, name]), outlets, () => "");
  for (const id of ["statements", "unconnected", "open-ends"]) {
    byId(id).addEventListener("change", () => refresh({ again: true }));
  }
  const days = relations.flatMap(({ id }) => data.told[id].map(([, day]) => day)).filter(Boolean).sort();
  for (const id of ["first", "last"]) {
    Object.assign(byId(id), { min: days[0] || "", max: days.at(-1) || "" });
    byId(id).addEventListener("change", () => refresh({ again: false }));
  }

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
  const linked = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return Object.hasOwn(data.facts, id) ? id : null;
  };
  Panel.show(linked());
  if (crowded && linked()) mark(linked());
  network.once("stabilizationIterationsDone", () => linked() && mark(linked()));
  addEventListener("hashchange", () => visit(linked()));
  summary();
  notice();
  if (crowded || !shownNodes.length) byId("settling").hidden = true;
})();
