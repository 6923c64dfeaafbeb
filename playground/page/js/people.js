/** How people and conversations look in small: avatar, presence, and as options of a select. */

import { h, icon } from "./dom.js";
import { emoji } from "./emoji.js";
import { nameOf, people, state, titleOf } from "./state.js";

const TONES = 12;

/** A square with initials; the tone follows from the id, so that it is the same everywhere. */
export function avatar(user, size = "medium") {
  const props = { class: `avatar ${size} tone-${toneOf(user?.id || "")}`, "aria-hidden": "true" };
  if (user?.is_bot) return h("span", { ...props, class: `avatar ${size} bot` }, icon("usher"));
  return h("span", props, initials(nameOf(user)));
}

function toneOf(id) {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.codePointAt(0)) % 9973;
  return sum % TONES;
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const first = [...(words[0] || "?")][0];
  const last = words.length > 1 ? [...words.at(-1)][0] : "";
  return (first + last).toUpperCase();
}

export function presence(user) {
  const active = user?.presence !== "away";
  const name = active ? "active" : "away";
  return h("span", { class: `presence ${name}`, role: "img", "aria-label": user?.dnd ? `${name}, notifications paused` : name }, user?.dnd ? "z" : "");
}

export function statusEmoji(user) {
  if (!user?.status_emoji) return null;
  const name = user.status_emoji.replaceAll(":", "");
  return h("span", { class: "emoji status", title: user.status_text || name }, emoji(name));
}

export function personOption(user) {
  return { value: user.id, label: nameOf(user), hint: user.title || "" };
}

export function peopleOptions() {
  return people().map(personOption);
}

export function channelOption(channel) {
  return { value: channel.id, label: channel.is_im ? titleOf(channel) : `#${channel.name}`, hint: channel.topic || "" };
}

export function channelOptions({ withPeople = false } = {}) {
  return [...state.channels.values()]
    .filter((channel) => (withPeople || !channel.is_im) && !channel.is_archived)
    .map(channelOption);
}

export function avatarOfOption(option) {
  return state.users.has(option.value) ? avatar(state.users.get(option.value), "small") : null;
}

export function signOf(channel) {
  return icon(channel.is_private ? "lock" : "hash");
}
