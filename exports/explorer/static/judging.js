/* Same or not the same: what the reader decides about an actor, and how it is taken back. */
import { get, post } from "./api.js";
import { h, message, path } from "./dom.js";

export function judging(actor, { allowed, made }) {
  if (!allowed) return null;
  const own = made.filter((one) => one.sides.some((side) => side.id === actor.id));
  const told = h("div", {});
  return h("section", { class: "judging", "aria-label": "Judgements" }, h("h2", {}, "Is it one?"),
    own.length ? h("ul", { class: "list" }, own.map((one) => h("li", {},
      `${one.sides[0].label} ${one.verdict === "same" ? "is" : "is not"} ${one.sides[1].label}`,
      h("span", { class: "soft" }, ` ${one.who}, ${one.when}${one.why ? `: ${one.why}` : ""} `),
      h("button", { type: "button", onclick: () => act(told, takeBack(one.number, actor)) }, "Take back")))) : null,
    form(actor, told), told);
}

/* The names to choose from are fetched when somebody begins to write. */
function form(actor, told) {
  const names = h("datalist", { id: "others" });
  let others = null;
  const load = async () => {
    if (others) return;
    others = (await get("actors")).filter((one) => one.id !== actor.id);
    names.append(...others.slice(0, 1000).map((one) => h("option", { value: one.label }, one.type)));
  };
  const other = h("input", { type: "search", id: "other", list: "others", placeholder: "Name or id", onfocus: load });
  const report = h("select", { id: "part" }, h("option", { value: "" }, "in every report"),
    [...new Map(actor.mentions.map((one) => [one.report, one.title]))].map(([id, title]) => h("option", { value: id }, `as in ${title}`)));
  const why = h("input", { id: "why", placeholder: "Why" });
  const decide = (verdict) => act(told, send(verdict));
  async function send(verdict) {
    await load();
    const words = other.value.trim();
    const found = others.filter((one) => one.label === words || one.id === words);
    if (found.length > 1) throw new Error(`${found.length} are called that: give an id (${found.map((one) => one.id).join(", ")})`);
    const one = report.value ? `${actor.id}@${report.value}` : actor.id;
    const target = verdict === "different" && !words ? actor.id : (found[0]?.id ?? words);
    const { node } = await post("judgements", { one, other: target, verdict, why: why.value });
    return node ?? actor.id;
  }
  return h("form", { class: "fields", onsubmit: (event) => event.preventDefault() },
    h("label", { for: "part" }, `${actor.label} `, report), h("label", { for: "other" }, "and ", other), h("label", { for: "why" }, "because ", why),
    h("button", { type: "button", onclick: () => decide("same") }, "are the same"), " ",
    h("button", { type: "button", onclick: () => decide("different") }, "are not the same"), names);
}

async function takeBack(number, actor) {
  const taken = await post("judgements/undo", { number });
  const ids = taken.sides.map((side) => side.id);
  return ids.includes(actor.id) ? actor.id : ids[0];
}

/* Shows the actor anew when it is done, or says what was wrong. */
async function act(told, doing) {
  told.replaceChildren(message("loading", "Writing…"));
  try {
    const address = path("actors", await doing);
    if (location.hash === address) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = address;
  } catch (error) {
    told.replaceChildren(message("failed", error.message));
  }
}
