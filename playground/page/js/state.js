/** What the page knows: the workspace as one person sees it. Rendering lives elsewhere. */

import { emit } from "./events.js";

export const state = {
  as: null,
  team: { name: "" },
  locales: {},
  me: null,
  users: new Map(),
  channels: new Map(),
  commands: [],
  shortcuts: [],
  bot: null,
  clock: { now: Date.now() / 1000, offset: 0, receivedAt: performance.now() },
  views: [],
  home: null,
  waiting: new Map(),
  place: { channel: null, thread: null, tab: "messages" },
};

/** Take over the answer of the `state` call. */
export function adopt(answer) {
  state.team = answer.team;
  state.locales = answer.locales || {};
  state.me = answer.me;
  state.users = new Map(answer.users.map((user) => [user.id, user]));
  state.channels = new Map([...answer.channels, ...answer.ims].map((channel) => [channel.id, channel]));
  state.commands = answer.commands || [];
  state.shortcuts = answer.shortcuts || [];
  state.bot = answer.bot;
  state.views = answer.views || [];
  state.home = null;
  setClock(answer.clock);
  countWaiting(state.as, answer.ims);
  if (answer.waiting) setWaiting(answer.waiting);
}

export function setClock(clock) {
  state.clock = { now: clock.now, offset: clock.offset, receivedAt: performance.now() };
}

/** The workspace's time in epoch seconds; it runs on between two words from the server. */
export function now() {
  return state.clock.now + (performance.now() - state.clock.receivedAt) / 1000;
}

export function putChannel(channel) {
  state.channels.set(channel.id, { ...state.channels.get(channel.id), ...channel });
  if (channel.is_im) countWaiting(state.as, directMessages());
  emit("channels");
}

export function putUser(user) {
  state.users.set(user.id, { ...state.users.get(user.id), ...user });
  if (state.me && user.id === state.me.id) state.me = state.users.get(user.id);
  emit("users");
}

export function directMessages() {
  return [...state.channels.values()].filter((channel) => channel.is_im);
}

export function joinedChannels() {
  return [...state.channels.values()]
    .filter((channel) => !channel.is_im && !channel.is_archived && channel.is_member)
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function people() {
  return [...state.users.values()]
    .filter((user) => !user.is_bot && !user.deleted)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

export function botDm() {
  return directMessages().find((channel) => state.bot && channel.user === state.bot.user_id);
}

export function nameOf(user) {
  if (!user) return "Somebody";
  return user.real_name || user.display_name || user.name || user.id;
}

export function userName(id) {
  return state.users.has(id) ? nameOf(state.users.get(id)) : id;
}

/** The name that a conversation is shown under, without any sign before it. */
export function titleOf(channel) {
  if (!channel) return "";
  return channel.is_im ? userName(channel.user) : channel.name;
}

/** Remember how many direct messages wait for a person, as their own list tells. */
export function countWaiting(person, ims) {
  const count = ims.reduce((sum, channel) => sum + (channel.unread || 0), 0);
  if (state.waiting.get(person) === count) return;
  state.waiting.set(person, count);
  emit("waiting");
}

export function setWaiting(counts) {
  state.waiting = new Map(Object.entries(counts));
  emit("waiting");
}
