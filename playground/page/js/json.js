/** JSON for people: indented, with keys and strings in their own colours. */

import { h } from "./dom.js";

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONGEST = 100_000;

/** Indented text of anything; a string that holds JSON is opened up first. */
export function pretty(value) {
  if (value === undefined || value === null) return "";
  return (typeof value === "string" ? fromString(value) : JSON.stringify(value, null, 2)).slice(0, LONGEST);
}

function fromString(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export function jsonView(value) {
  const text = pretty(value);
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = match[1] === undefined ? "json-value" : match[2] ? "json-key" : "json-string";
    const end = match[1] === undefined ? match[0].length : match[1].length;
    nodes.push(text.slice(last, match.index), h("span", { class: kind }, text.slice(match.index, match.index + end)));
    last = match.index + end;
  }
  nodes.push(text.slice(last));
  return h("pre", { class: "json", tabindex: "0", role: "group", "aria-label": "JSON" }, text ? nodes : h("span", { class: "muted" }, "empty"));
}
