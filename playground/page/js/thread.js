/** The thread in the right panel. */

import { call, wordsFor } from "./api.js";
import { composer } from "./composer.js";
import { walk } from "./conversation.js";
import { h } from "./dom.js";
import { emit, on } from "./events.js";
import { messageLog } from "./log.js";
import { closePanel, openPanel, panelKind } from "./panel.js";
import { closeThread } from "./place.js";
import { state, titleOf } from "./state.js";

let current = null;

export function startThread() {
  on("thread", () => (state.place.thread ? open() : shut()));
  on("message", (change) => receive(change));
  on("message-changed", (change) => changed(change));
  on("message-deleted", (change) => removed(change));
  on("redraw", () => current?.log.redraw());
  on("resync", () => current?.load());
}

function shut() {
  current = null;
  if (panelKind() === "thread") closePanel();
}

function open() {
  const { channel: id, thread } = state.place;
  const channel = state.channels.get(id);
  const log = messageLog({ channel: id, inThread: true });
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Messages in this thread" }, log.root);
  const writable = channel.is_im || channel.is_member;
  const field = composer({ channel: id, thread });
  const view = { id, thread, log, scroller };
  view.load = async () => {
    const answer = await call("messages", { channel: id, thread_ts: thread, limit: 200 });
    if (view !== current) return;
    if (!answer.ok) return void emit("failure", wordsFor(answer));
    for (const message of answer.messages) log.put(message);
    log.draw();
    scroller.scrollTop = scroller.scrollHeight;
  };
  current = view;
  openPanel({
    kind: "thread",
    title: "Thread",
    subtitle: `${channel.is_im ? "" : "#"}${titleOf(channel)}`,
    body: [scroller, writable ? h("div", { class: "foot" }, field.root) : null],
    onClose: () => {
      if (view === current) closeThread();
    },
  });
  scroller.addEventListener("keydown", (event) => walk(event, log.root));
  if (writable) field.focus();
  view.load();
}

function mine(change, message) {
  if (!current || change.channel !== current.id) return false;
  return message.ts === current.thread || message.thread_ts === current.thread;
}

function receive(change) {
  if (!mine(change, change.message)) return;
  current.log.put(change.message);
  current.log.draw();
  current.scroller.scrollTop = current.scroller.scrollHeight;
  if (change.message.user !== state.as) emit("announce", "New reply in the thread.");
}

function changed(change) {
  if (!mine(change, change.message)) return;
  current.log.put(change.message);
  current.log.draw();
}

function removed(change) {
  if (!current || change.channel !== current.id) return;
  current.log.remove(change.ts);
  current.log.draw();
}
