/** `input` blocks: label, field, hint and error, and the fields one types into. */

import { fieldView, press } from "./elements.js";
import { h, icon, replace, uniqueId } from "./dom.js";
import { setValue, valueOf } from "./forms.js";

const TYPED = ["plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"];

export function inputBlock(block, context) {
  const labelId = uniqueId("label");
  const noteId = uniqueId("note");
  const element = block.element;
  const options = { labelledBy: labelId, describedBy: noteId };
  if (block.dispatch_action) options.onChange = (value, control) => press(element, block, context, value, control);
  const field = TYPED.includes(element.type)
    ? typedField(block, context, options)
    : element.type === "file_input"
      ? fileField(block, context, options)
      : fieldView(element, block, context, options);
  const error = context.errors?.[block.block_id];
  const control = labelled(field);
  if (control) control.id = uniqueId("control");
  return h(
    "div",
    { class: error ? "block input-block invalid" : "block input-block", dataset: { testid: "field" } },
    h(control ? "label" : "div", { class: "input-label", id: labelId, for: control?.id }, block.label.text, block.optional ? h("span", { class: "optional" }, " (optional)") : null),
    field,
    h(
      "div",
      { id: noteId },
      h("p", { class: "field-error", dataset: { testid: "field-error" }, hidden: !error }, error || ""),
      block.hint ? h("p", { class: "hint" }, block.hint.text) : null,
    ),
  );
}

/** The one control that a press on the label should reach; a group of choices has none. */
function labelled(field) {
  if (field.matches("input, textarea")) return field;
  return field.matches(".choices") ? null : field.querySelector("input, textarea");
}

/** Put an error under a field that is already drawn, or take it away. */
export function showError(root, blockId, words) {
  const block = root.querySelector(`[data-testid="field"][data-block-id="${CSS.escape(blockId)}"]`);
  if (!block) return false;
  const line = block.querySelector(".field-error");
  line.textContent = words || "";
  line.hidden = !words;
  block.classList.toggle("invalid", Boolean(words));
  const control = block.querySelector("input, textarea");
  if (words) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
  return true;
}

function typedField(block, context, { labelledBy, describedBy, onChange = () => {} }) {
  const element = block.element;
  const rich = element.type === "rich_text_input";
  const initial = rich ? { rich_text_value: element.initial_value || null } : { value: element.initial_value ?? null };
  const value = valueOf(context.form, block.block_id, element.action_id, { type: element.type, ...initial });
  const props = {
    class: "text-input", placeholder: element.placeholder?.text, "aria-labelledby": labelledBy, "aria-describedby": describedBy,
    autocomplete: "off", dataset: { actionId: element.action_id },
    maxlength: element.max_length, minlength: element.min_length, autofocus: element.focus_on_load,
  };
  const large = element.multiline || rich;
  const input = large ? h("textarea", { ...props, rows: "4" }) : h("input", { ...props, ...kindOf(element) });
  input.value = (rich ? plainOf(value.rich_text_value) : value.value) ?? "";
  const counter = counterOf(element, input);
  const when = element.dispatch_action_config?.trigger_actions_on || ["on_enter_pressed"];
  const current = () => (rich ? { rich_text_value: richOf(input.value) } : { value: input.value === "" ? null : input.value });
  let timer = 0;
  input.addEventListener("input", () => {
    setValue(context.form, block.block_id, element.action_id, { type: element.type, ...current() });
    counter?.update();
    if (!when.includes("on_character_entered")) return;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(current(), input), 400);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || large || event.isComposing) return;
    if (!block.dispatch_action || !when.includes("on_enter_pressed")) return;
    event.preventDefault();
    onChange(current(), input);
  });
  return h("div", { class: "typed" }, input, counter?.node);
}

/** A text field rather than `type=number`: those lose what is typed wrongly, and the bot never sees it. */
function kindOf(element) {
  if (element.type === "email_text_input") return { type: "email", inputmode: "email" };
  if (element.type === "url_text_input") return { type: "url", inputmode: "url" };
  if (element.type === "number_input") return { type: "text", inputmode: element.is_decimal_allowed ? "decimal" : "numeric" };
  return { type: "text" };
}

// Characters left below which a person wants to know.
const NEAR_THE_END = 100;

function counterOf(element, input) {
  if (!element.max_length) return null;
  const node = h("span", { class: "counter", "aria-hidden": "true" });
  const update = () => {
    const left = element.max_length - [...input.value].length;
    node.textContent = String(left);
    node.hidden = left >= NEAR_THE_END;
    node.classList.toggle("low", left < 20);
  };
  update();
  return { node, update };
}

function plainOf(block) {
  const sections = block?.elements || [];
  return sections.map((part) => (part.elements || []).map((run) => run.text || "").join("")).join("\n");
}

function richOf(text) {
  if (!text) return null;
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
}

const LARGEST_FILE = 2_000_000;

function fileField(block, context, { describedBy, labelledBy }) {
  const element = block.element;
  const value = valueOf(context.form, block.block_id, element.action_id, { type: element.type, files: [] });
  const names = h("ul", { class: "file-names" });
  const list = (files) => replace(names, files.map((file) => h("li", {}, icon("file"), file.name)));
  const accept = (element.filetypes || []).map((kind) => `.${kind}`).join(",");
  const input = h("input", {
    type: "file", multiple: (element.max_files ?? 10) > 1, accept: accept || null, "aria-labelledby": labelledBy, "aria-describedby": describedBy,
    dataset: { actionId: element.action_id },
  });
  input.addEventListener("change", async () => {
    const files = await Promise.all([...input.files].slice(0, element.max_files ?? 10).map(describeFile));
    setValue(context.form, block.block_id, element.action_id, { type: element.type, files });
    list(files);
  });
  list(value.files);
  return h("div", { class: "file-input" }, input, names);
}

/** Bytes, not text: which encoding a file has is the app's to find out. */
function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

async function describeFile(file) {
  const content = file.size <= LARGEST_FILE ? await base64Of(file) : null;
  return { name: file.name, mimetype: file.type || "text/plain", size: file.size, content };
}
