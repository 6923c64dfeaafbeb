/** What one can do with a message: react, reply, shortcuts of apps, edit, delete. */

import { attempt } from "./api.js";
import { openDialog } from "./dialog.js";
import { h, iconButton } from "./dom.js";
import { USUAL, emoji, emojiNames } from "./emoji.js";
import { emit } from "./events.js";
import { openMenu, openPopup } from "./popup.js";
import { openThread } from "./place.js";
import { state } from "./state.js";

export function toolbar(message, { channel, inThread, edit }) {
  const tools = h("div", { class: "toolbar", role: "toolbar", "aria-label": "Message tools" });
  if (message.ephemeral) return tools;
  const react = iconButton("smile", "Add reaction", () => openPicker(react, (name) => setReaction(message, channel, name, false)), {
    "aria-haspopup": "dialog", "aria-expanded": "false", dataset: { testid: "react" },
  });
  tools.append(react);
  if (!inThread) {
    tools.append(iconButton("thread", "Reply in thread", () => openThread(message.thread_ts || message.ts), { dataset: { testid: "reply" } }));
  }
  const [first] = messageShortcuts();
  if (first) {
    tools.append(iconButton("invite", first.name, () => runShortcut(first, message, channel), { dataset: { testid: "message-shortcut", callbackId: first.callback_id } }));
  }
  const more = iconButton("more", "More", () => openMenu(more, "More", moreItems(message, channel, edit), { align: "end" }), {
    "aria-haspopup": "menu", "aria-expanded": "false", dataset: { testid: "message-more" },
  });
  tools.append(more);
  return tools;
}

/** "message" here, "message_action" in what Slack sends: both names are in use. */
function messageShortcuts() {
  return state.shortcuts.filter((shortcut) => shortcut.type === "message" || shortcut.type === "message_action");
}

function runShortcut(shortcut, message, channel) {
  return attempt("shortcut", { callback_id: shortcut.callback_id, channel, ts: message.ts });
}

function moreItems(message, channel, edit) {
  const items = messageShortcuts().map((shortcut) => ({
    label: shortcut.name, hint: shortcut.description, testId: "menu-shortcut", run: () => runShortcut(shortcut, message, channel),
  }));
  items.push({ label: "Copy text", run: () => navigator.clipboard?.writeText(message.text || "").then(() => emit("notice", "Copied.")) });
  if (message.user === state.as && !message.subtype) {
    items.push({ label: "Edit message", testId: "edit", run: edit });
    items.push({ label: "Delete message", testId: "delete", danger: true, run: () => removeMessage(message, channel) });
  }
  return items;
}

async function removeMessage(message, channel) {
  const sure = await openDialog({ title: "Delete this message?", body: h("p", {}, "It is removed for everybody."), confirm: "Delete", danger: true });
  if (sure) await attempt("delete", { channel, ts: message.ts });
}

export function toggleReaction(message, channel, name) {
  const mine = message.reactions?.find((reaction) => reaction.name === name)?.users.includes(state.as);
  return setReaction(message, channel, name, Boolean(mine));
}

function setReaction(message, channel, name, remove) {
  return attempt("react", { channel, ts: message.ts, name, remove });
}

/** A small box of emoji; `onPick` gets the short name. */
export function openPicker(anchor, onPick) {
  const search = h("input", { type: "search", class: "text-input", placeholder: "Search emoji", "aria-label": "Search emoji" });
  const grid = h("div", { class: "emoji-grid" });
  const box = h("div", { class: "emoji-picker", role: "dialog", "aria-label": "Emoji" }, search, grid);
  let close = () => {};
  const fill = () => {
    const words = search.value.trim().toLowerCase();
    const names = words ? emojiNames().filter((name) => name.includes(words)).slice(0, 48) : [...new Set([...USUAL, ...emojiNames()])].slice(0, 60);
    grid.replaceChildren(...names.map(choice));
  };
  const choice = (name) =>
    h("button", { type: "button", class: "emoji-choice", title: `:${name}:`, "aria-label": name, dataset: { testid: "emoji", name }, on: { click: () => pick(name) } }, emoji(name));
  const pick = (name) => {
    close({ refocus: true });
    onPick(name);
  };
  search.addEventListener("input", fill);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = grid.querySelector("button");
    if (first) pick(first.dataset.name);
  });
  fill();
  anchor.setAttribute("aria-expanded", "true");
  close = openPopup(anchor, box, { align: "end", onClose: () => anchor.setAttribute("aria-expanded", "false") });
  search.focus();
}
