/** Slack's modals: the stack of views that the app has open for this person. */

import { call } from "./api.js";
import { renderBlocks } from "./blocks.js";
import { h, icon, replace, uniqueId } from "./dom.js";
import { emit, on } from "./events.js";
import { keepFocus } from "./focus.js";
import { dropForm, formOf, prune } from "./forms.js";
import { showError } from "./inputs.js";
import { state } from "./state.js";

const TROUBLE = "We had some trouble connecting. Try again?";

let dialog = null;
let shown = null;
let opener = null;

export function startModal() {
  on("views", draw);
  on("workspace", draw);
}

function draw() {
  const top = state.views.at(-1);
  if (!top) return close();
  if (!dialog) open();
  if (shown?.id === top.id && shown.hash === top.hash && shown.depth === state.views.length) return undefined;
  const sameView = shown?.id === top.id;
  shown = { id: top.id, hash: top.hash, depth: state.views.length };
  if (sameView) keepFocus(dialog.querySelector(".dialog-body"), () => fill(top));
  else {
    build(top);
    focusFirst();
  }
  return undefined;
}

function open() {
  opener = describeOpener(document.activeElement);
  dialog = h("dialog", { class: "dialog modal", dataset: { testid: "modal" } });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    closeTop();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function close() {
  if (!dialog) return;
  dialog.close();
  dialog.remove();
  dialog = null;
  shown = null;
  refocus();
}

/** The message of the button may be drawn anew while the modal is open: remember where it stands. */
function describeOpener(element) {
  const row = element?.closest?.("[data-ts]");
  return { element, ts: row?.dataset.ts, action: element?.dataset?.actionId };
}

function refocus() {
  if (!opener) return;
  const { element, ts, action } = opener;
  const again = element?.isConnected ? element : ts && document.querySelector(`[data-ts="${ts}"] ${action ? `[data-action-id="${CSS.escape(action)}"]` : ""}`.trim());
  const target = again && again !== document.body ? again : document.querySelector(".composer-field");
  target?.focus();
  opener = null;
}

function build(view) {
  const titleId = uniqueId("modal-title");
  const form = h("form", { novalidate: true, on: { submit: (event) => submit(event, view) } });
  dialog.setAttribute("aria-labelledby", titleId);
  dialog.dataset.callbackId = view.callback_id || "";
  dialog.dataset.viewId = view.id;
  replace(dialog, form);
  replace(form, headOf(titleId), h("div", { class: "modal-trouble", role: "alert", hidden: true, dataset: { testid: "modal-trouble" } }), h("div", { class: "dialog-body" }), h("footer", { class: "dialog-foot" }));
  fill(view);
}

function headOf(titleId) {
  const deep = state.views.length > 1;
  return h(
    "header",
    { class: "dialog-head" },
    deep ? h("button", { type: "button", class: "icon-button", "aria-label": "Back", title: "Back", dataset: { testid: "modal-back" }, on: { click: closeTop } }, icon("back")) : null,
    h("span", { class: "avatar small bot", "aria-hidden": "true" }, icon("usher")),
    h("h2", { id: titleId, dataset: { testid: "modal-title" } }),
    h("button", { type: "button", class: "icon-button", "aria-label": "Close", title: "Close", dataset: { testid: "modal-x" }, on: { click: closeAll } }, icon("close")),
  );
}

/** Draw a view's words and blocks into the standing dialog; what was filled in stays. */
function fill(view, errors = {}) {
  const form = formOf(view.id);
  prune(form, view.blocks);
  const context = { container: { type: "view", view_id: view.id }, form, surface: "modal", errors };
  dialog.querySelector("[data-testid=modal-title]").textContent = view.title?.text || "";
  replace(dialog.querySelector(".dialog-body"), renderBlocks(view.blocks, context));
  replace(
    dialog.querySelector(".dialog-foot"),
    h("button", { type: "button", class: "button", dataset: { testid: "modal-close" }, on: { click: closeTop } }, view.close?.text || (view.submit ? "Cancel" : "Close")),
    view.submit ? h("button", { type: "submit", class: "button primary", dataset: { testid: "modal-submit" } }, view.submit.text) : null,
  );
}

function focusFirst() {
  const wanted = dialog.querySelector(".dialog-body [autofocus]") || dialog.querySelector(".dialog-body input, .dialog-body textarea");
  (wanted || dialog.querySelector("[data-testid=modal-submit], [data-testid=modal-close]")).focus();
}

async function submit(event, view) {
  event.preventDefault();
  const button = dialog.querySelector("[data-testid=modal-submit]");
  if (!button || button.disabled) return;
  const body = dialog.querySelector(".dialog-body");
  trouble("");
  for (const field of body.querySelectorAll("[data-testid=field]")) showError(body, field.dataset.blockId, "");
  button.disabled = true;
  button.classList.add("busy");
  const answer = await call("submit", { view_id: view.id, state: { values: formOf(view.id).values } });
  button.disabled = false;
  button.classList.remove("busy");
  const errors = answer.errors || answer.result?.errors;
  if (errors && dialog) showErrors(body, errors);
  else if (!answer.ok) trouble(answer.message?.startsWith(TROUBLE) ? answer.message : [TROUBLE, answer.message].filter(Boolean).join(" "));
  else dropForm(view.id);
}

function showErrors(body, errors) {
  const lost = Object.entries(errors).filter(([blockId, words]) => !showError(body, blockId, words));
  // An error for a block that is not there would otherwise be seen by nobody.
  if (lost.length) trouble(lost.map(([, words]) => words).join(" "));
  const first = body.querySelector(".invalid input, .invalid textarea, .invalid button");
  first?.focus();
  emit("announce", `${Object.keys(errors).length} fields need another look.`);
}

function trouble(words) {
  const line = dialog?.querySelector("[data-testid=modal-trouble]");
  if (!line) return;
  line.textContent = words;
  line.hidden = !words;
}

async function closeTop() {
  const top = state.views.at(-1);
  if (!top) return;
  const answer = await call("close", { view_id: top.id });
  dropForm(top.id);
  if (answer.ok && state.views.at(-1)?.id === top.id) drop(1);
}

async function closeAll() {
  const gone = state.views;
  const answer = await call("close", { view_id: gone.at(-1).id, all: true });
  for (const view of gone) dropForm(view.id);
  if (answer.ok && state.views === gone) drop(gone.length);
}

/** The answer may be here before the stream says the same. */
function drop(count) {
  state.views = state.views.slice(0, state.views.length - count);
  draw();
}
