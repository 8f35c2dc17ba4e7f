/* A report with its mentions, sources, cues and contents marked, and its statements beside it. */
import { get } from "../api.js";
import { claimList } from "../claim.js";
import { day, h, joined, message, outside, path, plural } from "../dom.js";

const LAYERS = ["source", "cue", "content"];

export async function open(id, statement) {
  if (id) return report(await get("reports", id), statement);
  const reports = await get("reports");
  const rows = reports.map((one) => h("li", {}, h("a", { href: path("reports", one.id) }, one.title),
    h("span", { class: "soft" }, joined(one.outlet, day(one.published), plural(one.statements, "statement")))));
  return { content: [h("h1", {}, `Reports (${reports.length})`),
    rows.length ? h("ul", { class: "list" }, rows) : message("empty", "No report has been read yet.")] };
}

function report(one, chosen) {
  const text = h("div", { class: "text", lang: "en" }, marked(one));
  const cards = one.statements.map(card);
  const content = [h("div", { class: "reading" },
    h("article", { class: "paper" },
      h("h1", {}, one.title),
      h("p", { class: "soft" }, joined(one.outlet, day(one.published), one.name), one.url ? " · " : "", one.url ? outside(one.url, "original") : ""),
      legend(), text),
    h("section", { class: "cards", "aria-label": "Statements" }, h("h2", {}, `Statements (${cards.length})`),
      cards.length ? cards : message("empty", "Nobody is quoted in this report.")))];
  return { content, ready: () => tie(text, cards, chosen) };
}

const legend = () => h("p", { class: "legend soft" }, h("span", { class: "source" }, "who speaks"), " ",
  h("span", { class: "cue" }, "the act"), " ", h("span", { class: "content" }, "what is said"), " ",
  h("span", { class: "mention Person" }, "somebody or something"));

/* The text cut wherever a mark begins or ends; each piece carries the classes and statements that cover it. */
function marked({ text, mentions, statements }) {
  const marks = [
    ...mentions.map((one) => ({ span: [one.start, one.end], mention: one })),
    ...statements.flatMap((one) => LAYERS.flatMap((layer) => one[layer].map((span) => ({ span, layer, statement: one.id })))),
  ].sort((a, b) => a.span[0] - b.span[0]);
  const units = [...text]; // offsets count code points, as Python does
  const cuts = [...new Set([0, units.length, ...marks.flatMap((mark) => mark.span)])].sort((a, b) => a - b);
  const open = new Set();
  let next = 0;
  return cuts.slice(0, -1).map((start, place) => {
    const end = cuts[place + 1];
    for (; next < marks.length && marks[next].span[0] <= start; next += 1) open.add(marks[next]);
    for (const mark of open) if (mark.span[1] <= start) open.delete(mark);
    return piece(units.slice(start, end).join(""), [...open]);
  });
}

function piece(words, covering) {
  if (!covering.length) return words;
  const mention = covering.filter((mark) => mark.mention).at(-1)?.mention;
  const said = covering.filter((mark) => mark.statement);
  const classes = [...new Set(said.map((mark) => mark.layer)), ...(mention ? ["mention", mention.type] : [])];
  const attributes = { class: classes.join(" "), "data-statements": said.map((mark) => mark.statement).join(" ") };
  if (!mention?.node) return h("span", attributes, words);
  const title = `${mention.label}: ${mention.reason} (${mention.score})`;
  return h("a", { ...attributes, href: path("actors", mention.node), title }, words);
}

function card(one) {
  const speaker = one.speaker ? h("a", { href: path("actors", one.speaker.id) }, one.speaker.label) : "Somebody";
  const notes = joined(one.quote === "direct" ? "verbatim" : null, one.time ? day(one.time) : null);
  return h("article", { class: "card", id: one.id, tabindex: "0", "data-statement": one.id },
    h("p", { class: "who" }, speaker, one.negative ? " does not: " : " ", one.verb,
      notes ? h("span", { class: "soft" }, ` · ${notes}`) : null),
    one.about.length ? claimList(one.about) : null);
}

/* Pointing at a card lights its words, pointing at words lights their cards. */
function tie(text, cards, chosen) {
  const pieces = [...text.querySelectorAll("[data-statements]")];
  const light = (ids) => {
    for (const one of pieces) one.classList.toggle("lit", one.dataset.statements.split(" ").some((id) => ids.has(id)));
    for (const one of cards) one.classList.toggle("lit", ids.has(one.dataset.statement));
  };
  const dark = () => light(new Set(chosen ? [chosen] : []));
  for (const one of cards) {
    const own = () => light(new Set([one.dataset.statement]));
    for (const event of ["mouseenter", "focusin"]) one.addEventListener(event, own);
    for (const event of ["mouseleave", "focusout"]) one.addEventListener(event, dark);
  }
  for (const one of pieces) {
    one.addEventListener("mouseenter", () => light(new Set(one.dataset.statements.split(" ").filter(Boolean))));
    one.addEventListener("mouseleave", dark);
  }
  dark();
  pieces.find((one) => one.classList.contains("lit"))?.scrollIntoView({ block: "center" });
}
