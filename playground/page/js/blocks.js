/** Block Kit: one function per kind of block. Elements that a person can use live in elements.js. */

import { h, icon } from "./dom.js";
import { elementView } from "./elements.js";
import { inputBlock } from "./inputs.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { table } from "./table.js";

/**
 * Draw blocks. `context` says where: {container, form, surface: "message"|"modal"|"home", errors}.
 */
export function renderBlocks(blocks, context) {
  return blocks.map((block) => {
    const known = Object.hasOwn(KINDS, block.type);
    const node = known ? KINDS[block.type](block, context) : unsupported(block.type);
    node.dataset.blockId = block.block_id || "";
    node.dataset.blockType = block.type;
    return node;
  });
}

const KINDS = {
  section,
  header: (block, { surface }) => h(surface === "modal" ? "h3" : "h2", { class: "block header-block" }, block.text.text),
  divider: () => h("hr", { class: "block divider-block" }),
  context: contextBlock,
  actions: (block, context) => h("div", { class: "block actions-block" }, (block.elements || []).map((element) => elementView(element, block, context))),
  input: inputBlock,
  image: imageBlock,
  rich_text: (block) => h("div", { class: "block" }, richText(block)),
  table: (block) => h("div", { class: "block" }, table(block)),
  file: (block) => h("div", { class: "block file-card" }, icon("file"), block.external_id || "File"),
};

function unsupported(type) {
  return h("div", { class: "block unsupported", role: "note" }, `Unsupported block: ${type}`);
}

/** A text object, as markup or as plain text. */
export function textObject(object) {
  if (!object) return null;
  if (object.type === "mrkdwn") return mrkdwn(object.text);
  return h("div", { class: "plain" }, object.text);
}

function section(block, context) {
  const main = h(
    "div",
    { class: "section-main" },
    textObject(block.text),
    block.fields ? h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "field-cell" }, textObject(field)))) : null,
  );
  const accessory = block.accessory
    ? h("div", { class: "section-accessory" }, block.accessory.type === "image" ? thumbnail(block.accessory) : elementView(block.accessory, block, context))
    : null;
  return h("div", { class: "block section-block" }, main, accessory);
}

function contextBlock(block) {
  const parts = (block.elements || []).map((element) => (element.type === "image" ? thumbnail(element) : textObject(element)));
  return h("div", { class: "block context-block" }, parts);
}

function imageBlock(block) {
  return h(
    "figure",
    { class: "block image-block" },
    block.title ? h("figcaption", {}, block.title.text) : null,
    picture(block.image_url || block.slack_file?.url, block.alt_text),
  );
}

function thumbnail(element) {
  return h("span", { class: "thumbnail" }, picture(element.image_url || element.slack_file?.url, element.alt_text));
}

/** The page loads nothing from elsewhere, so a foreign picture is shown by its description. */
function picture(url, description) {
  if (url && sameOrigin(url)) return h("img", { src: url, alt: description || "" });
  return h("span", { class: "picture-stand-in", role: "img", "aria-label": description || "Picture", title: url || "" }, icon("image"), h("span", {}, description || "Picture"));
}

function sameOrigin(url) {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}
