/** The middle of the page: a conversation with its head, its messages and its composer. */

import { call, wordsFor } from "./api.js";
import { joinChannel } from "./channels.js";
import { composer } from "./composer.js";
import { h, replace } from "./dom.js";
import { emit, on } from "./events.js";
import { head } from "./head.js";
import { aboutView, homeView } from "./home.js";
import { messageLog } from "./log.js";
import { QUIET } from "./message.js";
import { plainWords } from "./mrkdwn.js";
import { state, titleOf, userName } from "./state.js";

const PAGE = 50;
const NEAR_END = 120;

let current = null;

export function startConversation(root) {
  on("place", () => open(root));
  on("channels", () => refreshHead());
  on("users", () => refreshHead());
  on("redraw", () => current?.log?.redraw());
  on("resync", () => current?.load?.());
  // "Today" and "2 h ago" mean something else after the clock has moved.
  on("clock", () => current?.log?.redraw());
  on("message", (change) => receive(change));
  on("message-changed", (change) => changed(change));
  on("message-deleted", (change) => removed(change));
  window.addEventListener("focus", () => current?.markRead?.());
}

function open(root) {
  const { channel: id, tab } = state.place;
  const channel = state.channels.get(id);
  const headRoot = h("header", { class: "conversation-head" });
  current = { id, headRoot };
  replace(headRoot, head(channel, tab));
  if (tab === "home") return replace(root, headRoot, homeView());
  if (tab === "about") return replace(root, headRoot, aboutView(channel));
  return openMessages(root, headRoot, channel);
}

function refreshHead() {
  if (!current) return;
  const channel = state.channels.get(current.id);
  // A redraw under the keyboard's focus would lose it.
  if (current.headRoot.contains(document.activeElement)) return;
  replace(current.headRoot, head(channel, state.place.tab));
  current.refreshFoot?.(channel);
}

function openMessages(root, headRoot, channel) {
  const log = messageLog({ channel: channel.id });
  const earlier = h("button", { type: "button", class: "button earlier", hidden: true, on: { click: () => loadEarlier() } }, "Show earlier messages");
  const start = h("div", { class: "beginning", hidden: true }, beginningOf(channel));
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": `Messages in ${titleOf(channel)}` }, start, earlier, log.root);
  const foot = h("div", { class: "foot" });
  const view = current;
  const { unread = 0 } = channel;

  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
  const toEnd = () => { scroller.scrollTop = scroller.scrollHeight; };
  const markRead = () => {
    const last = log.ordered().filter((message) => !message.ephemeral).at(-1);
    const known = state.channels.get(channel.id);
    if (last && view === current && document.hasFocus() && known.is_member !== false) call("mark", { channel: channel.id, ts: last.ts });
  };
  const show = (answer) => {
    for (const message of answer.messages) log.put(message);
    earlier.hidden = !answer.has_more;
    start.hidden = answer.has_more;
    log.draw();
  };
  const load = async () => {
    const answer = await call("messages", { channel: channel.id, limit: PAGE });
    if (view !== current) return;
    if (!answer.ok) {
      emit("failure", wordsFor(answer));
      return;
    }
    const others = answer.messages.filter((message) => message.user !== state.as && !message.ephemeral && !QUIET.has(message.subtype));
    if (unread > 0 && others.length >= unread) log.markNew(others.at(-unread).ts);
    show(answer);
    toEnd();
    markRead();
  };
  const loadEarlier = async () => {
    const [first] = log.ordered();
    const answer = await call("messages", { channel: channel.id, before: first?.ts, limit: PAGE });
    if (!answer.ok || view !== current) return;
    const height = scroller.scrollHeight;
    show(answer);
    scroller.scrollTop += scroller.scrollHeight - height;
  };
  const refreshFoot = (known) => {
    const kind = kindOfFoot(known);
    if (foot.dataset.kind === kind) return;
    foot.dataset.kind = kind;
    replace(foot, footOf(kind, known));
  };

  Object.assign(view, { log, load, markRead, refreshFoot, atEnd, toEnd });
  replace(root, headRoot, scroller, foot);
  scroller.addEventListener("keydown", (event) => walk(event, log.root));
  refreshFoot(channel);
  load();
}

function kindOfFoot(channel) {
  if (channel.is_archived) return "archived";
  if (channel.is_im && channel.user === state.bot?.user_id && state.bot.messages_read_only) return "read-only";
  return channel.is_im || channel.is_member ? "open" : "outside";
}

function footOf(kind, channel) {
  if (kind === "archived") return h("p", { class: "foot-note" }, "This channel is archived.");
  if (kind === "read-only") return h("p", { class: "foot-note" }, `${state.bot.name} only writes here. Answer with its buttons, or use ${state.commands[0]?.command || "a command"} in a channel.`);
  if (kind === "open") return composer({ channel: channel.id }).root;
  return h(
    "div",
    { class: "foot-note" },
    h("span", {}, `You are looking at #${channel.name}.`),
    h("button", { type: "button", class: "button primary", dataset: { testid: "join" }, on: { click: () => joinChannel(channel) } }, "Join channel"),
  );
}

function beginningOf(channel) {
  if (channel.is_im) return [h("h2", {}, titleOf(channel)), h("p", {}, `This is the beginning of your messages with ${titleOf(channel)}.`)];
  return [h("h2", {}, `#${channel.name}`), h("p", {}, channel.purpose || channel.topic || "This is the beginning of the channel.")];
}

function belongs(change) {
  return current?.log && change.channel === current.id;
}

function isReply(message) {
  return message.thread_ts && message.thread_ts !== message.ts && message.subtype !== "thread_broadcast";
}

function receive(change) {
  if (!belongs(change)) return;
  const { message } = change;
  const { log } = current;
  // Ephemeral answers inside a thread show in the thread.
  if (isReply(message)) return;
  const follow = current.atEnd() || message.user === state.as || message.ephemeral;
  log.put(message);
  log.draw();
  if (follow) current.toEnd();
  if (message.user !== state.as) announce(message);
  current.markRead();
}

function announce(message) {
  const author = state.users.has(message.user) ? userName(message.user) : state.bot?.name || "App";
  emit("announce", `${author}: ${plainWords(message.text)}`);
}

function changed(change) {
  if (!belongs(change) || !current.log.messages.has(change.message.ts)) return;
  const follow = current.atEnd();
  const before = current.log.messages.get(change.message.ts);
  current.log.put({ ...change.message, ephemeral: change.message.ephemeral || before.ephemeral });
  current.log.draw();
  if (follow) current.toEnd();
}

function removed(change) {
  if (!belongs(change)) return;
  current.log.remove(change.ts);
  current.log.draw();
}

/** Arrow keys go from message to message, once one of them has the focus. */
export function walk(event, root) {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  if (event.target.closest("input, textarea, select, [role=menu], .combo")) return;
  const rows = [...root.querySelectorAll(".message")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement.closest(".message"));
  const step = event.key === "ArrowUp" ? -1 : 1;
  const next = at < 0 ? rows.length - 1 : Math.max(0, Math.min(rows.length - 1, at + step));
  event.preventDefault();
  rows[next].focus();
}
