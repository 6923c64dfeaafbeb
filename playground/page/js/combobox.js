/** A select with search, for one choice or several. Knows nothing of Slack: labels in, values out. */

import { h, icon, replace, uniqueId } from "./dom.js";
import { openPopup } from "./popup.js";

const SHOWN = 100;

/**
 * `groups()` answers [{label?, options: [{value, label, hint?, badge?}]}]; `onChange` gets the chosen
 * options. `avatar(option)` may answer a node that is shown before the label.
 */
export function combobox({ groups, multiple = false, chosen = [], placeholder = "Select an option", label, labelledBy, max, onChange, avatar, dataset = {}, describedBy }) {
  const listId = uniqueId("list");
  let selection = [...chosen];
  let close = null;
  let rows = [];
  let active = -1;

  const chips = h("span", { class: "chips" });
  const input = h("input", {
    type: "text", role: "combobox", class: "combo-input", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-autocomplete": "list", "aria-label": labelledBy ? null : label || placeholder,
    "aria-labelledby": labelledBy, "aria-describedby": describedBy, dataset,
  });
  const root = h("div", { class: multiple ? "combo multiple" : "combo" }, chips, input, icon("chevron-down", "combo-arrow"));
  const list = h("div", { class: "combo-list", role: "listbox", id: listId, "aria-label": label || placeholder, "aria-multiselectable": multiple });

  const show = () => {
    if (multiple) replace(chips, selection.map((option) => chip(option)));
    input.placeholder = multiple && selection.length ? "" : placeholder;
    if (!close) input.value = multiple ? "" : selection[0]?.label || "";
  };
  const chip = (option) =>
    h(
      "span",
      { class: "chip" },
      option.label,
      h("button", { type: "button", class: "chip-remove", "aria-label": `Remove ${option.label}`, on: { click: () => remove(option) } }, icon("close")),
    );
  const remove = (option) => {
    selection = selection.filter((other) => other.value !== option.value);
    show();
    onChange(selection);
    input.focus();
  };
  const choose = (option) => {
    const has = selection.some((other) => other.value === option.value);
    if (multiple && has) selection = selection.filter((other) => other.value !== option.value);
    else if (multiple && max && selection.length >= max) return;
    else selection = multiple ? [...selection, option] : [option];
    input.value = "";
    // Also with several: the open list would lie over the button that comes next.
    shut();
    show();
    onChange(selection);
  };
  const fill = (query) => {
    rows = [];
    active = -1;
    const found = groups(query).map((group) => ({ ...group, options: group.options.filter((option) => matches(option, query)).slice(0, SHOWN) }));
    replace(
      list,
      found.filter((group) => group.options.length).map((group) => [
        group.label ? h("div", { class: "menu-heading", role: "presentation" }, group.label) : null,
        group.options.map(row),
      ]),
      found.some((group) => group.options.length) ? null : h("div", { class: "combo-empty" }, "No matches"),
    );
    activate(Math.max(0, rows.findIndex(({ option }) => selection.some((other) => other.value === option.value && !query))));
  };
  const row = (option) => {
    const isChosen = selection.some((other) => other.value === option.value);
    const element = h(
      "div",
      {
        role: "option", id: uniqueId("option"), class: "combo-option", "aria-selected": String(isChosen),
        dataset: { testid: "option", value: option.value, label: option.label },
        on: { pointerdown: (event) => event.preventDefault(), click: () => choose(option) },
      },
      avatar ? avatar(option) : null,
      h("span", { class: "combo-text" }, h("span", {}, option.label), option.hint ? h("span", { class: "menu-hint" }, option.hint) : null),
      isChosen ? icon("check") : null,
    );
    rows.push({ option, element });
    return element;
  };
  const activate = (index) => {
    rows[active]?.element.classList.remove("active");
    active = rows.length ? (index + rows.length) % rows.length : -1;
    const current = rows[active]?.element;
    current?.classList.add("active");
    current?.scrollIntoView({ block: "nearest" });
    if (current) input.setAttribute("aria-activedescendant", current.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const expand = () => {
    if (close) return;
    if (!multiple) input.select();
    fill("");
    list.style.width = `${Math.max(root.getBoundingClientRect().width, 220)}px`;
    close = openPopup(root, list, { keepFocus: true, onClose: () => settle() });
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", listId);
    activate(active);
  };
  const shut = () => close?.();
  const settle = () => {
    close = null;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.removeAttribute("aria-controls");
    show();
  };

  input.addEventListener("click", expand);
  input.addEventListener("input", () => {
    expand();
    fill(input.value);
  });
  input.addEventListener("blur", shut);
  root.addEventListener("click", (event) => {
    if (event.target === root || event.target.closest(".combo-arrow")) {
      input.focus();
      expand();
    }
  });
  input.addEventListener("keydown", (event) => {
    const key = event.key;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (close) activate(active + (key === "ArrowDown" ? 1 : -1));
      else expand();
    } else if (key === "Enter") {
      event.preventDefault();
      if (close && rows[active]) choose(rows[active].option);
      else expand();
    } else if (key === "Escape" && close) {
      event.preventDefault();
      event.stopPropagation();
      shut();
    } else if (key === "Backspace" && multiple && !input.value && selection.length) {
      remove(selection.at(-1));
    }
  });
  show();
  return { root, input, set: (options) => { selection = [...options]; show(); } };
}

function matches(option, query) {
  const words = query.trim().toLowerCase();
  return !words || `${option.label} ${option.hint || ""}`.toLowerCase().includes(words);
}
