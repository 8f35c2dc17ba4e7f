/* Asking in SPARQL: the shipped library, an editor, and the answer as a table, a chart or a graph. */
import { get, post } from "../api.js";
import { download, h, message, path, plural } from "../dom.js";
import { barChart, smallGraph } from "../answers.js";

const RECORDS = "https://w3id.org/rashomon/id/";

export async function open(name) {
  const [library, { editor }] = await Promise.all([get("queries"), import("../vendor/editor.js")]);
  const chosen = library.find((one) => one.name === name);
  const place = h("div", { class: "editor" });
  const fields = h("div", { class: "fields" });
  const about = h("p", { class: "soft" });
  const answer = h("section", { class: "answer", "aria-label": "Answer", "aria-live": "polite" });
  let text, drawn = null, asking = null;

  const list = h("ul", { class: "list" }, library.map((one) => h("li", {},
    h("a", { href: path("query", one.name), "aria-current": one === chosen ? "true" : null }, one.title),
    one.parameters.length ? h("span", { class: "soft" }, ` needs ${one.parameters.join(", ")}`) : null)));
  const own = () => !chosen || text.text.trim() !== chosen.text.trim();
  async function run() {
    const values = [...fields.querySelectorAll("input")].map((input) => input.value);
    asking?.abort();
    const now = asking = new AbortController();
    answer.replaceChildren(message("loading", "Asking… ", h("button", { type: "button", onclick: () => now.abort() }, "Stop")));
    try {
      const asked = own() ? { query: text.text, arguments: values } : { query: chosen.name, arguments: values };
      show(await post("query", asked, now.signal));
    } catch (error) {
      if (now !== asking) return; // another one has taken its place
      answer.replaceChildren(now.signal.aborted ? message("empty", "Stopped.") : message("failed", error.message));
    }
  }
  function show(found) {
    drawn?.kill();
    drawn = null;
    if (!found.rows.length) return answer.replaceChildren(message("empty", "Nothing in the graph answers this."));
    const body = h("div", {});
    const chart = barChart(found);
    const graph = found.columns.length > 1;
    const forms = { Table: () => table(found), ...(chart && { Chart: () => chart }), ...(graph && { Graph: () => h("div", { class: "canvas small" }) }) };
    const tabs = Object.keys(forms).map((form) => h("button", { type: "button", "aria-pressed": "false", onclick: () => choose(form) }, form));
    function choose(form) {
      drawn?.kill();
      drawn = null;
      body.replaceChildren(forms[form]());
      for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.textContent === form));
      if (form === "Graph") drawn = smallGraph(body.firstChild, found);
    }
    const more = found.all > found.rows.length ? `; the first ${found.rows.length} are shown` : "";
    answer.replaceChildren(h("div", { class: "tabs" }, tabs,
      h("button", { type: "button", onclick: () => download("answer.csv", new Blob([csv(found)], { type: "text/csv" })) }, "CSV")),
    h("p", { class: "soft" }, plural(found.all, "row") + more), body);
    choose("Table");
    return undefined;
  }

  return {
    content: [h("h1", {}, "Query"), h("div", { class: "asking" }, h("nav", { "aria-label": "Library" }, list),
      h("div", {}, chosen ? h("h2", { class: "title" }, chosen.title) : null, about, fields, place,
        h("p", {}, h("button", { type: "button", class: "main", onclick: run }, "Ask"), h("span", { class: "soft" }, " or Ctrl+Enter")), answer))],
    ready() {
      const start = chosen?.text ?? "SELECT ?speaker (COUNT(*) AS ?statements) WHERE {\n  ?statement ras:speaker/rdfs:label ?speaker .\n} GROUP BY ?speaker ORDER BY DESC(?statements)\n";
      text = editor(place, { label: "SPARQL", run, text: start });
      about.textContent = chosen?.description ?? "";
      fields.append(...(chosen?.parameters ?? []).map((parameter, number) => h("label", {}, parameter, " ",
        h("input", { id: `argument-${number}`, onkeydown: (event) => event.key === "Enter" && run() }))));
      if (chosen && !chosen.parameters.length) run();
      return () => { asking?.abort(); drawn?.kill(); };
    },
  };
}

function table({ columns, rows }) {
  return h("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Rows" }, h("table", {},
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((value) => h("td", {}, cell(value))))))));
}

/* The IRI of a record leads to what the explorer shows of it. */
function cell(value) {
  if (!value.startsWith(RECORDS)) return value;
  const id = value.slice(RECORDS.length);
  const view = id.startsWith("doc-") ? "reports" : id.startsWith("pro-") ? "graph" : /^(sta|rel|men|chn)-|\//.test(id) ? null : "actors";
  return view ? h("a", { href: path(view, id) }, id) : id;
}

const csv = ({ columns, rows }) => [columns, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
const quoted = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
