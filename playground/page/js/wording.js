/** Between what a person types ("@Sarah Chen") and what goes to the server ("<@U…>"), which escapes the rest. */

import { unescape } from "./mrkdwn.js";
import { people, state, titleOf, userName } from "./state.js";

const SPECIAL = { "@here": "<!here>", "@channel": "<!channel>", "@everyone": "<!everyone>" };

/** Typed text with its names resolved; `chosen` maps a shown name to the id that completion put in. */
export function encode(text, chosen = new Map()) {
  const names = nameTable(chosen);
  const words = [...names.keys()].sort((a, b) => b.length - a.length).map(quote);
  const pattern = new RegExp(`(^|[^\\w/])(${words.join("|")})(?![\\w-])`, "gi");
  return text.replace(pattern, (whole, before, name) => before + names.get(name.toLowerCase()));
}

function nameTable(chosen) {
  const table = new Map(Object.entries(SPECIAL));
  for (const user of [...people(), ...bots()]) {
    table.set(`@${user.name.toLowerCase()}`, `<@${user.id}>`);
    table.set(`@${userName(user.id).toLowerCase()}`, `<@${user.id}>`);
  }
  for (const channel of state.channels.values()) {
    if (!channel.is_im) table.set(`#${channel.name.toLowerCase()}`, `<#${channel.id}>`);
  }
  // Two people may share a name: the one that was picked from the list wins.
  for (const [name, reference] of chosen) table.set(name.toLowerCase(), reference);
  return table;
}

function bots() {
  return [...state.users.values()].filter((user) => user.is_bot);
}

function quote(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Slack's text as a person would have typed it, and whom its names stand for. */
export function decode(text) {
  const chosen = new Map();
  const shown = text.replace(/<([^<>]+)>/g, (whole, content) => {
    const [target, label] = content.split("|");
    if (target.startsWith("@")) return named(chosen, `@${userName(target.slice(1))}`, `<${target}>`);
    if (target.startsWith("#")) return named(chosen, `#${titleOf(state.channels.get(target.slice(1))) || label}`, `<${target}>`);
    if (target.startsWith("!")) return `@${target.slice(1)}`;
    return target;
  });
  return { shown: unescape(shown), chosen };
}

function named(chosen, name, reference) {
  chosen.set(name, reference);
  return name;
}
