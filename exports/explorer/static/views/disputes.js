/* Every contested proposition: for and against, side by side. */
import { get } from "../api.js";
import { sources, twoColumns } from "../claim.js";
import { h, message, path } from "../dom.js";

export async function open(id) {
  const disputes = await get("disputes");
  if (!disputes.length) {
    return { content: [h("h1", {}, "Disputes"), message("empty", "No account in these reports is denied by another.")] };
  }
  const section = (claim) => h("section", { class: "dispute", id: claim.id, "aria-label": claim.words },
    h("h2", { class: "title" }, h("a", { href: path("disputes", claim.id) }, claim.words)),
    h("p", { class: "soft" }, sources(claim), " · ", h("a", { href: path("graph", claim.id) }, "see it in the graph")),
    twoColumns(claim));
  const content = [h("h1", {}, `Disputes (${disputes.length})`), ...disputes.map(section)];
  return {
    content,
    ready() {
      const one = id && document.getElementById(id);
      one?.scrollIntoView();
      one?.classList.add("chosen");
    },
  };
}
