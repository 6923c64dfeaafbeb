/** Small dialogs of the page itself: confirm, and forms such as "New channel". Not Slack's modals. */

import { h, icon, uniqueId } from "./dom.js";

/** Show a dialog; `submit` may answer a word to show as an error and keep the dialog open. */
export function openDialog({ title, body, confirm = "OK", deny = "Cancel", danger = false, submit, testId = "dialog" }) {
  return new Promise((resolve) => {
    const titleId = uniqueId("dialog-title");
    const problem = h("p", { class: "field-error", role: "alert", hidden: true });
    const dialog = h("dialog", { class: "dialog small", "aria-labelledby": titleId, dataset: { testid: testId } });
    const finish = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const accept = async (event) => {
      event.preventDefault();
      const trouble = submit ? await submit() : null;
      if (!trouble) return finish(true);
      problem.textContent = trouble;
      problem.hidden = false;
      return undefined;
    };
    dialog.append(
      h(
        "form",
        { method: "dialog", on: { submit: accept } },
        h(
          "header",
          { class: "dialog-head" },
          h("h2", { id: titleId }, title),
          h("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => finish(false) } }, icon("close")),
        ),
        h("div", { class: "dialog-body" }, body, problem),
        h(
          "footer",
          { class: "dialog-foot" },
          h("button", { type: "button", class: "button", dataset: { testid: "dialog-deny" }, on: { click: () => finish(false) } }, deny),
          h("button", { type: "submit", class: danger ? "button danger-fill" : "button primary", dataset: { testid: "dialog-confirm" } }, confirm),
        ),
      ),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(false);
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector(".dialog-body input, .dialog-body textarea, [type=submit]")?.focus();
  });
}

/** Ask as an element's `confirm` object wants it; true when there is none. */
export function confirmed(object) {
  if (!object) return Promise.resolve(true);
  return openDialog({
    title: object.title?.text || "Are you sure?",
    body: h("p", { class: "plain" }, object.text?.text || ""),
    confirm: object.confirm?.text || "Yes",
    deny: object.deny?.text || "No",
    danger: object.style === "danger",
    testId: "confirm",
  });
}

/** A labelled text field for such a dialog. */
export function textField(label, props = {}) {
  const id = uniqueId("field");
  const input = h("input", { type: "text", id, class: "text-input", autocomplete: "off", ...props });
  return { input, row: h("div", { class: "field" }, h("label", { for: id }, label), input) };
}
