/** The app's Home tab and About tab. */

import { call, wordsFor } from "./api.js";
import { renderBlocks } from "./blocks.js";
import { h, replace } from "./dom.js";
import { on } from "./events.js";
import { keepFocus } from "./focus.js";
import { formOf, prune } from "./forms.js";
import { state } from "./state.js";

let root = null;

export function startHome() {
  on("home", () => draw());
}

export function homeView() {
  root = h("div", { class: "scroller home", tabindex: "0", role: "region", "aria-label": "Home of the app", dataset: { testid: "home" } });
  replace(root, h("p", { class: "empty" }, "Loading…"));
  load();
  return root;
}

async function load() {
  const mine = root;
  const answer = await call("home");
  if (mine !== root) return;
  if (!answer.ok) {
    replace(root, h("p", { class: "empty" }, wordsFor(answer)));
    return;
  }
  // The stream may have brought a newer view while the call was under way.
  state.home = state.home || answer.view;
  draw();
}

function draw() {
  if (!root?.isConnected) return;
  const { home } = state;
  if (!home) {
    replace(root, h("p", { class: "empty" }, "The app has not published anything here yet."));
    return;
  }
  const form = formOf(`home/${state.as}`);
  prune(form, home.blocks);
  const context = { container: { type: "view", view_id: home.id }, form, surface: "home" };
  keepFocus(root, () => replace(root, h("div", { class: "home-blocks" }, renderBlocks(home.blocks, context))));
}

export function aboutView(channel) {
  const commands = state.commands.map((command) => h("li", {}, h("code", {}, command.command), ` ${command.description}`));
  const shortcuts = state.shortcuts.map((shortcut) => h("li", {}, h("strong", {}, shortcut.name), ` ${shortcut.description || ""}`));
  return h(
    "div",
    { class: "scroller home", tabindex: "0", role: "region", "aria-label": "About the app" },
    h("div", { class: "home-blocks about" }, h("h2", {}, state.bot?.name || channel.name), h("h3", {}, "Commands"), h("ul", {}, commands), h("h3", {}, "Shortcuts"), h("ul", {}, shortcuts)),
  );
}
