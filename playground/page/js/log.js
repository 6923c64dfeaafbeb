/** The messages of one conversation in order, and their drawing: days, groups, the line of the new. */

import { h } from "./dom.js";
import { messageView } from "./message.js";
import { now, state } from "./state.js";
import { dayName, isoDay } from "./time.js";

const GROUP_SECONDS = 300;

/** A list that redraws only what changed. `inThread` leaves out the thread bars. */
export function messageLog({ channel, inThread = false }) {
  const root = h("div", { class: "log" });
  const messages = new Map();
  const drawn = new Map();
  let firstNew = null;

  const ordered = () => [...messages.values()].sort((a, b) => Number(a.ts) - Number(b.ts));

  const draw = () => {
    const wanted = [];
    let before = null;
    for (const message of ordered()) {
      const tz = state.me?.tz;
      const newDay = !before || isoDay(Number(before.ts), tz) !== isoDay(Number(message.ts), tz);
      const isNew = message.ts === firstNew;
      if (newDay) wanted.push(dayDivider(message, tz));
      if (isNew) wanted.push(divider("new", "New"));
      wanted.push(rowOf(message, !newDay && !isNew && groups(before, message)));
      before = message;
    }
    settle(root, wanted);
    for (const ts of [...drawn.keys()]) if (!messages.has(ts)) drawn.delete(ts);
  };

  const rowOf = (message, grouped) => {
    const known = drawn.get(message.ts);
    if (known && known.message === message && known.grouped === grouped) return known.node;
    const node = messageView(message, { channel, grouped, inThread });
    drawn.set(message.ts, { message, grouped, node });
    return node;
  };

  const dayDivider = (message, tz) => {
    const key = `day ${isoDay(Number(message.ts), tz)} ${dayName(Number(message.ts), tz, now())}`;
    return divider(key, dayName(Number(message.ts), tz, now()));
  };

  const divider = (key, words) => {
    if (!drawn.has(key)) drawn.set(key, { node: dividerView(key, words) });
    return drawn.get(key).node;
  };

  return {
    root,
    draw,
    messages,
    ordered,
    put: (message) => messages.set(message.ts, message),
    remove: (ts) => messages.delete(ts),
    markNew: (ts) => { firstNew = ts; },
    redraw: () => { drawn.clear(); draw(); },
  };
}

function dividerView(key, words) {
  const fresh = key === "new";
  return h("div", { class: fresh ? "divider new" : "divider", role: "separator", "aria-label": fresh ? "New messages" : words }, h("span", {}, words));
}

/** Messages of one author within five minutes stand under one name; cards always stand alone. */
function groups(before, message) {
  if ([before, message].some((one) => one.bot_id && one.blocks?.length)) return false;
  const sameAuthor = authorOf(before) === authorOf(message) && !before.subtype && !message.subtype;
  return sameAuthor && before.ephemeral === message.ephemeral && Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

function authorOf(message) {
  return message.user || message.bot_id;
}

/** Make the children those of `wanted` and move only what stands wrong: moving takes the focus away. */
function settle(root, wanted) {
  const keep = new Set(wanted);
  for (const child of [...root.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (root.children[index] !== node) root.insertBefore(node, root.children[index] || null);
  });
}
