/** Short notes at the edge of the page, and the live region that screen readers follow. */

import { h, iconButton } from "./dom.js";
import { on } from "./events.js";

const SECONDS = 7;

export function startToasts(root, live) {
  on("failure", (words) => show(root, words, "failure"));
  on("notice", (words) => show(root, words, "notice"));
  on("announce", (words) => {
    live.textContent = words;
  });
  let lost = null;
  on("connection", (isUp) => {
    if (isUp) {
      lost?.remove();
      lost = null;
    } else lost ??= show(root, "The connection to the playground is lost. Trying again…", "failure", false);
  });
}

function show(root, words, kind, passing = true) {
  const toast = h("div", { class: `toast ${kind}`, role: kind === "failure" ? "alert" : "status", dataset: { testid: "toast" } }, h("span", {}, words));
  toast.append(iconButton("close", "Dismiss", () => toast.remove()));
  // In the top layer, so that it is seen beside an open modal too.
  const open = [...document.querySelectorAll("dialog[open]")].at(-1);
  (open || root).append(toast);
  if (passing) setTimeout(() => toast.remove(), SECONDS * 1000);
  return toast;
}
