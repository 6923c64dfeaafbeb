/** Completing what is being typed: people after @, channels after #, commands after /. */

import { h, uniqueId } from "./dom.js";
import { emoji, emojiNames } from "./emoji.js";
import { avatar, signOf } from "./people.js";
import { openPopup } from "./popup.js";
import { nameOf, people, state } from "./state.js";

const MOST = 8;

/** Attach to a text field. `chosen` learns which id a completed name stands for. */
export function completer(area, { chosen, commands }) {
  const listId = uniqueId("complete");
  const list = h("div", { class: "combo-list complete", role: "listbox", id: listId, "aria-label": "Suggestions" });
  let close = null;
  let found = [];
  let active = 0;

  area.setAttribute("aria-autocomplete", "list");
  const shut = () => close?.();
  const settle = () => {
    close = null;
    area.removeAttribute("aria-activedescendant");
    area.removeAttribute("aria-controls");
  };
  const update = () => {
    found = area.selectionStart === area.selectionEnd ? lookUp(area.value.slice(0, area.selectionStart), commands).slice(0, MOST) : [];
    if (!found.length) return shut();
    active = 0;
    list.replaceChildren(...found.map(row));
    if (!close) {
      close = openPopup(area.closest(".composer") || area, list, { keepFocus: true, onClose: settle });
      area.setAttribute("aria-controls", listId);
    }
    // Its height changed, so its place does too.
    window.dispatchEvent(new Event("resize"));
    return mark();
  };
  const row = (item, index) =>
    h(
      "div",
      {
        role: "option", id: `${listId}-${index}`, class: "combo-option", "aria-selected": "false", dataset: { testid: "completion", value: item.insert },
        on: { pointerdown: (event) => event.preventDefault(), click: () => accept(item) },
      },
      item.picture?.(),
      h("span", { class: "combo-text" }, h("span", {}, item.label), item.hint ? h("span", { class: "menu-hint" }, item.hint) : null),
    );
  const mark = () => {
    [...list.children].forEach((child, index) => {
      child.classList.toggle("active", index === active);
      child.setAttribute("aria-selected", String(index === active));
    });
    list.children[active]?.scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", `${listId}-${active}`);
  };
  const accept = (item) => {
    const end = area.selectionStart;
    area.setRangeText(`${item.insert} `, item.start, end, "end");
    if (item.reference) chosen.set(item.insert, item.reference);
    shut();
    area.focus();
    area.dispatchEvent(new Event("input"));
  };
  const handles = (event) => {
    if (!close || event.isComposing) return false;
    const item = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      mark();
    } else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) {
      // What is already typed out in full is meant to be sent.
      const typed = area.value.slice(item.start, area.selectionStart);
      if (event.key === "Enter" && (item.hintOnly || typed.trim() === item.insert)) return shut() ?? false;
      if (item.hintOnly) return false;
      accept(item);
    } else if (event.key === "Escape") {
      shut();
      event.stopPropagation();
    } else return false;
    event.preventDefault();
    return true;
  };
  area.addEventListener("input", update);
  area.addEventListener("blur", shut);
  return { handles };
}

/** What could complete the text before the caret. */
function lookUp(before, commands) {
  if (commands && before.startsWith("/")) {
    const typed = /(^|\s)@[\w.-]*$/.test(before);
    if (!typed) return commandItems(before);
  }
  const match = /(^|[\s(])([@#:])([^\s@#:]*(?: [^\s@#:]*)?)$/.exec(before);
  if (!match) return [];
  const [, , sign, query] = match;
  const start = before.length - query.length - 1;
  const words = query.toLowerCase();
  const inCommand = before.startsWith("/");
  if (sign === "@") return personItems(words, start, inCommand);
  if (sign === "#") return channelItems(words, start);
  return words.length < 2 || words.includes(" ") ? [] : emojiItems(words, start);
}

function personItems(words, start, byHandle) {
  const bots = [...state.users.values()].filter((user) => user.is_bot);
  const fits = (user) => starts(nameOf(user), words) || starts(user.name, words) || starts(user.real_name || "", words);
  const found = [...people(), ...bots].filter(fits).map((user) => ({
    start, label: nameOf(user), hint: user.title || (user.is_bot ? "App" : ""), picture: () => avatar(user, "small"),
    insert: byHandle ? `@${user.name}` : `@${nameOf(user)}`, reference: `<@${user.id}>`,
  }));
  const special = byHandle ? [] : [["@here", "Everybody here who is active"], ["@channel", "Everybody in this channel"]];
  const wide = special.filter(([name]) => words && name.slice(1).startsWith(words)).map(([name, hint]) => ({ start, label: name, hint, insert: name }));
  return [...found, ...wide];
}

function starts(name, words) {
  const text = name.toLowerCase();
  return text.startsWith(words) || text.split(/[\s.]+/).some((part) => part.startsWith(words));
}

function channelItems(words, start) {
  return [...state.channels.values()]
    .filter((channel) => !channel.is_im && channel.name.includes(words))
    .map((channel) => ({ start, label: channel.name, hint: channel.topic, picture: () => signOf(channel), insert: `#${channel.name}`, reference: `<#${channel.id}>` }));
}

function emojiItems(words, start) {
  return emojiNames()
    .filter((name) => name.startsWith(words))
    .map((name) => ({ start, label: `${emoji(name)}  :${name}:`, insert: `:${name}:` }));
}

function commandItems(before) {
  const [word] = before.split(" ", 1);
  const known = state.commands.find((command) => command.command === word);
  if (!before.includes(" ")) {
    return state.commands
      .filter((command) => command.command.startsWith(before))
      .map((command) => ({ start: 0, label: `${command.command} ${command.usage_hint || ""}`, hint: command.description, insert: command.command }));
  }
  if (!known) return [];
  const rest = before.slice(word.length + 1);
  const fitting = (known.completions || []).filter((text) => text.startsWith(rest) && text !== rest.trim());
  const items = fitting.map((text) => ({ start: word.length + 1, label: `${word} ${text}`, insert: text.replace(/\s*[<[@].*$/, "") }));
  // Past the last completion the usage stays in sight, to be read and not to be chosen.
  if (!items.length && known.usage_hint) return [{ start: 0, label: `${word} ${known.usage_hint}`, hint: known.description, insert: word, hintOnly: true }];
  return items;
}
