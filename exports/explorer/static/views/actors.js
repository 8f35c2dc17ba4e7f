/* Everything about one actor, place or thing. */
import { get } from "../api.js";
import { claimList } from "../claim.js";
import { badge, day, h, interval, joined, message, outside, path, plural } from "../dom.js";
import { judging } from "../judging.js";

const MOST = 300;

export async function open(id) {
  if (!id) return list(await get("actors"));
  const [one, judgements] = await Promise.all([get("actors", id), get("judgements")]);
  return actor(one, judgements);
}

function list(all) {
  if (!all.length) return { content: [h("h1", {}, "Actors"), message("empty", "No report has been read yet.")] };
  const rows = h("ul", { class: "list actors-list" });
  const told = h("p", { class: "soft", role: "status" });
  const types = [...new Set(all.map((one) => one.type))].sort();
  const query = h("input", { type: "search", id: "find", placeholder: "Part of a name", oninput: fill });
  const type = h("select", { id: "type", onchange: fill }, h("option", { value: "" }, "every kind"),
    types.map((one) => h("option", {}, one)));
  function fill() {
    const words = query.value.trim().toLocaleLowerCase("en");
    const hits = all.filter((one) => (!type.value || one.type === type.value)
      && one.label.toLocaleLowerCase("en").includes(words));
    told.textContent = hits.length > MOST ? `${plural(hits.length, "hit")}; the first ${MOST} are shown` : plural(hits.length, "hit");
    rows.replaceChildren(...hits.slice(0, MOST).map(row));
  }
  fill();
  return { content: [h("h1", {}, `Actors (${all.length})`),
    h("p", { class: "search", role: "search" }, h("label", { for: "find" }, "Find "), query, " ",
      h("label", { for: "type" }, "of "), type), told, rows] };
}

const row = (one) => h("li", {}, h("a", { href: path("actors", one.id) }, h("span", { class: `dot ${one.type}` }), one.label),
  h("span", { class: "soft" }, joined(one.type, plural(one.statements, "statement"), plural(one.relations, "relation"),
    one.disputes ? plural(one.disputes, "dispute") : null)));

function actor(one, judgements) {
  const names = one.names.filter((name) => name !== one.label);
  const disputed = one.relations.filter((each) => each.status === "contested");
  const item = one.wikidata ? outside(`https://www.wikidata.org/wiki/${one.wikidata}`, one.wikidata) : null;
  const part = (title, items, show) => (items.length ? h("section", {}, h("h2", {}, `${title} (${items.length})`), show(items)) : null);
  return { content: [
    h("p", {}, h("a", { href: "#/actors" }, "← Actors")),
    h("h1", {}, h("span", { class: `dot ${one.type}` }), one.label),
    h("p", { class: "soft" }, joined(one.type, `in ${plural(one.reports, "report")}`), item ? " · Wikidata " : "", item,
      " · ", h("a", { href: path("graph", one.id) }, "see it in the graph")),
    names.length ? h("p", {}, "Also called ", names.join(", ")) : null,
    h("div", { class: "parts" },
      part("Disputes", disputed, claimList),
      part("Posts and membership", one.posts, claimList),
      part("Relations", one.relations.filter((each) => each.status !== "contested"), claimList),
      part("Events", one.events, happenings),
      part("Said", one.said, statements),
      part("Said about it by others", one.told, statements),
      part("Timeline", timeline(one), events),
      part("Why these words mean it", one.mentions, mentions)),
    judging(one, judgements),
  ].filter(Boolean) };
}

const statements = (all) => h("ul", { class: "list" }, all.map((each) => h("li", {},
  h("strong", {}, [each.speaker, each.verb].filter(Boolean).join(" ")), " ", h("q", {}, each.words), h("br"),
  h("a", { class: "soft", href: path("reports", each.report, each.id) }, each.title),
  h("span", { class: "soft" }, ` · ${joined(each.outlet, day(each.when))}`))));

/* What it took part in, or what was at it; whether that took place is each report's word. */
const happenings = (all) => h("ul", { class: "list" }, all.map((each) => h("li", {}, each.words, " ", badge(each.status),
  h("span", { class: "soft" }, ` ${joined(`as ${each.parts.join(", ")}`, each.time && interval(each.time), each.places.join(", "),
    each.count && `how many: ${each.count}`, each.weapons.length && `with: ${each.weapons.join(", ")}`,
    each.tense === "past" ? null : each.tense)}`), h("br"),
  h("a", { class: "soft", href: path("reports", each.report) }, joined(each.title, each.outlet)))));

function timeline(one) {
  const said = [...one.said, ...one.told].map((each) => ({ when: each.when, words: `${each.speaker || "somebody"} ${each.verb}: “${each.words}”`, href: path("reports", each.report, each.id) }));
  const held = one.relations.map((each) => ({ when: each.when, words: each.words, href: path("graph", each.id) }));
  return [...said, ...held].filter((each) => each.when).sort((a, b) => a.when.localeCompare(b.when));
}

function events(all) {
  const days = Map.groupBy ? Map.groupBy(all, (each) => each.when.slice(0, 10)) : grouped(all);
  return h("ol", { class: "timeline" }, [...days].map(([when, each]) => h("li", {}, h("strong", {}, day(when)),
    h("ul", {}, each.map((event) => h("li", {}, h("a", { href: event.href }, event.words)))))));
}

function grouped(all) {
  const days = new Map();
  for (const each of all) days.set(each.when.slice(0, 10), [...(days.get(each.when.slice(0, 10)) || []), each]);
  return days;
}

function mentions(all) {
  const rest = (each) => each.runners_up.map((other) => `${other.label} ${other.score}`).join(", ");
  return h("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Mentions" }, h("table", {},
    h("thead", {}, h("tr", {}, ["Words", "Score", "Reason", "It might have been", "Report"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, all.map((each) => h("tr", {}, h("td", {}, each.text), h("td", {}, String(each.score)), h("td", {}, each.reason),
      h("td", {}, rest(each)), h("td", {}, h("a", { href: path("reports", each.report) }, each.title)))))));
}
