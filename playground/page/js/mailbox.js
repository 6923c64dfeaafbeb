/** The mailbox: every letter that Usher sent, whoever it is for, as their mail program shows it. */

import { call } from "./api.js";
import { h, icon, replace } from "./dom.js";
import { on } from "./events.js";
import { closePanel, openPanel, panelKind } from "./panel.js";
import { clockTime, shortDay } from "./time.js";
import { state } from "./state.js";

const TABS = [["html", "Letter"], ["text", "Text"], ["raw", "Headers and source"]];

const letters = [];
let body = null;
let opened = null;
let tab = "html";
let unseen = 0;

export function mailboxButton() {
  const button = h("button", { type: "button", class: "bar-button", "aria-label": "Mailbox", title: "Letters that Usher sent", "aria-pressed": "false", dataset: { testid: "mailbox-toggle" } });
  const draw = () => {
    replace(button, icon("mail"), h("span", { class: "bar-label" }, "Mailbox"), unseen ? h("span", { class: "badge", title: `${unseen} new` }, String(unseen)) : null);
    button.setAttribute("aria-label", unseen ? `Mailbox, ${unseen} new` : "Mailbox");
    button.setAttribute("aria-pressed", String(panelKind() === "mailbox"));
  };
  button.addEventListener("click", () => (panelKind() === "mailbox" ? closePanel() : open(draw)));
  on("mail", (letter) => {
    letters.unshift(letter);
    if (panelKind() !== "mailbox") unseen += 1;
    draw();
    if (!opened) fill();
  });
  on("workspace", async () => {
    const answer = await call("mail");
    if (answer.ok) letters.splice(0, letters.length, ...answer.letters);
    draw();
    if (!opened) fill();
  });
  draw();
  return button;
}

function open(redrawButton) {
  unseen = 0;
  body = h("div", { class: "mailbox", dataset: { testid: "mailbox" } });
  openPanel({
    kind: "mailbox",
    title: "Mailbox",
    subtitle: "of everybody",
    body,
    onClose: () => {
      body = null;
      opened = null;
      redrawButton();
    },
  });
  fill();
  redrawButton();
}

function fill() {
  if (!body?.isConnected) return;
  if (opened) replace(body, letterView(opened));
  else replace(body, list());
}

function list() {
  if (!letters.length) {
    return h("p", { class: "empty" }, "No letters yet. Colleagues without an account here, such as Nora Lind, are invited by mail: /usher invite, and type nora.lind@northwind.example.");
  }
  return h("ol", { class: "scroller mail-list" }, letters.map(row));
}

function row(letter) {
  const look = () => {
    opened = letter;
    tab = "html";
    fill();
    body.querySelector("button")?.focus();
  };
  return h(
    "li",
    { dataset: { testid: "letter", letter: letter.id } },
    h(
      "button",
      { type: "button", class: "mail-row", on: { click: look } },
      h("span", { class: "mail-to" }, letter.to),
      h("time", { class: "when" }, when(letter)),
      h("span", { class: "mail-subject" }, letter.subject),
    ),
  );
}

function when(letter) {
  return `${shortDay(letter.at, state.me?.tz)}, ${clockTime(letter.at, state.me?.tz)}`;
}

function letterView(letter) {
  const back = () => {
    opened = null;
    fill();
    body.querySelector(`[data-letter="${letter.id}"] button`)?.focus();
  };
  const show = (name) => {
    tab = name;
    fill();
    body.querySelector(`[data-testid="mail-tab-${name}"]`)?.focus();
  };
  return [
    h(
      "div",
      { class: "mail-head" },
      h("button", { type: "button", class: "button", dataset: { testid: "mail-back" }, on: { click: back } }, "All letters"),
      h("p", {}, h("strong", {}, letter.subject)),
      h("p", { class: "mail-to" }, `To ${letter.to}, ${when(letter)}`),
      h("nav", { class: "tabs", "aria-label": "How to look at it" }, TABS.map(([name, label]) => h("button", { type: "button", class: "tab", "aria-current": tab === name ? "page" : null, dataset: { testid: `mail-tab-${name}` }, on: { click: () => show(name) } }, label))),
    ),
    h("iframe", { class: "mail-frame", title: letter.subject, sandbox: "allow-popups allow-popups-to-escape-sandbox", src: `/playground/mail/${letter.id}/${tab}`, dataset: { testid: "mail-frame" } }),
  ];
}
