/** Floating parts: a box beside its anchor in the browser's top layer, and menus in such a box. */

import { h } from "./dom.js";

const GAP = 4;
const EDGE = 8;

/** Open `box` beside `anchor`; answers a function that closes it. `onClose` hears of every end. */
export function openPopup(anchor, box, { onClose, align = "start", host, keepFocus = false } = {}) {
  // Inside an open dialog everything else is inert, so the box has to live in there too.
  const parent = host || anchor.closest("dialog, main, aside") || document.body;
  box.setAttribute("popover", "manual");
  box.classList.add("popup");
  parent.append(box);
  box.showPopover();
  place(anchor, box, align);
  let open = true;
  const close = ({ refocus = false } = {}) => {
    if (!open) return;
    open = false;
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", reposition);
    document.removeEventListener("scroll", reposition, true);
    box.remove();
    onClose?.();
    if (refocus && anchor.isConnected) anchor.focus();
  };
  const outside = (event) => {
    if (!box.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const reposition = (event) => {
    if (event.type === "scroll" && box.contains(event.target)) return;
    if (anchor.isConnected) place(anchor, box, align);
    else close();
  };
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", reposition);
  document.addEventListener("scroll", reposition, true);
  if (!keepFocus) {
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      close({ refocus: true });
    });
  }
  return close;
}

function place(anchor, box, align) {
  const at = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const upward = size.height > below && above > below;
  const left = align === "end" ? at.right - size.width : at.left;
  box.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - size.width - EDGE))}px`;
  const top = upward ? at.top - GAP - Math.min(size.height, above) : at.bottom + GAP;
  box.style.top = `${Math.max(EDGE, top)}px`;
  box.style.maxHeight = `${Math.max(120, upward ? above : below)}px`;
}

/** A menu of `{label, hint?, danger?, testId?, run}`; a string stands for a heading. */
export function openMenu(anchor, label, items, options = {}) {
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label });
  let close = () => {};
  for (const item of items) menu.append(menuEntry(item, () => close({ refocus: true })));
  close = openPopup(anchor, menu, { ...options, onClose: () => collapse(anchor, options) });
  anchor.setAttribute("aria-expanded", "true");
  const entries = [...menu.querySelectorAll("[role=menuitem]")];
  menu.addEventListener("keydown", (event) => moveIn(entries, event, close));
  entries[0]?.focus();
  return close;
}

function collapse(anchor, options) {
  anchor.setAttribute("aria-expanded", "false");
  options.onClose?.();
}

function menuEntry(item, close) {
  if (typeof item === "string") return h("div", { class: "menu-heading", role: "presentation" }, item);
  return h(
    "button",
    {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      class: item.danger ? "menu-item danger" : "menu-item",
      dataset: { testid: item.testId, value: item.value },
      on: {
        click: () => {
          close();
          item.run();
        },
      },
    },
    h("span", { class: "menu-label" }, item.label),
    item.hint ? h("span", { class: "menu-hint" }, item.hint) : null,
  );
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function moveIn(entries, event, close) {
  if (event.key === "Tab") {
    event.preventDefault();
    close({ refocus: true });
    return;
  }
  const at = entries.indexOf(document.activeElement);
  let next = null;
  if (event.key in STEPS) next = (at + STEPS[event.key] + entries.length) % entries.length;
  if (event.key === "Home") next = 0;
  if (event.key === "End") next = entries.length - 1;
  if (next === null) return;
  event.preventDefault();
  entries[next]?.focus();
}
