/** Where messages and commands are written. */

import { call, wordsFor } from "./api.js";
import { invite } from "./channels.js";
import { completer } from "./completion.js";
import { h, icon, iconButton } from "./dom.js";
import { emit } from "./events.js";
import { openMenu } from "./popup.js";
import { state, titleOf } from "./state.js";
import { openPicker } from "./toolbar.js";
import { encode } from "./wording.js";

const TALLEST = 220;
const drafts = new Map();

export function composer({ channel, thread = null }) {
  const place = `${state.as}/${channel}/${thread || ""}`;
  const prefix = thread ? "thread-" : "";
  const name = labelOf(channel, thread);
  const area = h("textarea", { class: "composer-field", rows: "1", placeholder: name, "aria-label": name, dataset: { testid: `${prefix}composer` } });
  const broadcast = h("input", { type: "checkbox" });
  const send = h("button", { type: "button", class: "icon-button send", "aria-label": "Send", title: "Send", dataset: { testid: `${prefix}send` } }, icon("send"));
  const chosen = new Map();
  area.value = drafts.get(place) || "";

  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, TALLEST)}px`;
  };
  const refresh = () => {
    drafts.set(place, area.value);
    send.disabled = !area.value.trim();
    grow();
  };
  const insert = (text) => {
    const { selectionStart: at, selectionEnd: end } = area;
    const space = at > 0 && !/\s$/.test(area.value.slice(0, at)) && !text.startsWith(":") ? " " : "";
    area.setRangeText(space + text, at, end, "end");
    area.focus();
    area.dispatchEvent(new Event("input"));
  };
  const completion = completer(area, { chosen, commands: !thread });
  const submit = async () => {
    const text = area.value.trim();
    if (!text) return;
    const clear = () => {
      area.value = "";
      chosen.clear();
      refresh();
    };
    clear();
    const answer = await deliver(text, { channel, thread, chosen: new Map(chosen), broadcast: broadcast.checked });
    if (answer.ok) {
      broadcast.checked = false;
      return;
    }
    emit("failure", wordsFor(answer));
    if (answer.error === "restricted_action") learnReadOnly();
    if (!area.value) {
      area.value = text;
      refresh();
    }
  };
  area.addEventListener("input", refresh);
  area.addEventListener("keydown", (event) => {
    if (completion.handles(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  send.addEventListener("click", submit);

  const smile = iconButton("smile", "Emoji", () => openPicker(smile, (emojiName) => insert(`:${emojiName}: `)), { "aria-expanded": "false" });
  const root = h(
    "div",
    { class: "composer" },
    area,
    h(
      "div",
      { class: "composer-tools" },
      thread ? null : appMenu(channel, area),
      iconButton("mention", "Mention somebody", () => insert("@")),
      smile,
      thread && !state.channels.get(channel).is_im
        ? h("label", { class: "choice tight" }, broadcast, h("span", {}, `Also send to #${titleOf(state.channels.get(channel))}`))
        : h("span", { class: "composer-hint" }, h("kbd", {}, "Enter"), " sends, ", h("kbd", {}, "Shift Enter"), " starts a line, ", h("kbd", {}, "/"), " for commands"),
      send,
    ),
  );
  queueMicrotask(refresh);
  return { root, focus: () => area.focus() };
}

/** The app takes no messages: from now on the page says so instead of offering a field. */
function learnReadOnly() {
  state.bot = { ...state.bot, messages_read_only: true };
  emit("channels");
}

function labelOf(channel, thread) {
  if (thread) return "Reply";
  const known = state.channels.get(channel);
  return `Message ${known.is_im ? "" : "#"}${titleOf(known)}`;
}

function deliver(text, { channel, thread, chosen, broadcast }) {
  const [word] = text.split(/\s/, 1);
  const isCommand = !thread && word.startsWith("/") && /^\/[\w-]+$/.test(word);
  if (!isCommand) return call("post", { channel, text: encode(text, chosen), ...(thread ? { thread_ts: thread, broadcast } : {}) });
  if (word === "/invite") return invite(channel, text.slice(word.length));
  const known = state.commands.some((command) => command.command === word);
  if (known) return call("command", { channel, text });
  return Promise.resolve({ ok: false, message: `${word} is not a command here. Try ${state.commands.map((command) => command.command).join(", ") || "a message"}.` });
}

/** The plus: commands and global shortcuts of the apps. */
function appMenu(channel, area) {
  const items = () => [
    "Shortcuts",
    ...state.shortcuts
      .filter((shortcut) => shortcut.type === "global" || shortcut.type === "shortcut")
      .map((shortcut) => ({ label: shortcut.name, hint: shortcut.description, testId: "global-shortcut", value: shortcut.callback_id, run: () => runGlobal(shortcut, channel) })),
    "Commands",
    ...state.commands.map((command) => ({ label: command.command, hint: command.description, run: () => start(area, `${command.command} `) })),
  ];
  const button = iconButton("plus", "Shortcuts and commands", () => openMenu(button, "Shortcuts and commands", items()), {
    "aria-haspopup": "menu", "aria-expanded": "false", dataset: { testid: "shortcuts" },
  });
  return button;
}

function start(area, text) {
  area.value = text;
  area.focus();
  area.setSelectionRange(text.length, text.length);
  area.dispatchEvent(new Event("input"));
}

async function runGlobal(shortcut, channel) {
  const answer = await call("shortcut", { callback_id: shortcut.callback_id, channel });
  if (!answer.ok) emit("failure", wordsFor(answer));
}
