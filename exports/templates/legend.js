"use strict";
/* The swatches of the legend, drawn the way the network draws. */

const Legend = (() => {
  const DASHES = { claimed: [9, 6], denied: [2, 5], retracted: [9, 4, 1, 4], open: [1, 6] };
  const SVG = "http://www.w3.org/2000/svg";
  const OUTLINES = {
    Person: "M8 2a6 6 0 1 0 .01 0z", Organization: "M3 3h10v10h-10z", Place: "M2 3h12l-6 11z",
    Group: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z", Event: "M8 1l2 5h5l-4 3.2l1.6 5.3l-4.6-3.2l-4.6 3.2l1.6-5.3l-4-3.2h5z",
    Thing: "M8 1l6 7l-6 7l-6-7z",
  };
  function drawn(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }
  function swatch(width, ...shapes) {
    const picture = drawn("svg", { width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true" });
    picture.append(...shapes);
    return picture;
  }
  const typeSwatch = (type) => swatch(16, drawn("path", { d: OUTLINES[type], style: `fill: var(--${type})` }));
  function statusSwatch(status) {
    const line = (style) => drawn("line", { x1: 1, y1: 8, x2: 33, y2: 8, style });
    const dashes = (DASHES[status] || []).join(" ");
    const ground = status === "contested" ? [line("stroke: var(--contested-ground); stroke-width: 9")] : [];
    return swatch(34, ...ground, line(`stroke: var(--${status}); stroke-width: 2.5; stroke-dasharray: ${dashes || "none"}`));
  }

  return { DASHES, typeSwatch, statusSwatch };
})();
