/** What a newcomer could try first. Shown until it is put away. */

import { h, iconButton } from "./dom.js";

const KEY = "usher-playground-hint";

const TITLE = "Try this first";
const STEPS = [
  "Act as Sam (top right) and open #q3-outreach.",
  "Post: the Q3 outreach cadence needs a sales lead. Usher writes to Sam, under Apps.",
  "Press Invite, read the message, press Invite again, then Send now (or wait a minute).",
  "Act as Sarah Chen, open Usher under Apps, press Accept.",
  "Act as Sam again: Sarah is in the channel.",
];
const MORE = "Then try /usher help, a message's Invite someone to this, the clock, and the traffic.";

export function startHint(root) {
  if (localStorage.getItem(KEY) === "seen") return;
  root.append(card(root));
}

export function showHint(root) {
  root.replaceChildren(card(root));
}

function card(root) {
  const dismiss = () => {
    localStorage.setItem(KEY, "seen");
    root.replaceChildren();
  };
  return h(
    "aside",
    { class: "hint-card", "aria-label": TITLE, dataset: { testid: "hint" } },
    h("div", { class: "hint-head" }, h("h2", {}, TITLE), iconButton("close", "Put this away", dismiss, { dataset: { testid: "hint-close" } })),
    h("ol", {}, STEPS.map((step) => h("li", {}, step))),
    h("p", {}, MORE),
  );
}
