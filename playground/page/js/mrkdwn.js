/** Slack's own markup (`mrkdwn`) to nodes. Whatever is not markup stays text. */

import { append, h } from "./dom.js";
import { emoji, knows } from "./emoji.js";
import { emit } from "./events.js";
import { state, userName } from "./state.js";
import { dateTokens, fullTime } from "./time.js";

const TOKEN = new RegExp(
  [
    "```([\\s\\S]+?)```",
    "`([^`\\n]+)`",
    "<([^<>\\n]+)>",
    "(https?://[^\\s<>|]*[^\\s<>|.,;:!?)\\]}'\"])",
    ":([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):",
    "([*_~])(?=\\S)([^\\n]*?[^\\s])\\6(?![A-Za-z0-9])",
  ].join("|"),
  "g",
);

/** A whole text, quotes and preformatted parts included. */
export function mrkdwn(text) {
  const root = h("div", { class: "mrkdwn" });
  const fences = text.split(/(```[\s\S]+?```)/);
  for (const part of fences) {
    if (/^```[\s\S]+```$/.test(part)) root.append(preformatted(part.slice(3, -3)));
    else append(root, quoted(part));
  }
  return root;
}

/** One line's worth of markup, for places where blocks have no room. */
export function mrkdwnInline(text) {
  return append(h("span", { class: "mrkdwn-inline" }), inline(text));
}

function preformatted(text) {
  return h("pre", { class: "pre" }, unescape(text.replace(/^\n/, "").replace(/\n$/, "")));
}

function quoted(text) {
  const nodes = [];
  let quote = [];
  let plain = [];
  const flushQuote = () => {
    if (quote.length) nodes.push(append(h("blockquote", {}), inline(quote.join("\n"))));
    quote = [];
  };
  const flushPlain = () => {
    if (plain.length) nodes.push(...inline(plain.join("\n")));
    plain = [];
  };
  for (const line of text.split("\n")) {
    const match = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if (match) {
      flushPlain();
      quote.push(match[1]);
    } else {
      flushQuote();
      plain.push(line);
    }
  }
  flushQuote();
  flushPlain();
  return nodes;
}

function inline(text) {
  const nodes = [];
  let last = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const node = nodeOf(match, text);
    if (!node) {
      // Not markup after all: look again one character further on.
      TOKEN.lastIndex = match.index + 1;
      continue;
    }
    const resume = TOKEN.lastIndex;
    if (match.index > last) nodes.push(unescape(text.slice(last, match.index)));
    nodes.push(node);
    last = resume;
    TOKEN.lastIndex = resume;
  }
  if (last < text.length) nodes.push(unescape(text.slice(last)));
  return nodes;
}

function nodeOf(match, text) {
  const [, fence, code, angled, url, name, sign, styled] = match;
  const resume = TOKEN.lastIndex;
  if (fence !== undefined) return preformatted(fence);
  if (code !== undefined) return h("code", {}, unescape(code));
  if (angled !== undefined) return reference(angled);
  if (url !== undefined) return link(unescape(url), unescape(url));
  if (name !== undefined) return knows(name) ? h("span", { class: "emoji", title: `:${name}:` }, emoji(name)) : null;
  const before = match.index > 0 ? text[match.index - 1] : " ";
  if (/[A-Za-z0-9]/.test(before)) return null;
  const tag = { "*": "strong", _: "em", "~": "s" }[sign];
  const element = append(h(tag, {}), inline(styled));
  TOKEN.lastIndex = resume;
  return element;
}

/** What stands between angle brackets: a mention, a channel, a special word, a link. */
function reference(content) {
  const [target, label] = splitOnce(content, "|");
  if (target.startsWith("@")) return mention(target.slice(1), label && unescape(label));
  if (target.startsWith("#")) return channelLink(target.slice(1), label && unescape(label));
  if (target.startsWith("!")) return special(target.slice(1), label && unescape(label));
  return link(unescape(target), label ? unescape(label) : unescape(target).replace(/^mailto:/, ""));
}

function splitOnce(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

export function mention(id, label) {
  const known = state.users.has(id);
  const own = state.me && id === state.me.id;
  return h(
    "button",
    { type: "button", class: own ? "mention own" : "mention", on: { click: () => known && emit("show-profile", id) } },
    `@${known ? userName(id) : label || id}`,
  );
}

export function channelLink(id, label) {
  const channel = state.channels.get(id);
  if (!channel) return h("span", { class: "mention" }, `#${label || "private channel"}`);
  return h("a", { class: "mention", href: `#/${id}` }, `#${channel.name}`);
}

export function broadcast(word) {
  return h("span", { class: "mention own" }, `@${word}`);
}

function special(word, label) {
  if (["here", "channel", "everyone"].includes(word)) return broadcast(word);
  if (word.startsWith("date^")) return dateNode(word, label);
  if (word.startsWith("subteam^")) return h("span", { class: "mention" }, label || "@group");
  return h("span", {}, label || `<${word}>`);
}

function dateNode(word, fallback) {
  const [, stamp, template, href] = word.split("^");
  const seconds = Number(stamp);
  if (!Number.isFinite(seconds)) return h("span", {}, fallback);
  const tz = state.me?.tz;
  const text = dateTokens(template || "{date} {time}", seconds, tz);
  const time = h("time", { datetime: new Date(seconds * 1000).toISOString(), title: fullTime(seconds, tz) }, text);
  return href ? link(href, time) : time;
}

/** A link that leaves the page; only schemes that cannot run anything. */
export function link(href, label) {
  if (!/^(https?:|mailto:)/i.test(href)) return h("span", {}, label);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, label || href);
}

/** Slack escapes three characters and no others. */
export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The words of a text without its markup, for announcements and previews. */
export function plainWords(text) {
  return mrkdwn(text || "").textContent;
}
