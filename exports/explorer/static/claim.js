/* A proposition with everybody who takes a side: in the panel of the graph, and as two columns in the disputes. */
import { badge, day, h, interval, joined, path, plural } from "./dom.js";

const SIDES = [
  ["asserts", "Says that it is so"],
  ["denies", "Denies it"],
  ["doubts", "Doubts it"],
  ["retracts", "Takes back what was said of it"],
  ["none", "Speaks of it, without saying that it is so"],
];

function setting(told) {
  if (!told) return null;
  const facts = joined(told.time && interval(told.time), told.places && told.places.join(", "),
    told.count && `how many: ${told.count}`, told.times && `how often: ${told.times}`,
    told.weapons && `with: ${told.weapons.join(", ")}`);
  return h("p", { class: "soft setting" }, facts);
}

export function account(one) {
  const words = one.pieces.map((piece, place) => (place % 2 ? h("mark", {}, piece) : piece));
  const report = one.statement ? path("reports", one.report, one.statement) : path("reports", one.report);
  return h("article", { class: `account ${one.stance}` },
    h("p", { class: "who" }, h("a", { href: path("actors", one.node) }, one.holder), " ",
      one.verb || "in its own voice", one.when ? h("span", { class: "soft" }, ` · ${day(one.when)}`) : null),
    h("blockquote", {}, "“", words, "”"), setting(one.setting),
    h("p", { class: "soft" }, h("a", { href: report }, one.title), ` · ${joined(one.outlet, day(one.published))}`));
}

const taken = (claim, stance) => claim.accounts.filter((one) => one.stance === stance);

export const sources = (claim) => (claim.sources.length
  ? `asserted by ${plural(claim.sources.length, "independent source")}`
  : "asserted by nobody");

export function claimPanel(claim) {
  const sides = SIDES.map(([stance, title]) => [title, taken(claim, stance)]).filter(([, held]) => held.length);
  return [h("h2", { class: "title" }, claim.words), h("p", {}, badge(claim.status), " ",
    h("span", { class: "soft" }, sources(claim))),
  ...sides.flatMap(([title, held]) => [h("h3", {}, title), ...held.map(account)])];
}

export function twoColumns(claim) {
  const column = (title, stances) => {
    const held = stances.flatMap((stance) => taken(claim, stance));
    return h("div", { class: "column" }, h("h3", {}, `${title} (${held.length})`), held.map(account));
  };
  const doubts = taken(claim, "doubts").length ? ["denies", "doubts"] : ["denies"];
  const others = taken(claim, "none");
  const back = taken(claim, "retracts");
  return [h("div", { class: "columns" }, column("For", ["asserts"]), column("Against", doubts)),
    back.length ? column("Taken back", ["retracts"]) : null,
    others.length ? h("details", {}, h("summary", {}, `${plural(others.length, "account")} that take no side`), others.map(account)) : null];
}

/* A list of propositions, each leading to its dispute or to the graph. */
export function claimList(claims) {
  return h("ul", { class: "list" }, claims.map((one) => h("li", {},
    h("a", { href: path(one.status === "contested" ? "disputes" : "graph", one.id) }, one.words), " ", badge(one.status),
    one.when ? h("span", { class: "soft" }, ` ${day(one.when)}`) : null)));
}
