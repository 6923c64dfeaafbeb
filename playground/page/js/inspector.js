/** The traffic between Slack and the app, both ways, as it went over the wire. */

import { call } from "./api.js";
import { h, icon, iconButton, replace } from "./dom.js";
import { emit, on } from "./events.js";
import { jsonView, pretty } from "./json.js";
import { closePanel, openPanel, panelKind } from "./panel.js";
import { clockTime } from "./time.js";
import { state } from "./state.js";

const KEPT = 500;
const KINDS = [["", "All kinds"], ["event", "Events"], ["interactive", "Presses and forms"], ["command", "Commands"], ["response_url", "Answers by link"], ["web_api", "Web API"], ["model", "Model"]];

const entries = [];
const filter = { text: "", kind: "", problems: false };
let list = null;
let opened = null;

export function trafficButton() {
  const button = h("button", { type: "button", class: "bar-button", "aria-label": "Traffic", title: "Traffic between Slack and the app (Alt T)", "aria-pressed": "false", dataset: { testid: "traffic-toggle" } });
  const draw = () => {
    const problems = entries.filter(isProblem).length;
    replace(button, icon("traffic"), h("span", { class: "bar-label" }, "Traffic"), problems ? h("span", { class: "badge warn", title: `${problems} with problems` }, String(problems)) : null);
    button.setAttribute("aria-label", problems ? `Traffic, ${problems} with problems` : "Traffic");
    button.setAttribute("aria-pressed", String(panelKind() === "traffic"));
  };
  button.addEventListener("click", () => (panelKind() === "traffic" ? closePanel() : open(draw)));
  on("traffic", (entry) => {
    if (remember(entry)) draw();
    fill();
  });
  on("workspace", async () => {
    const answer = await call("traffic", { after: entries.at(-1)?.id });
    if (answer.ok) answer.entries.forEach(remember);
    draw();
    fill();
  });
  draw();
  return button;
}

/** An entry may come twice: when it goes out and when its answer is there. */
function remember(entry) {
  const at = entries.findIndex((known) => known.id === entry.id);
  if (at >= 0) entries[at] = entry;
  else entries.push(entry);
  if (entries.length > KEPT) entries.shift();
  return at < 0 || isProblem(entry);
}

function isProblem(entry) {
  return Boolean(entry.problem) || (Number(entry.status) >= 400 && entry.status !== 429) || entry.response?.ok === false;
}

function open(redrawButton) {
  const text = h("input", { type: "search", class: "text-input", placeholder: "Filter", "aria-label": "Filter traffic", value: filter.text, dataset: { testid: "traffic-filter" } });
  const kind = h("select", { class: "text-input", "aria-label": "Kind" }, KINDS.map(([value, label]) => h("option", { value, selected: value === filter.kind }, label)));
  const problems = h("input", { type: "checkbox", checked: filter.problems });
  const changed = () => {
    Object.assign(filter, { text: text.value, kind: kind.value, problems: problems.checked });
    fill();
  };
  for (const field of [text, kind, problems]) field.addEventListener("input", changed);
  list = h("ol", { class: "traffic-list", dataset: { testid: "traffic" } });
  openPanel({
    kind: "traffic",
    title: "Traffic",
    tools: iconButton("copy", "Copy all as JSON", () => copy(visible())),
    body: [h("div", { class: "traffic-filters" }, text, kind, h("label", { class: "choice tight" }, problems, h("span", {}, "Problems only"))), h("div", { class: "scroller" }, list)],
    onClose: () => {
      list = null;
      redrawButton();
    },
  });
  fill();
  redrawButton();
  text.focus();
}

function visible() {
  const words = filter.text.trim().toLowerCase();
  return entries.filter((entry) => {
    if (filter.kind && entry.kind !== filter.kind) return false;
    if (filter.problems && !isProblem(entry)) return false;
    return !words || `${entry.name} ${entry.kind} ${pretty(entry.request)} ${pretty(entry.response)}`.toLowerCase().includes(words);
  });
}

function fill() {
  if (!list?.isConnected) return;
  // What is open and has the focus stays as it is; only its neighbours change.
  const rows = visible().reverse().map((entry) => rowOf(entry));
  const focused = document.activeElement?.closest?.("[data-entry-id]")?.dataset.entryId;
  replace(list, rows, rows.length ? null : h("li", { class: "empty" }, "Nothing yet. Post a message and watch."));
  if (focused) list.querySelector(`[data-entry-id="${CSS.escape(focused)}"] button`)?.focus({ preventScroll: true });
}

function rowOf(entry) {
  const toBot = entry.direction === "to_bot";
  const isOpen = opened === entry.id;
  const toggle = () => {
    opened = isOpen ? null : entry.id;
    fill();
  };
  return h(
    "li",
    { class: isProblem(entry) ? "traffic-entry problem" : "traffic-entry", dataset: { testid: "traffic-entry", entryId: entry.id, name: entry.name, kind: entry.kind, problem: isProblem(entry) ? "true" : null } },
    h(
      "button",
      { type: "button", class: "traffic-row", "aria-expanded": String(isOpen), on: { click: toggle } },
      h("span", { class: toBot ? "direction to-bot" : "direction to-slack" }, toBot ? "Slack → app" : "app → Slack"),
      h("span", { class: "traffic-name" }, entry.name),
      entry.attempt > 1 ? h("span", { class: "tag" }, `try ${entry.attempt}`) : null,
      h("span", { class: "traffic-status" }, statusOf(entry)),
      h("time", { class: "when" }, clockTime(entry.at, state.me?.tz)),
    ),
    entry.problem ? h("p", { class: "traffic-problem" }, entry.problem) : null,
    isOpen ? detail(entry) : null,
  );
}

function statusOf(entry) {
  const time = entry.ms === undefined || entry.ms === null ? "" : ` ${Math.round(entry.ms)} ms`;
  return `${entry.status ?? "…"}${time}`;
}

function detail(entry) {
  return h(
    "div",
    { class: "traffic-detail" },
    h("div", { class: "detail-head" }, h("h3", {}, "Request"), iconButton("copy", "Copy entry as JSON", () => copy(entry), { dataset: { testid: "traffic-copy" } })),
    jsonView(entry.request),
    h("h3", {}, "Response"),
    jsonView(entry.response),
  );
}

async function copy(value) {
  try {
    await navigator.clipboard.writeText(JSON.stringify(value, null, 2));
    emit("notice", "Copied as JSON.");
  } catch {
    emit("failure", "The browser did not allow copying.");
  }
}
