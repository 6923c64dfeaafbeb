/** A person's profile in the right panel. */

import { attempt } from "./api.js";
import { messagePerson } from "./channels.js";
import { h } from "./dom.js";
import { emit, on } from "./events.js";
import { avatar, presence, statusEmoji } from "./people.js";
import { openPanel, panelKind } from "./panel.js";
import { nameOf, now, state, userName } from "./state.js";
import { clockTime, shortDay } from "./time.js";

let shown = null;

export function startProfile() {
  on("show-profile", (id) => show(id));
  on("users", () => {
    if (panelKind() === "profile" && shown && !document.querySelector(".panel")?.contains(document.activeElement)) show(shown);
  });
}

function show(id) {
  const user = state.users.get(id);
  if (!user) return;
  shown = id;
  openPanel({ kind: "profile", title: "Profile", body: h("div", { class: "scroller profile" }, card(user), facts(user), tools(user)), onClose: () => { shown = null; } });
}

function card(user) {
  return h(
    "div",
    { class: "profile-card" },
    avatar(user, "huge"),
    h("h3", { dataset: { testid: "profile-name" } }, nameOf(user), " ", user.is_bot ? null : presence(user)),
    h("p", { class: "profile-title" }, user.title || (user.is_bot ? "App" : "")),
    user.status_text || user.status_emoji ? h("p", {}, statusEmoji(user), " ", user.status_text) : null,
    user.dnd ? h("p", { class: "muted" }, "Notifications are paused") : null,
  );
}

function facts(user) {
  const manager = user.manager && state.users.has(user.manager)
    ? h("button", { type: "button", class: "link-button", on: { click: () => show(user.manager) } }, userName(user.manager))
    : user.manager;
  const rows = [
    ["Department", user.department],
    ["Manager", manager],
    ["Local time", user.is_bot ? null : `${shortDay(now(), user.tz)}, ${clockTime(now(), user.tz)} (${user.tz_label || user.tz})`],
    ["E-mail", user.email],
    ["Language", user.is_bot ? null : state.locales[user.locale] || user.locale],
    ["Role", roleOf(user)],
  ];
  return h("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]));
}

function roleOf(user) {
  if (user.is_owner) return "Workspace owner";
  if (user.is_admin) return "Workspace administrator";
  if (user.is_restricted) return "Guest";
  return null;
}

function tools(user) {
  const own = user.id === state.as;
  return h(
    "div",
    { class: "profile-tools" },
    own ? null : h("button", { type: "button", class: "button", on: { click: () => message(user) } }, "Message"),
    own || user.is_bot ? null : h("button", { type: "button", class: "button", dataset: { testid: "profile-act-as" }, on: { click: () => emit("act-as", user.id) } }, `Act as ${nameOf(user)}`),
    own ? statusForm(user) : null,
    own ? languageForm(user) : null,
  );
}

async function message(user) {
  const trouble = await messagePerson(user.id);
  if (trouble) emit("failure", trouble);
}

function statusForm(user) {
  const text = h("input", { type: "text", class: "text-input", maxlength: "100", value: user.status_text || "", placeholder: "On vacation until Monday", "aria-label": "Status", dataset: { testid: "status-text" } });
  const dnd = h("input", { type: "checkbox", checked: user.dnd, dataset: { testid: "status-dnd" } });
  const save = async (event) => {
    event.preventDefault();
    const answer = await attempt("status", { text: text.value, emoji: text.value ? user.status_emoji || ":speech_balloon:" : "", dnd: dnd.checked });
    if (answer.ok) emit("notice", "Status saved.");
  };
  return h(
    "form",
    { class: "status-form", on: { submit: save } },
    h("h4", {}, "Your status"),
    text,
    h("label", { class: "choice" }, dnd, h("span", {}, "Pause notifications")),
    h("button", { type: "submit", class: "button" }, "Save status"),
  );
}

function languageForm(user) {
  const choices = Object.entries(state.locales).map(([locale, label]) => h("option", { value: locale, selected: locale === user.locale }, label));
  const choice = h("select", { class: "text-input", id: "language", dataset: { testid: "language" } }, choices);
  const save = async (event) => {
    event.preventDefault();
    const answer = await attempt("language", { locale: choice.value });
    if (answer.ok) emit("notice", "Language saved. Apps that know it write to you in it from now on.");
  };
  return h(
    "form",
    { class: "status-form", on: { submit: save } },
    h("h4", {}, h("label", { for: "language" }, "Your language")),
    choice,
    h("button", { type: "submit", class: "button" }, "Save language"),
  );
}
