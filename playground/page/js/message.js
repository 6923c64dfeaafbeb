/** One message: who, when, what, reactions, the thread bar, and the tools that show on hover. */

import { renderBlocks } from "./blocks.js";
import { editField } from "./editing.js";
import { append, h, icon } from "./dom.js";
import { emoji } from "./emoji.js";
import { emit } from "./events.js";
import { formOf } from "./forms.js";
import { mrkdwn, mrkdwnInline } from "./mrkdwn.js";
import { avatar, statusEmoji } from "./people.js";
import { openThread } from "./place.js";
import { nameOf, now, state, userName } from "./state.js";
import { ago, clockTime, fullTime } from "./time.js";
import { toolbar, toggleReaction } from "./toolbar.js";

/** What the workspace says by itself; it counts as nobody's news. */
export const QUIET = new Set(["channel_join", "channel_leave", "group_join", "group_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive"]);

export function messageView(message, { channel, grouped, inThread }) {
  const author = state.users.get(message.user) || botUser(message);
  const kind = ["message", grouped && "grouped", message.ephemeral && "ephemeral", QUIET.has(message.subtype) && "quiet"].filter(Boolean);
  const row = h("div", {
    class: kind.join(" "),
    role: "article",
    "aria-label": `${nameOf(author)}, ${clockTime(Number(message.ts), state.me?.tz)}`,
    tabindex: "-1",
    dataset: { testid: "message", ts: message.ts, author: nameOf(author), ephemeral: message.ephemeral ? "true" : null },
  });
  const content = h("div", { class: "message-main" });
  const edit = () => content.replaceWith(editField(message, channel, () => emit("redraw")));
  append(content, [
    message.ephemeral ? h("div", { class: "ephemeral-note" }, icon("eye"), "Only visible to you") : null,
    inThread || message.subtype !== "thread_broadcast" ? null : broadcastNote(message),
    grouped ? null : byline(message, author),
    body(message, channel),
    unfurls(message, channel),
    files(message),
    reactions(message, channel),
    inThread || !message.reply_count ? null : threadBar(message),
  ]);
  append(row, [gutter(message, author, grouped), content, toolbar(message, { channel, inThread, edit })]);
  return row;
}

function botUser(message) {
  const name = message.username || message.bot_profile?.name || state.bot?.name || "App";
  return { id: message.bot_id || "", name, is_bot: true };
}

function gutter(message, author, grouped) {
  const tz = state.me?.tz;
  if (grouped) return h("div", { class: "gutter" }, h("time", { class: "gutter-time" }, clockTime(Number(message.ts), tz)));
  const open = () => state.users.has(author.id) && emit("show-profile", author.id);
  return h("div", { class: "gutter" }, h("button", { type: "button", class: "plain-button", tabindex: "-1", "aria-hidden": "true", on: { click: open } }, avatar(author)));
}

function byline(message, author) {
  const tz = state.me?.tz;
  const seconds = Number(message.ts);
  const open = () => state.users.has(author.id) && emit("show-profile", author.id);
  return h(
    "div",
    { class: "byline" },
    h("button", { type: "button", class: "author", on: { click: open } }, nameOf(author)),
    author.is_bot ? h("span", { class: "app-badge" }, "APP") : statusEmoji(author),
    h("time", { class: "when", title: fullTime(seconds, tz), datetime: new Date(seconds * 1000).toISOString() }, clockTime(seconds, tz)),
  );
}

function body(message, channel) {
  const edited = message.edited ? h("span", { class: "edited" }, " (edited)") : null;
  if (message.blocks?.length && !isTyped(message)) {
    const context = { container: { type: "message", channel, ts: message.ts }, form: formOf(`${channel}/${message.ts}`), surface: "message" };
    return h("div", { class: "message-blocks" }, renderBlocks(message.blocks, context), edited);
  }
  if (QUIET.has(message.subtype)) return h("div", { class: "message-text" }, mrkdwnInline(message.text || ""));
  return h("div", { class: "message-text" }, mrkdwn(message.text || ""), edited);
}

/** What a person typed has blocks too, but only its text still knows the *bold* that was typed. */
function isTyped(message) {
  return !message.bot_id && Boolean(message.text) && message.blocks.every((block) => block.type === "rich_text");
}

/** What the app shows under its own links. */
function unfurls(message, channel) {
  const shown = (message.attachments || []).filter((each) => each.is_app_unfurl);
  if (!shown.length) return null;
  const context = { container: { type: "message", channel, ts: message.ts }, form: formOf(`${channel}/${message.ts}`), surface: "message" };
  const cards = shown.map((each) => h("div", { class: "unfurl", role: "group", "aria-label": "Preview of a link", dataset: { testid: "unfurl" } }, renderBlocks(each.blocks, context)));
  return h("div", { class: "unfurls" }, cards);
}

function files(message) {
  if (!message.files?.length) return null;
  return h("div", { class: "files" }, message.files.map((file) => h(file.url_private ? "a" : "span", file.url_private ? { class: "file-card", href: file.url_private, download: file.name } : { class: "file-card" }, icon("file"), file.name)));
}

function reactions(message, channel) {
  if (!message.reactions?.length) return null;
  const chips = message.reactions.map(({ name, users, count }) => {
    const mine = users.includes(state.as);
    const who = users.map(userName).join(", ");
    return h(
      "button",
      {
        type: "button", class: mine ? "reaction mine" : "reaction", "aria-pressed": String(mine), title: `${who} with :${name}:`,
        "aria-label": `${name}, ${count}`, dataset: { testid: "reaction", name }, on: { click: () => toggleReaction(message, channel, name) },
      },
      h("span", {}, emoji(name)),
      h("span", { class: "count" }, String(count)),
    );
  });
  return h("div", { class: "reactions" }, chips);
}

function threadBar(message) {
  const latest = Number(message.latest_reply || message.ts);
  const faces = (message.reply_users || []).slice(0, 4).map((id) => avatar(state.users.get(id) || { id }, "tiny"));
  const count = `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`;
  return h(
    "button",
    { type: "button", class: "thread-bar", dataset: { testid: "thread-bar" }, on: { click: () => openThread(message.ts) } },
    faces,
    h("span", { class: "thread-count" }, count),
    message.latest_reply ? h("span", { class: "when" }, `Last reply ${ago(latest, now())}`) : null,
  );
}

function broadcastNote(message) {
  const open = () => openThread(message.thread_ts);
  return h("div", { class: "ephemeral-note" }, icon("thread"), h("button", { type: "button", class: "link-button", on: { click: open } }, "replied to a thread"));
}
