/** Acting as somebody else: the list of people, and where messages wait. */

import { h, icon, replace, uniqueId } from "./dom.js";
import { emit, on } from "./events.js";
import { avatar, presence } from "./people.js";
import { openPopup } from "./popup.js";
import { nameOf, people, state } from "./state.js";
import { watchWaiting } from "./waiting.js";

const RECENT = "usher-playground-recent";

export function actAsButton() {
  const button = h("button", { type: "button", class: "bar-button act-as", "aria-haspopup": "dialog", "aria-expanded": "false", dataset: { testid: "act-as" } });
  const draw = () => {
    const { me } = state;
    if (!me) return;
    const elsewhere = [...state.waiting].filter(([id, count]) => id !== state.as && count > 0).length;
    button.setAttribute("aria-label", `Acting as ${nameOf(me)}, ${me.title || ""}${elsewhere ? `; messages wait for ${elsewhere} others` : ""}. Change person`);
    button.title = "Act as somebody else (Alt A)";
    replace(
      button,
      avatar(me, "small"),
      h("span", { class: "act-as-words" }, h("span", { class: "act-as-label" }, "Acting as"), h("span", { class: "act-as-name" }, nameOf(me))),
      elsewhere ? h("span", { class: "badge", "aria-hidden": "true", dataset: { testid: "act-as-waiting" } }, String(elsewhere)) : null,
      icon("chevron-down"),
    );
  };
  const watch = watchWaiting();
  let close = null;
  button.addEventListener("click", () => {
    if (close) return close();
    watch.refresh();
    button.setAttribute("aria-expanded", "true");
    const box = peopleBox((id) => {
      close?.();
      if (id !== state.as) emit("act-as", id);
    });
    close = openPopup(button, box.root, {
      align: "end",
      onClose: () => {
        box.stop();
        close = null;
        button.setAttribute("aria-expanded", "false");
      },
    });
    return box.focus();
  });
  for (const topic of ["workspace", "users", "waiting"]) on(topic, draw);
  return button;
}

let redrawBox = null;
on("waiting", () => redrawBox?.());

function peopleBox(choose) {
  const listId = uniqueId("people");
  const search = h("input", {
    type: "text", role: "combobox", class: "text-input", placeholder: "Name, title or department", "aria-label": "Act as",
    "aria-expanded": "true", "aria-controls": listId, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", dataset: { testid: "act-as-search" },
  });
  const list = h("div", { class: "people-list", role: "listbox", id: listId, "aria-label": "People" });
  let rows = [];
  let active = 0;
  const mark = () => {
    rows.forEach((row, index) => row.classList.toggle("active", index === active));
    rows[active]?.scrollIntoView({ block: "nearest" });
    if (rows[active]) search.setAttribute("aria-activedescendant", rows[active].id);
  };
  const fill = () => {
    rows = inOrder().filter((user) => fits(user, search.value)).map((user) => personRow(user, choose));
    replace(list, rows, rows.length ? null : h("p", { class: "combo-empty" }, "Nobody by that name"));
    active = Math.min(active, Math.max(0, rows.length - 1));
    mark();
  };
  search.addEventListener("input", () => {
    active = 0;
    fill();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % Math.max(1, rows.length);
      mark();
    } else if (event.key === "Enter") rows[active]?.click();
    else return;
    event.preventDefault();
  });
  fill();
  redrawBox = fill;
  const root = h("div", { class: "card people-box", role: "dialog", "aria-label": "Act as" }, search, list);
  return { root, focus: () => search.focus(), stop: () => { redrawBox = null; } };
}

function personRow(user, choose) {
  const waiting = state.waiting.get(user.id) || 0;
  return h(
    "div",
    {
      role: "option", id: `act-${user.id}`, class: "combo-option person", "aria-selected": String(user.id === state.as),
      dataset: { testid: "act-as-option", userId: user.id, userName: nameOf(user), waiting: waiting || null },
      on: { pointerdown: (event) => event.preventDefault(), click: () => choose(user.id) },
    },
    h("span", { class: "side-avatar" }, avatar(user, "small"), presence(user)),
    h("span", { class: "combo-text" }, h("span", {}, nameOf(user)), h("span", { class: "menu-hint" }, [user.title, user.department].filter(Boolean).join(" · "))),
    user.is_admin ? h("span", { class: "tag" }, "Admin") : null,
    waiting ? h("span", { class: "badge", "aria-label": `${waiting} unread` }, String(waiting)) : null,
    user.id === state.as ? icon("check") : null,
  );
}

/** Whoever has messages waiting first, then who was last acted as, then the rest by name. */
function inOrder() {
  const recent = recentPeople();
  const rank = (user) => {
    if (user.id === state.as) return 3;
    if (state.waiting.get(user.id)) return 0;
    return recent.includes(user.id) ? 1 : 2;
  };
  const place = (user) => recent.indexOf(user.id);
  return people().sort((a, b) => rank(a) - rank(b) || (rank(a) === 1 ? place(a) - place(b) : 0));
}

function fits(user, query) {
  const words = query.trim().toLowerCase();
  return !words || `${nameOf(user)} ${user.name} ${user.title} ${user.department}`.toLowerCase().includes(words);
}

export function recentPeople() {
  try {
    return JSON.parse(localStorage.getItem(RECENT)) || [];
  } catch {
    return [];
  }
}

export function rememberPerson(id) {
  const recent = [id, ...recentPeople().filter((other) => other !== id)].slice(0, 6);
  localStorage.setItem(RECENT, JSON.stringify(recent));
}
