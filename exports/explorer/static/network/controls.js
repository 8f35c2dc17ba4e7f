/* The filters of the network, which are its legend too. */
import { day, h, plural } from "../dom.js";
import { STATUSES, TYPES } from "./look.js";

/* `changed` is called with the filters as they are now. */
export function controls(graph, { outlets, days }, { changed, arrange }) {
  const now = { statuses: new Set(), types: new Set(), outlets: new Set(), relation: "", lonely: false, only: null,
    first: 0, last: Math.max(days.length - 1, 0) };
  const update = () => changed(now);
  const kinds = tally(graph.mapNodes((node, data) => data.kind));
  const statuses = tally(graph.mapEdges((edge, data) => data.status));
  const relations = tally(graph.mapEdges((edge, data) => data.relation));
  const told = tally(graph.mapEdges((edge, data) => [...new Set(data.told.map(([outlet]) => outlet))]).flat());

  function boxes(title, hidden, entries, counts, mark) {
    const items = entries.filter(([name]) => counts.get(name)).map(([name, label]) => h("li", {}, h("label", {},
      h("input", { type: "checkbox", checked: true, onchange: ({ target }) => {
        hidden[target.checked ? "delete" : "add"](name);
        update();
      } }), mark?.(name), h("span", {}, label), h("span", { class: "count" }, counts.get(name).toLocaleString("en")))));
    return items.length ? h("fieldset", {}, h("legend", {}, title), h("ul", {}, items)) : null;
  }

  const name = (place) => days[place] ? day(days[place]) : "undated";
  const span = h("p", { class: "soft", role: "status" });
  const slider = (id, label) => h("label", {}, label, " ", h("input", { type: "range", id, min: 0, max: days.length - 1,
    value: id === "first-day" ? 0 : days.length - 1, oninput: ({ target }) => {
      now[id === "first-day" ? "first" : "last"] = Number(target.value);
      tell();
      update();
    } }));
  const tell = () => { span.textContent = now.first > now.last ? "nothing: it ends before it begins" : `${name(now.first)} to ${name(now.last)}`; };
  if (days.length) tell();

  const relation = h("select", { id: "relation", onchange: ({ target }) => { now.relation = target.value; update(); } },
    h("option", { value: "" }, "every relation"),
    [...relations.keys()].sort().map((one) => h("option", { value: one }, `${one} (${relations.get(one)})`)));
  const element = h("details", { class: "filters", open: innerWidth > 900 }, h("summary", {}, "What is shown"),
    h("label", { class: "choice", for: "arrange" }, "Arranged ",
      h("select", { id: "arrange", onchange: ({ target }) => arrange(target.value) },
        [["forces", "by relations"], ["type", "by type"], ["community", "by community"]].map(([value, words]) => h("option", { value }, words)))),
    boxes("Accounts", now.statuses, STATUSES.map((one) => [one, one]), statuses, (one) => h("span", { class: `stroke ${one}` })),
    boxes("Nodes", now.types, Object.entries(TYPES), kinds, (one) => h("span", { class: `dot ${one}` })),
    h("label", { class: "choice" }, h("input", { type: "checkbox", id: "lonely", onchange: ({ target }) => { now.lonely = target.checked; changed(now, { again: true }); } }), "Nodes without relations, too"),
    h("label", { class: "choice", for: "relation" }, "Relation ", relation),
    days.length > 1 ? h("fieldset", { class: "time" }, h("legend", {}, "Told between"), slider("first-day", "from"), slider("last-day", "to"), span) : null,
    boxes("Told by", now.outlets, outlets.map((one, place) => [place, one]).slice(0, 40), told));
  return { element, filters: now, summary: () => `${plural(graph.order, "node")}, ${plural(graph.size, "relation")}` };
}

const tally = (names) => names.reduce((all, one) => all.set(one, (all.get(one) || 0) + 1), new Map());
