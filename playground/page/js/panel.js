/** The right panel: one thing at a time, a thread, a profile or the traffic. */

import { h, iconButton, replace } from "./dom.js";

let root = null;
let shown = null;

export function startPanel(element) {
  root = element;
}

export function panelKind() {
  return shown?.kind || null;
}

export function openPanel({ kind, title, subtitle = "", body, onClose, tools = null }) {
  const before = shown;
  const opener = before?.opener || document.activeElement;
  shown = { kind, onClose, opener };
  // The one that is pushed out hears of it, unless it only draws itself again.
  if (before && before.kind !== kind) before.onClose?.();
  root.hidden = false;
  document.body.classList.add("panel-open");
  root.dataset.kind = kind;
  root.setAttribute("aria-label", title);
  replace(
    root,
    h(
      "header",
      { class: "panel-head" },
      h("h2", {}, title, subtitle ? h("span", { class: "panel-subtitle" }, subtitle) : null),
      tools,
      iconButton("close", `Close ${title.toLowerCase()}`, closePanel, { dataset: { testid: "panel-close" } }),
    ),
    body,
  );
}

export function closePanel() {
  if (!shown) return;
  const { onClose, opener } = shown;
  shown = null;
  root.hidden = true;
  document.body.classList.remove("panel-open");
  replace(root);
  onClose?.();
  if (opener?.isConnected) opener.focus();
}

export function startPanelKeys() {
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closePanel();
  });
}
