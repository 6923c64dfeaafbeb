/** Editing a message of one's own in its place. */

import { attempt } from "./api.js";
import { h } from "./dom.js";
import { decode, encode } from "./wording.js";

export function editField(message, channel, done) {
  const { shown, chosen } = decode(message.text || "");
  const area = h("textarea", { class: "text-input", rows: "3", "aria-label": "Edit message", dataset: { testid: "edit-field" } });
  area.value = shown;
  const save = async () => {
    const answer = await attempt("edit", { channel, ts: message.ts, text: encode(area.value, chosen) });
    if (answer.ok) done();
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      done();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  });
  queueMicrotask(() => area.focus());
  return h(
    "div",
    { class: "message-main editing" },
    area,
    h("div", { class: "row-end" }, h("button", { type: "button", class: "button", on: { click: done } }, "Cancel"), h("button", { type: "button", class: "button primary", on: { click: save } }, "Save")),
  );
}
