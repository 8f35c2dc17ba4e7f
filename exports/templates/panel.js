"use strict";
/* The evidence panel. Whatever a report says is set as text (Element.append, textContent), never as markup. */

const Panel = (() => {
  const SIDES = [
    ["asserts", "Says that it is so"],
    ["denies", "Denies it"],
    ["doubts", "Doubts it"],
    ["retracts", "Takes back what was said of it"],
    ["none", "Speaks of it, without saying that it is so"],
  ];
  const STATUSES = {
    contested: "Contested: some say it, some deny it.",
    asserted: "Asserted: a report says it in its own voice, and nobody denies it.",
    claimed: "Claimed: only people who are quoted say it.",
    denied: "Denied: only denials of it are known.",
    retracted: "Retracted: who said it has taken it back, and nobody else says it.",
    open: "Open: only asked, threatened, demanded or supposed.",
  };

  const panel = document.getElementById("panel");
  let data, visit, claims, statements;

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "click") made.addEventListener("click", value);
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  function link(address, words) {
    let url;
    try { url = new URL(address); } catch { return words; }
    if (url.protocol !== "https:" && url.protocol !== "http:") return words;
    return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
  }

  function day(moment) {
    const date = /^\d{4}-\d\d-\d\d/.exec(moment || "");
    if (!date) return moment || null;
    const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat("en-GB", style).format(new Date(`${date[0]}T00:00:00Z`));
  }

  const joined = (...parts) => parts.filter(Boolean).join(" · ");
  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  function show(...content) {
    panel.replaceChildren(...content.filter((part) => part !== null));
    panel.scrollTop = 0;
  }

  function badge(status) {
    return element("span", { class: `status ${status}`, title: STATUSES[status] }, status);
  }

  function list(ids, words) {
    const item = (id) => element("li", {}, element("button", { type: "button", click: () => visit(id) }, ...words(id)));
    return element("ul", { class: "list" }, ...ids.map(item));
  }

  const claimWords = (id) => [data.facts[id].label, " ", badge(data.facts[id].status)];
  const back = () => element("button", { type: "button", class: "back", click: () => visit(null) }, "← Overview");

  function byline(report) {
    const title = report.title || report.name;
    const shown = report.url ? link(report.url, title) : title;
    const rest = joined(report.publisher, report.title ? report.name : null, day(report.published));
    return [shown, rest ? ` · ${rest}` : ""];
  }

  const interval = (time) => time.split("/").map((end) => (end === ".." ? "…" : day(end))).join(" – ");

  function setting(told) {
    if (!told) return null;
    const facts = joined(told.time && interval(told.time), told.places && told.places.join(", "),
      told.count && `how many: ${told.count}`, told.times && `how often: ${told.times}`,
      told.weapons && `with: ${told.weapons.join(", ")}`);
    return element("p", { class: "soft setting" }, facts);
  }

  function confidence(one) {
    const words = "The chance that this reading of the words is right; not how sure the source is.";
    return one.confidence === null ? null
      : element("span", { class: "soft", title: words }, ` · reading ${Math.round(100 * one.confidence)}% sure`);
  }

  function account(one) {
    const words = one.pieces.map((piece, place) => (place % 2 ? element("mark", {}, piece) : piece));
    const said = one.verb ? `${one.holder} ${one.verb}` : `${one.holder}, in the report’s own voice`;
    return element("article", { class: one.stance },
      element("blockquote", {}, "“", ...words, "”"), setting(one.setting),
      element("footer", {}, element("strong", {}, joined(said, one.when ? day(one.when) : null)),
        element("br"), ...byline(data.reports[one.report]), confidence(one)));
  }

  function claim(id) {
    const facts = data.facts[id];
    const held = data.accounts[id] || [];
    const sides = SIDES.flatMap(([stance, title]) => {
      const taken = held.filter((one) => one.stance === stance);
      return taken.length ? [element("h2", {}, title), ...taken.map(account)] : [];
    });
    const more = facts.accounts - held.length;
    show(back(), element("h3", {}, facts.label), element("p", {}, badge(facts.status)),
      element("p", { class: "soft" }, STATUSES[facts.status]), ...sides,
      more > 0 ? element("p", { class: "soft" }, `${plural(more, "account")} more in the exports.`) : null);
  }

  function statement(id) {
    const facts = data.facts[id];
    const about = claims.filter((claimId) => statements.about.get(id)?.has(claimId));
    const said = joined(facts.time && day(facts.time), facts.publisher, facts.document);
    show(back(), element("h2", {}, "Statement"),
      element("h3", {}, facts.speaker ? `${facts.speaker} ${facts.verb}` : `Somebody ${facts.act}`),
      element("article", {}, element("blockquote", {}, "“", facts.quote, "”"), element("footer", {}, said)),
      about.length ? element("h2", {}, "About") : null, about.length ? list(about, claimWords) : null);
  }

  function entity(id) {
    const facts = data.facts[id];
    const own = claims.filter((claimId) => data.facts[claimId].subject === id || data.facts[claimId].object === id);
    const said = statements.by.get(id) || [];
    const item = facts.wikidata ? link(`https://www.wikidata.org/wiki/${facts.wikidata}`, facts.wikidata) : null;
    show(back(), element("h2", {}, facts.type), element("h3", {}, facts.label),
      element("p", { class: "soft" }, `In ${plural(facts.documents, "report")}`, item ? " · Wikidata " : "", item),
      own.length ? element("h2", {}, "Relations") : null, own.length ? list(own, claimWords) : null,
      said.length ? element("h2", {}, "Statements") : null,
      said.length ? list(said, (one) => [data.facts[one].label]) : null);
  }

  function overview() {
    const contested = claims.filter((id) => data.facts[id].status === "contested");
    show(element("h2", {}, "How to read this"),
      element("p", {}, "Nodes are the people, organizations, places and groups that the reports speak of. " +
        "A line between two of them is something that is said to hold; how it is drawn tells who stands behind it. " +
        "Click on a line or a node to see the words."),
      element("h2", {}, contested.length ? `Contested (${contested.length})` : "Contested"),
      contested.length ? list(contested, (id) => [data.facts[id].label])
        : element("p", { class: "soft" }, "No account in these reports is denied by another."));
  }

  return {
    element, plural,
    open(everything, onVisit) {
      data = everything;
      visit = onVisit;
      const order = ["contested", "denied", "claimed", "asserted", "retracted", "open"];
      const rank = (id) => order.indexOf(data.facts[id].status);
      claims = Object.keys(data.facts).filter((id) => data.facts[id].kind === "proposition");
      claims.sort((a, b) => rank(a) - rank(b) || data.facts[a].label.localeCompare(data.facts[b].label));
      statements = { about: new Map(), by: new Map() };
      for (const edge of data.drawing.edges) {
        if (edge.kind === "about") {
          if (!statements.about.has(edge.from)) statements.about.set(edge.from, new Set());
          statements.about.get(edge.from).add(edge.to);
        } else if (edge.kind === "speaker") {
          if (!statements.by.has(edge.from)) statements.by.set(edge.from, []);
          statements.by.get(edge.from).push(edge.to);
        }
      }
    },
    show(id) {
      if (id === null) overview();
      else ({ proposition: claim, statement, entity })[data.facts[id].kind](id);
    },
  };
})();
