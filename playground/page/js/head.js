/** The head of a conversation: its name and topic, its members, and the tabs of the app's message. */

import { addPeople, leaveChannel, showMembers } from "./channels.js";
import { h, iconButton } from "./dom.js";
import { emit } from "./events.js";
import { avatar, presence, signOf } from "./people.js";
import { go } from "./place.js";
import { openMenu } from "./popup.js";
import { state, titleOf } from "./state.js";

export function head(channel, tab) {
  if (channel.is_im) return directHead(channel, tab);
  const members = channel.members || [];
  return [
    h("div", { class: "head-title" }, signOf(channel), h("h1", { dataset: { testid: "conversation-name" } }, channel.name), channel.topic ? h("span", { class: "topic" }, channel.topic) : null),
    h(
      "div",
      { class: "head-tools" },
      h(
        "button",
        { type: "button", class: "member-count", "aria-label": `${members.length} members`, dataset: { testid: "members-button" }, on: { click: () => showMembers(channel) } },
        members.slice(0, 3).map((id) => avatar(state.users.get(id) || { id }, "tiny")),
        h("span", {}, String(members.length)),
      ),
      channelMenu(channel),
    ),
  ];
}

function channelMenu(channel) {
  const items = () => [
    { label: "Members", run: () => showMembers(channel) },
    ...(channel.is_member ? [{ label: "Add people", testId: "add-people", run: () => addPeople(channel) }] : []),
    ...(channel.is_member ? [{ label: "Leave channel", danger: true, run: () => leaveChannel(channel) }] : []),
  ];
  const button = iconButton("more", "Channel menu", () => openMenu(button, "Channel menu", items(), { align: "end" }), {
    "aria-haspopup": "menu", "aria-expanded": "false", dataset: { testid: "channel-menu" },
  });
  return button;
}

function directHead(channel, tab) {
  const user = state.users.get(channel.user);
  const isBot = user?.is_bot || channel.user === state.bot?.user_id;
  const name = h("h1", { dataset: { testid: "conversation-name" } }, titleOf(channel));
  const title = h(
    "div",
    { class: "head-title" },
    h("span", { class: "side-avatar" }, avatar(user || { id: channel.user, is_bot: isBot }, "small"), isBot ? null : presence(user)),
    name,
    isBot ? h("span", { class: "app-badge" }, "APP") : h("span", { class: "topic" }, user?.title || ""),
  );
  const profile = iconButton("person", "Profile", () => emit("show-profile", channel.user), { dataset: { testid: "profile-button" } });
  return [title, isBot ? tabs(channel, tab) : h("div", { class: "head-tools" }, profile)];
}

const TABS = [["home", "Home"], ["messages", "Messages"], ["about", "About"]];

function tabs(channel, tab) {
  return h(
    "nav",
    { class: "tabs", "aria-label": "App" },
    TABS.map(([name, label]) =>
      h(
        "button",
        {
          type: "button", class: "tab", "aria-current": tab === name ? "page" : null,
          dataset: { testid: `tab-${name}` }, on: { click: () => go({ channel: channel.id, tab: name }) },
        },
        label,
      ),
    ),
  );
}
