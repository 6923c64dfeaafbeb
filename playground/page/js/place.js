/** Where the person is: conversation, thread, tab. Kept in the address, so that Back works. */

import { emit } from "./events.js";
import { botDm, joinedChannels, state } from "./state.js";

const KEY = "usher-playground-places";

/** Go somewhere; the address changes and the page follows it. */
export function go({ channel, thread = null, tab = "messages" }) {
  const parts = ["#", channel, tab === "messages" ? null : tab, thread ? `t/${thread}` : null];
  const hash = parts.filter(Boolean).join("/");
  if (location.hash === hash) follow();
  else location.hash = hash;
}

export function openThread(ts) {
  go({ ...state.place, thread: ts });
}

export function closeThread() {
  go({ ...state.place, thread: null });
}

/** Read the address and tell the page when the place is a new one. */
export function follow() {
  const place = parse(location.hash) || remembered() || fallback();
  if (!place) return;
  const before = state.place;
  state.place = place;
  remember(place);
  if (before.channel !== place.channel || before.tab !== place.tab) emit("place");
  if (before.channel !== place.channel || before.thread !== place.thread) emit("thread");
}

/** Forget the place without leaving the page, so that the next `follow` draws everything anew. */
export function leave() {
  state.place = { channel: null, thread: null, tab: "messages" };
}

function parse(hash) {
  const match = /^#\/([CDG][A-Z0-9]+)(?:\/(home|about))?(?:\/t\/([\d.]+))?$/.exec(hash);
  if (!match || !state.channels.has(match[1])) return null;
  return { channel: match[1], tab: match[2] || "messages", thread: match[3] || null };
}

function fallback() {
  const general = joinedChannels().find((channel) => channel.name === "general");
  const channel = general || joinedChannels()[0] || botDm();
  return channel ? { channel: channel.id, tab: "messages", thread: null } : null;
}

function places() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

function remember(place) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...places(), [state.as]: place.channel }));
}

function remembered() {
  const channel = places()[state.as];
  return channel && state.channels.has(channel) ? { channel, tab: "messages", thread: null } : null;
}
