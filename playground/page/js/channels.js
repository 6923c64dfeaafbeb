/** What one does with a conversation as a whole: make, find, join, leave, add people, look at members. */

import { attempt, call, wordsFor } from "./api.js";
import { combobox } from "./combobox.js";
import { openDialog, textField } from "./dialog.js";
import { h, icon } from "./dom.js";
import { emit } from "./events.js";
import { avatar, avatarOfOption, peopleOptions, personOption, signOf } from "./people.js";
import { go } from "./place.js";
import { nameOf, putChannel, state } from "./state.js";

export async function createChannel() {
  const name = textField("Name", { placeholder: "q4-planning", maxlength: "80", required: true });
  const topic = textField("Topic (optional)");
  const locked = h("input", { type: "checkbox" });
  await openDialog({
    title: "New channel",
    body: [name.row, topic.row, h("label", { class: "choice" }, locked, h("span", {}, "Private: only people who are added see it"))],
    confirm: "Create",
    submit: async () => {
      const wanted = name.input.value.trim().toLowerCase().replace(/^#/, "").replace(/\s+/g, "-");
      const answer = await call("create", { name: wanted, is_private: locked.checked, topic: topic.input.value });
      if (!answer.ok) return wordsFor(answer);
      enter(answer.channel);
      return null;
    },
  });
}

function enter(channel) {
  if (!channel) return;
  putChannel(channel);
  go({ channel: channel.id });
}

export async function newMessage() {
  let chosen = null;
  const everybody = () => [{ options: peopleOptions().filter((option) => option.value !== state.as) }];
  const box = combobox({ groups: everybody, placeholder: "Name or title", label: "Person", avatar: avatarOfOption, onChange: ([option]) => { chosen = option; } });
  await openDialog({
    title: "New message",
    body: box.root,
    confirm: "Open",
    submit: async () => {
      if (!chosen) return "Choose a person first.";
      return messagePerson(chosen.value);
    },
  });
}

/** Open the direct message with a person; answers words when that failed. */
export async function messagePerson(user) {
  const answer = await call("open_im", { user });
  if (!answer.ok) return wordsFor(answer);
  enter(answer.channel);
  return null;
}

export async function browseChannels() {
  const all = [...state.channels.values()].filter((channel) => !channel.is_im && !channel.is_archived);
  let dialog = null;
  const look = (channel) => {
    dialog.querySelector("[data-testid=dialog-deny]").click();
    go({ channel: channel.id });
  };
  const rows = all.sort((a, b) => a.name.localeCompare(b.name)).map((channel) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "list-row", dataset: { testid: "browse-channel", channelName: channel.name }, on: { click: () => look(channel) } },
        signOf(channel),
        h("span", { class: "combo-text" }, h("span", {}, channel.name), h("span", { class: "menu-hint" }, describe(channel))),
        channel.is_member ? icon("check") : null,
      ),
    ),
  );
  const done = openDialog({ title: "Channels", body: h("ul", { class: "list" }, rows), confirm: "Done", deny: "Close", testId: "browse" });
  dialog = document.querySelector("[data-testid=browse]");
  await done;
}

function describe(channel) {
  const count = channel.members?.length || 0;
  return [channel.is_member ? "Joined" : null, `${count} ${count === 1 ? "member" : "members"}`, channel.topic].filter(Boolean).join(" · ");
}

export async function addPeople(channel) {
  let chosen = [];
  const options = () => {
    const outside = peopleOptions().filter((option) => !channel.members.includes(option.value));
    const app = state.bot && !channel.members.includes(state.bot.user_id) ? [{ ...personOption({ id: state.bot.user_id, name: state.bot.name }), hint: "App" }] : [];
    return [{ options: [...app, ...outside] }];
  };
  const box = combobox({ groups: options, multiple: true, placeholder: "Name or title", label: "People", avatar: avatarOfOption, onChange: (picked) => { chosen = picked; } });
  await openDialog({
    title: `Add people to #${channel.name}`,
    body: box.root,
    confirm: "Add",
    submit: async () => {
      if (!chosen.length) return "Choose somebody first.";
      const answer = await call("add", { channel: channel.id, users: chosen.map((option) => option.value) });
      return answer.ok ? null : wordsFor(answer);
    },
  });
}

/** Slack's own `/invite @sarah @usher`. Without a name it opens the dialog. */
export async function invite(id, words) {
  const channel = state.channels.get(id);
  if (channel.is_im) return { ok: false, message: "Nobody can be added to a direct message." };
  const named = words.split("@").map((word) => word.trim().toLowerCase()).filter(Boolean);
  if (!named.length) {
    addPeople(channel);
    return { ok: true };
  }
  const found = named.map(called);
  const unknown = named.find((_, index) => !found[index]);
  if (unknown) return { ok: false, message: `Nobody here is called ${unknown}.` };
  return call("add", { channel: id, users: found });
}

function called(name) {
  if (name === state.bot?.name.toLowerCase()) return state.bot.user_id;
  return [...state.users.values()].find((user) => user.name === name || nameOf(user).toLowerCase() === name)?.id;
}

export async function showMembers(channel) {
  const members = channel.members.map((id) => state.users.get(id)).filter(Boolean).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const rows = members.map((user) =>
    h("li", { class: "list-row", dataset: { testid: "member", userId: user.id } }, avatar(user, "small"), h("span", { class: "combo-text" }, h("span", {}, nameOf(user)), h("span", { class: "menu-hint" }, user.title || (user.is_bot ? "App" : "")))),
  );
  const add = await openDialog({
    title: `${members.length} ${members.length === 1 ? "member" : "members"} of #${channel.name}`,
    body: h("ul", { class: "list" }, rows),
    confirm: "Add people",
    deny: "Close",
    testId: "members",
  });
  if (add) await addPeople(channel);
}

export function joinChannel(channel) {
  return attempt("join", { channel: channel.id });
}

export async function leaveChannel(channel) {
  const answer = await attempt("leave", { channel: channel.id });
  if (answer.ok) emit("notice", `You left #${channel.name}.`);
}
