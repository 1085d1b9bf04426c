// What in a Markdown text would come alive on GitHub but is only text that somebody else wrote: prints each such line, and fails if there is
// any. It is strict where GitHub's rules are not plain: what is not surely code is not code.
//   node alive.mjs FILE
import { readFileSync } from "node:fs";

// Read after rendering, where an escape or an entity is the character itself.
const inText = [
  ["mention", /(^|[^\w])@[A-Za-z0-9]/],
  ["issue", /(^|[^\w&])#\d/],
  ["issue", /\bGH-\d/i],
  ["issue of another repository", /[\w.-]+\/[\w.-]+#\d/],
  ["commit", /\b[0-9a-f]{40}\b/],
  ["address", /\bhttps?:\/\//i],
  ["address", /\bwww\.\w/i],
  ["mail", /\w@\w+\.\w/],
];
// Read as Markdown and HTML, where an escape takes their meaning from them.
const inMarkup = [
  ["link", /(?<!\\)\]\(/],
  ["link", /<https?:/i],
  ["tag", /(?<!\\)<(?!\/?(details|summary)>)[A-Za-z!/]/i],
];

/** A line without its code spans: a run of backticks up to the next of the same length. */
function withoutCode(line) {
  let rest = line;
  let kept = "";
  for (let start; (start = /(?<!\\)`+/.exec(rest)); ) {
    const [fence] = start;
    const after = rest.slice(start.index + fence.length);
    const end = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(after);
    kept += rest.slice(0, start.index) + (end ? "\u0000" : fence);
    rest = end ? after.slice(end.index + fence.length) : after;
  }
  return kept + rest;
}

const unescaped = (text) =>
  text
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

/** The parts of a line that code cannot reach across: a cell of a table ends at a bar, also within backticks. */
function parts(line) {
  // HTML: backticks are only characters, but there is a tag for code.
  if (/^\s*</.test(line)) return [line.replace(/<code>[^<]*<\/code>/g, "\u0000")];
  return (/^\s*\|/.test(line) ? line.split(/(?<!\\)\|/) : [line]).map(withoutCode);
}

let fence = null;
let found = 0;
for (const [index, line] of readFileSync(process.argv[2], "utf8").split("\n").entries()) {
  const mark = /^ {0,3}(`{3,})([^`]*)$/.exec(line);
  if (fence !== null) {
    if (mark && mark[1].length >= fence.length && mark[2].trim() === "") fence = null;
    continue;
  }
  if (mark) {
    fence = mark[1];
    continue;
  }
  for (const part of parts(line)) {
    const alive = [
      ...inText.filter(([, pattern]) => pattern.test(unescaped(part))),
      ...inMarkup.filter(([, pattern]) => pattern.test(part)),
    ].map(([name]) => name);
    if (alive.length === 0) continue;
    found++;
    console.log(`${index + 1}: ${[...new Set(alive)].join(", ")}: ${part.trim().slice(0, 200)}`);
  }
}
process.exitCode = found === 0 ? 0 : 1;
