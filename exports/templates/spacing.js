"use strict";
/* Room for words: nodes are pushed apart until no label covers another, and words of lines that would still
   lie over others are named, so that they can be kept back until somebody points at the line. */

const Spacing = (() => {
  const GAP = 8;
  const ROUNDS = 60;

  /* How far two boxes overlap to the side and down; null when they do not. */
  function overlap(a, b) {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left) + GAP;
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + GAP;
    return across > 0 && down > 0 ? { across, down } : null;
  }

  function shift(box, across, down) {
    box.left += across;
    box.right += across;
    box.top += down;
    box.bottom += down;
    box.x += across;
    box.y += down;
  }

  /* Moves two boxes away from each other, the shorter way. */
  function part(a, b, { across, down }) {
    if (across < down) {
      const side = (a.left + a.right <= b.left + b.right ? across : -across) / 2;
      shift(a, -side, 0);
      shift(b, side, 0);
    } else {
      const side = (a.top + a.bottom <= b.top + b.bottom ? down : -down) / 2;
      shift(a, 0, -side);
      shift(b, 0, side);
    }
  }

  /* From the left, so that each box meets only those that begin before it ends. */
  function partAll(boxes) {
    let moved = false;
    boxes.sort((a, b) => a.left - b.left);
    boxes.forEach((box, place) => {
      for (let next = place + 1; next < boxes.length && boxes[next].left < box.right + GAP; next += 1) {
        const common = overlap(box, boxes[next]);
        if (common) {
          part(box, boxes[next], common);
          moved = true;
        }
      }
    });
    return moved;
  }

  function spread(network, ids) {
    const places = network.getPositions(ids);
    const boxes = ids.map((id) => ({ id, ...network.getBoundingBox(id), ...places[id] }));
    for (let round = 0; round < ROUNDS && partAll(boxes); round += 1);
    for (const { id, x, y } of boxes) network.moveNode(id, x, y);
  }

  /* Where vis-network last drew the words of a line; it has no public way to ask. */
  function wordsBox(network, id) {
    const { left, top, width, height } = network.body.edges[id].labelModule.size;
    return { left, top, right: left + width, bottom: top + height };
  }

  /* The ids of those among the rest of the lines whose words lie over a node, its label, or the words of a
     loud line or of one that comes before. */
  function overlapping(network, nodes, loud, rest) {
    const taken = nodes.map((id) => network.getBoundingBox(id));
    taken.push(...loud.map(({ id }) => wordsBox(network, id)));
    return rest.map(({ id }) => id).filter((id) => {
      const box = wordsBox(network, id);
      const free = !taken.some((other) => overlap(box, other));
      if (free) taken.push(box);
      return !free;
    });
  }

  return { spread, overlapping };
})();
