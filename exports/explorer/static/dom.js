/* Making elements. Whatever a report says is set as text (append, textContent), never as markup. */

/* h("button", { class: "back", onclick: leave }, "Back"): attributes, listeners by "on…", children as text or nodes. */
export function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const joined = (...parts) => parts.filter(Boolean).join(" · ");
/* "13 May 2024 – 19 May 2024", "… – 3 May 2024": an ISO 8601 interval. */
export const interval = (time) => time.split("/").map((end) => (end === ".." ? "…" : day(end))).join(" – ");
export const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
export const path = (...parts) => `#/${parts.map(encodeURIComponent).join("/")}`;

/* "14 May 2024" for any ISO 8601 moment; what is none stays as it is. */
export function day(moment) {
  const date = /^\d{4}-\d\d-\d\d/.exec(moment || "");
  if (!date) return moment || "";
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", style).format(new Date(`${date[0]}T00:00:00Z`));
}

/* A link out of the explorer, if it leads to the web; else only its words. */
export function outside(address, words) {
  if (!address || !URL.canParse(address)) return words;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return words;
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
}

const STATUSES = {
  contested: "Some say it, some deny it",
  asserted: "A report says it in its own voice, and nobody denies it",
  claimed: "Only people who are quoted say it",
  denied: "Only denials of it are known",
  retracted: "Who said it has taken it back, and nobody else says it",
  open: "Only asked, threatened, demanded or supposed",
};
export const badge = (status) => h("span", { class: `status ${status}`, title: STATUSES[status] }, status);

export const message = (kind, ...words) =>
  h("p", { class: `message ${kind}`, role: kind === "failed" ? "alert" : "status" }, ...words);

export function download(name, content) {
  const address = URL.createObjectURL(content);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
