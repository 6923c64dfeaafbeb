/** Keys for the whole page. */

import { combobox } from "./combobox.js";
import { openDialog } from "./dialog.js";
import { byTestId, h } from "./dom.js";
import { avatarOfOption, channelOptions } from "./people.js";
import { go } from "./place.js";

const KEYS = [
  ["Ctrl K", "Go to a conversation", () => jump()],
  ["Alt A", "Act as somebody else", () => byTestId("act-as").click()],
  ["Alt C", "Clock", () => byTestId("clock").click()],
  ["Alt T", "Traffic", () => byTestId("traffic-toggle").click()],
  ["Alt M", "Write a message", () => document.querySelector(".composer-field")?.focus()],
  ["Alt K", "These keys", () => help()],
];

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    const name = nameOfKey(event);
    const found = KEYS.find(([keys]) => keys === name);
    // Behind an open dialog nothing of the page may move.
    if (!found || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    found[2]();
  });
}

/** By the place of the key, because Alt writes other signs on some keyboards. */
function nameOfKey(event) {
  if (!event.code.startsWith("Key")) return "";
  const letter = event.code.slice(3);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return `Ctrl ${letter}`;
  if (event.altKey && !event.ctrlKey && !event.shiftKey) return `Alt ${letter}`;
  return "";
}

export function help() {
  const rows = KEYS.map(([keys, words]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, words)]);
  const more = [
    [h("dt", {}, h("kbd", {}, "↑ ↓")), h("dd", {}, "From message to message; Tab reaches its tools")],
    [h("dt", {}, h("kbd", {}, "Esc")), h("dd", {}, "Close what is open")],
  ];
  return openDialog({ title: "Keys", body: h("dl", { class: "facts" }, rows, more), confirm: "Done", deny: "Close" });
}

async function jump() {
  const box = combobox({
    groups: () => [{ options: channelOptions({ withPeople: true }) }],
    placeholder: "Channel or person",
    label: "Go to",
    avatar: avatarOfOption,
    onChange: ([option]) => {
      document.querySelector("[data-testid=jump] [data-testid=dialog-deny]").click();
      go({ channel: option.value });
    },
  });
  await openDialog({ title: "Go to", body: box.root, confirm: "Done", testId: "jump" });
}
