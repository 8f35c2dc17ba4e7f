/* Which view is shown: the address after the # says it, so that every view can be linked to.

   #/graph/NODE  #/reports/REPORT/STATEMENT  #/actors/NODE  #/disputes/CLAIM  #/query/NAME */
import { h, message } from "./dom.js";

const VIEWS = {
  graph: () => import("./views/graph.js"),
  reports: () => import("./views/reports.js"),
  actors: () => import("./views/actors.js"),
  disputes: () => import("./views/disputes.js"),
  query: () => import("./views/query.js"),
};
const main = document.getElementById("view");
let turn = 0;
let leave = null;

function wanted() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { name: name in VIEWS ? name : "graph", rest };
}

async function show() {
  const mine = (turn += 1);
  const { name, rest } = wanted();
  leave?.();
  leave = null;
  for (const link of document.querySelectorAll("header nav a")) {
    if (link.hash === `#/${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${name[0].toUpperCase()}${name.slice(1)} · Rashomon`;
  main.className = name;
  main.setAttribute("aria-busy", "true");
  main.replaceChildren(message("loading", "Loading…"));
  try {
    const view = await VIEWS[name]();
    const { content, ready } = await view.open(...rest);
    if (mine !== turn) return;
    main.replaceChildren(...content);
    leave = ready?.() ?? null;
  } catch (error) {
    if (mine !== turn) return;
    const again = h("button", { class: "plain", type: "button", onclick: show }, "Try again");
    main.replaceChildren(message("failed", "This could not be shown: ", error.message, " ", again));
  } finally {
    if (mine === turn) main.removeAttribute("aria-busy");
  }
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener("hashchange", show);
show();
