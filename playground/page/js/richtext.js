/** `rich_text` blocks: structure in, nodes out; nothing in them is parsed as markup. */

import { append, h } from "./dom.js";
import { emoji } from "./emoji.js";
import { broadcast, channelLink, link, mention } from "./mrkdwn.js";
import { state } from "./state.js";
import { dateTokens } from "./time.js";

export function richText(block) {
  return h("div", { class: "rich-text" }, numbered(block.elements || []));
}

/** Ordered lists of the same indent go on counting when a deeper list interrupts them. */
function numbered(elements) {
  const counts = new Map();
  return elements.map((element) => {
    if (element.type !== "rich_text_list") {
      counts.clear();
      return part(element);
    }
    const indent = element.indent || 0;
    const start = (element.offset ?? counts.get(indent) ?? 0) + 1;
    counts.set(indent, start - 1 + element.elements.length);
    for (const deeper of [...counts.keys()]) if (deeper > indent) counts.delete(deeper);
    return list(element, start);
  });
}

function part(element) {
  switch (element.type) {
    case "rich_text_section":
      return h("div", { class: "rich-section" }, runs(element));
    case "rich_text_quote":
      return h("blockquote", {}, runs(element));
    case "rich_text_preformatted":
      return h("pre", { class: "pre" }, runs(element));
    default:
      return h("div", { class: "unsupported" }, `Unsupported rich text: ${element.type}`);
  }
}

function list(element, start) {
  const tag = element.style === "ordered" ? "ol" : "ul";
  const props = { class: `rich-list indent-${Math.min(element.indent || 0, 8)}` };
  if (tag === "ol" && start > 1) props.start = start;
  return h(tag, props, element.elements.map((item) => h("li", {}, runs(item))));
}

function runs(element) {
  return (element.elements || []).map((run) => styled(leaf(run), run.style));
}

function leaf(run) {
  switch (run.type) {
    case "text":
      return run.text;
    case "link":
      return link(run.url, run.text || run.url);
    case "user":
      return mention(run.user_id);
    case "channel":
      return channelLink(run.channel_id);
    case "emoji":
      return h("span", { class: "emoji", title: `:${run.name}:` }, emoji(run.name));
    case "broadcast":
      return broadcast(run.range);
    case "usergroup":
      return h("span", { class: "mention" }, "@group");
    case "date":
      return h("time", {}, dateTokens(run.format || "{date}", run.timestamp, state.me?.tz));
    case "color":
      return swatch(run.value);
    default:
      return run.text || "";
  }
}

function swatch(value) {
  const patch = h("span", { class: "swatch" });
  patch.style.backgroundColor = value;
  return append(h("span", {}), [patch, value]);
}

const TAGS = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };

function styled(node, style = {}) {
  return Object.entries(TAGS).reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), node);
}
