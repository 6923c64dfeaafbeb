/** Block elements a person can use: what they look like, and what a press on them sends. */

import { call, wordsFor } from "./api.js";
import { confirmed } from "./dialog.js";
import { h, icon, uniqueId } from "./dom.js";
import { emit } from "./events.js";
import { setValue, valueOf } from "./forms.js";
import { mrkdwnInline } from "./mrkdwn.js";
import { openMenu } from "./popup.js";
import { isSelect, selectView } from "./selects.js";
import { instantOf, wallClock } from "./time.js";
import { now, state } from "./state.js";

/** An element of an actions block or an accessory: using it sends it at once. */
export function elementView(element, block, context) {
  const send = (action, control) => press(element, block, context, action, control);
  if (element.type === "button" || element.type === "workflow_button") return button(element, send);
  if (element.type === "overflow") return overflow(element, send);
  return fieldView(element, block, context, { onChange: (value, control) => send(value, control) });
}

/** An element that holds a value; `onChange` hears each change. `labelledBy` names its label. */
export function fieldView(element, block, context, { onChange = () => {}, labelledBy = null, describedBy = null } = {}) {
  const keep = (value, control) => {
    setValue(context.form, block.block_id, element.action_id, { type: element.type, ...value });
    onChange(value, control);
  };
  const initial = valueOf(context.form, block.block_id, element.action_id, { type: element.type, ...initialOf(element) });
  const options = { element, block, initial, keep, labelledBy, describedBy, dataset: { actionId: element.action_id } };
  if (isSelect(element.type)) return selectView(options);
  if (element.type === "radio_buttons") return choices(options, false);
  if (element.type === "checkboxes") return choices(options, true);
  if (element.type === "datepicker") return picker(options, "date", "selected_date");
  if (element.type === "timepicker") return picker(options, "time", "selected_time");
  if (element.type === "datetimepicker") return momentPicker(options);
  return h("span", { class: "unsupported" }, `Unsupported element: ${element.type}`);
}

/** What an untouched element contributes to the state, as Slack's client sends it. */
function initialOf(element) {
  const rules = {
    radio_buttons: () => ({ selected_option: element.initial_option || null }),
    checkboxes: () => ({ selected_options: element.initial_options || [] }),
    datepicker: () => ({ selected_date: element.initial_date || null }),
    timepicker: () => ({ selected_time: element.initial_time || null }),
    datetimepicker: () => ({ selected_date_time: element.initial_date_time || null }),
  };
  return rules[element.type] ? rules[element.type]() : {};
}

/** Send the use of an element and show that it is under way. */
export async function press(element, block, context, action, control) {
  if (!(await confirmed(element.confirm))) return;
  control?.classList.add("busy");
  control?.setAttribute("aria-busy", "true");
  const answer = await call("press", {
    container: context.container,
    block_id: block.block_id,
    action_id: element.action_id,
    action,
    state: { values: context.form.values },
  });
  control?.classList.remove("busy");
  control?.removeAttribute("aria-busy");
  control?.classList.toggle("failed", !answer.ok);
  if (!answer.ok) emit("failure", wordsFor(answer));
}

function button(element, send) {
  const style = element.style === "primary" ? "primary" : element.style === "danger" ? "danger" : "";
  const props = {
    class: `button ${style}`.trim(),
    "aria-label": element.accessibility_label,
    dataset: { testid: "button", actionId: element.action_id, value: element.value },
  };
  const pressed = (event) => send({ value: element.value }, event.currentTarget);
  if (element.url && /^https?:/i.test(element.url)) {
    return h("a", { ...props, href: element.url, target: "_blank", rel: "noopener noreferrer", on: { click: pressed } }, element.text.text);
  }
  return h("button", { ...props, type: "button", on: { click: pressed } }, element.text.text);
}

function overflow(element, send) {
  const trigger = h(
    "button",
    {
      type: "button", class: "button overflow", "aria-label": "More", "aria-haspopup": "menu", "aria-expanded": "false",
      dataset: { testid: "overflow", actionId: element.action_id },
    },
    icon("more"),
  );
  const items = element.options.map((option) => ({
    label: option.text.text,
    hint: option.description?.text,
    value: option.value,
    testId: "overflow-option",
    run: () => send({ selected_option: option }, trigger),
  }));
  trigger.addEventListener("click", () => openMenu(trigger, "More", items, { align: "end" }));
  return trigger;
}

function choices({ element, initial, keep, labelledBy, describedBy, dataset }, several) {
  const name = uniqueId("choice");
  const chosen = new Set((several ? initial.selected_options : [initial.selected_option]).filter(Boolean).map((option) => option.value));
  const changed = (option, input) => {
    if (!several) return keep({ selected_option: option }, input);
    if (input.checked) chosen.add(option.value);
    else chosen.delete(option.value);
    return keep({ selected_options: element.options.filter(({ value }) => chosen.has(value)) }, input);
  };
  const rows = element.options.map((option) => {
    const input = h("input", { type: several ? "checkbox" : "radio", name, value: option.value, checked: chosen.has(option.value), dataset: { value: option.value } });
    input.addEventListener("change", () => changed(option, input));
    return h(
      "label",
      { class: "choice" },
      input,
      h("span", {}, optionText(option.text), option.description ? h("span", { class: "choice-hint" }, optionText(option.description)) : null),
    );
  });
  return h("div", { class: "choices", role: several ? "group" : "radiogroup", "aria-labelledby": labelledBy, "aria-describedby": describedBy, dataset }, rows);
}

function optionText(object) {
  return object.type === "mrkdwn" ? mrkdwnInline(object.text) : h("span", {}, object.text);
}

function picker({ element, initial, keep, labelledBy, describedBy, dataset }, type, key) {
  const input = h("input", {
    type, class: "text-input picker", value: initial[key], "aria-labelledby": labelledBy, "aria-describedby": describedBy,
    "aria-label": labelledBy ? null : element.placeholder?.text || (type === "date" ? "Date" : "Time"), dataset,
  });
  input.addEventListener("change", () => keep({ [key]: input.value || null }, input));
  return input;
}

function momentPicker({ initial, keep, labelledBy, describedBy, dataset }) {
  const tz = state.me?.tz;
  const at = wallClock(initial.selected_date_time || now(), tz);
  const shown = initial.selected_date_time ? `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}` : "";
  const input = h("input", { type: "datetime-local", class: "text-input picker", value: shown, "aria-labelledby": labelledBy, "aria-describedby": describedBy, "aria-label": labelledBy ? null : "Date and time", dataset });
  input.addEventListener("change", () => {
    const [day, time] = input.value.split("T");
    keep({ selected_date_time: day ? instantOf(day, time, tz) : null }, input);
  });
  return input;
}
