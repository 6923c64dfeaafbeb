/** The ten select menus of Block Kit, each a combobox over its own options. */

import { combobox } from "./combobox.js";
import { avatarOfOption, channelOptions, peopleOptions } from "./people.js";
import { state, titleOf, userName } from "./state.js";

const KINDS = {
  static_select: { key: "selected_option", initial: "initial_option", source: "static" },
  external_select: { key: "selected_option", initial: "initial_option", source: "static" },
  users_select: { key: "selected_user", initial: "initial_user", source: "users" },
  conversations_select: { key: "selected_conversation", initial: "initial_conversation", source: "conversations" },
  channels_select: { key: "selected_channel", initial: "initial_channel", source: "channels" },
  multi_static_select: { key: "selected_options", initial: "initial_options", source: "static" },
  multi_external_select: { key: "selected_options", initial: "initial_options", source: "static" },
  multi_users_select: { key: "selected_users", initial: "initial_users", source: "users" },
  multi_conversations_select: { key: "selected_conversations", initial: "initial_conversations", source: "conversations" },
  multi_channels_select: { key: "selected_channels", initial: "initial_channels", source: "channels" },
};

export function isSelect(type) {
  return Object.hasOwn(KINDS, type);
}

export function selectView({ element, initial, keep, labelledBy, describedBy, dataset }) {
  const kind = KINDS[element.type];
  const multiple = element.type.startsWith("multi_");
  const start = initial[kind.key] ?? element[kind.initial] ?? (multiple ? [] : null);
  const value = { [kind.key]: start };
  if (initial[kind.key] === undefined) Object.assign(initial, value);
  const given = multiple ? start : [start].filter(Boolean);
  const box = combobox({
    groups: () => groupsOf(element, kind.source),
    multiple,
    chosen: given.map((item) => optionOf(item)),
    placeholder: element.placeholder?.text || (multiple ? "Select options" : "Select an option"),
    label: element.placeholder?.text || "Select",
    labelledBy,
    describedBy,
    max: element.max_selected_items,
    avatar: kind.source === "static" ? undefined : avatarOfOption,
    dataset,
    onChange: (options) => {
      const values = options.map((option) => (kind.source === "static" ? option.origin : option.value));
      keep({ [kind.key]: multiple ? values : values[0] ?? null }, box.root);
    },
  });
  return box.root;
}

function groupsOf(element, source) {
  if (source === "users") return [{ options: peopleOptions() }];
  if (source === "channels") return [{ options: channelOptions() }];
  if (source === "conversations") return [{ options: channelOptions({ withPeople: true }) }];
  if (element.option_groups) {
    return element.option_groups.map((group) => ({ label: group.label.text, options: group.options.map(optionOf) }));
  }
  return [{ options: (element.options || []).map(optionOf) }];
}

/** An option object, or the id of a person or a conversation, as the combobox wants it. */
function optionOf(item) {
  if (typeof item !== "string") return { value: item.value, label: item.text.text, hint: item.description?.text, origin: item };
  if (state.users.has(item)) return { value: item, label: userName(item) };
  const channel = state.channels.get(item);
  return { value: item, label: channel ? `${channel.is_im ? "" : "#"}${titleOf(channel)}` : item };
}
