/** The left side: channels, direct messages and apps, with what is unread. */

import { attempt } from "./api.js";
import { browseChannels, createChannel, newMessage } from "./channels.js";
import { h, icon, iconButton, replace } from "./dom.js";
import { on } from "./events.js";
import { avatar, presence, signOf, statusEmoji } from "./people.js";
import { go } from "./place.js";
import { botDm, directMessages, joinedChannels, nameOf, state, titleOf } from "./state.js";

export function startSidebar(root) {
  const draw = () => replace(root, workspaceName(), channelSection(), messageSection(), appSection());
  for (const topic of ["workspace", "channels", "users", "place"]) on(topic, draw);
  on("place", () => document.body.classList.remove("drawer-open"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.body.classList.remove("drawer-open");
  });
  // Whoever chooses the place where they are already goes nowhere, and still wants to see it.
  root.addEventListener("click", (event) => {
    if (event.target.closest(".side-entry")) document.body.classList.remove("drawer-open");
  });
}

function workspaceName() {
  return h("div", { class: "workspace" }, h("span", { class: "workspace-name" }, state.team.name));
}

function group(title, action, entries) {
  return h(
    "section",
    { class: "side-group", "aria-label": title },
    h("div", { class: "side-title" }, h("h2", {}, title), action),
    h("ul", {}, entries.map((entry) => h("li", {}, entry))),
  );
}

function channelSection() {
  const entries = joinedChannels().map((channel) => entry(channel, { testid: "sidebar-channel", channelName: channel.name }, signOf(channel)));
  const browse = h(
    "button",
    { type: "button", class: "side-entry quiet", dataset: { testid: "browse-channels" }, on: { click: browseChannels } },
    icon("search"),
    h("span", { class: "side-name" }, "Browse channels"),
  );
  return group("Channels", iconButton("plus", "New channel", createChannel, { dataset: { testid: "new-channel" } }), [...entries, browse]);
}

function messageSection() {
  const entries = directMessages()
    .filter((channel) => !isBot(channel))
    .sort((a, b) => titleOf(a).localeCompare(titleOf(b)))
    .map((channel) => {
      const user = state.users.get(channel.user);
      const picture = h("span", { class: "side-avatar" }, avatar(user, "tiny"), presence(user));
      return entry(channel, { testid: "sidebar-dm", userId: channel.user, userName: nameOf(user) }, picture, statusEmoji(user));
    });
  return group("Direct messages", iconButton("plus", "New message", newMessage, { dataset: { testid: "new-message" } }), entries);
}

function isBot(channel) {
  return Boolean(state.users.get(channel.user)?.is_bot) || channel.user === state.bot?.user_id;
}

function appSection() {
  if (!state.bot) return null;
  const channel = botDm();
  const picture = avatar({ id: state.bot.user_id, is_bot: true }, "tiny");
  const dataset = { testid: "sidebar-app", userName: state.bot.name };
  const row = channel
    ? entry(channel, dataset, picture)
    : h("button", { type: "button", class: "side-entry", dataset, on: { click: openBot } }, picture, h("span", { class: "side-name" }, state.bot.name));
  return group("Apps", null, [row]);
}

/** Open the direct message with the app, which may not exist yet. */
export async function openBot(tab = "messages") {
  const known = botDm();
  const answer = known ? { ok: true, channel: known } : await attempt("open_im", { user: state.bot.user_id });
  if (!answer.ok) return;
  state.channels.set(answer.channel.id, answer.channel);
  go({ channel: answer.channel.id, tab: tab === "home" ? "home" : "messages" });
}

function entry(channel, dataset, sign, after = null) {
  const current = state.place.channel === channel.id;
  const unread = !current && (channel.unread || 0) > 0;
  const counted = channel.is_im ? channel.unread : channel.mentions;
  const spoken = unread ? `, ${counted ? `${counted} new for you` : "unread"}` : "";
  return h(
    "a",
    {
      href: `#/${channel.id}`,
      class: `side-entry${unread ? " unread" : ""}`,
      "aria-current": current ? "page" : null,
      dataset: { ...dataset, channelId: channel.id, unread: unread ? "true" : null },
    },
    sign,
    h("span", { class: "side-name" }, titleOf(channel)),
    after,
    spoken ? h("span", { class: "visually-hidden" }, spoken) : null,
    unread && counted ? h("span", { class: "badge", "aria-hidden": "true" }, String(counted)) : null,
  );
}
