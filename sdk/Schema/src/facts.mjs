// namespaces.json, overrides.json and types.txt: what npm cannot tell, and what we use.
import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

export function tokens() {
  const lines = read("types.txt").split("\n").map((line) => line.replace(/#.*/, "").trim());
  return lines.filter((line) => line !== "");
}

export class Facts {
  #overrides;
  #namespaces;
  #used = new Set();
  missing = [];

  constructor(provider) {
    this.#overrides = JSON.parse(read("overrides.json"))[provider];
    this.#namespaces = JSON.parse(read("namespaces.json"))[provider];
  }

  #take(section, where) {
    const entry = this.#overrides[section]?.[where];
    if (entry !== undefined) this.#used.add(`${section}/${where}`);
    return entry;
  }

  namespace(module) {
    const entry = this.#namespaces[module];
    if (entry === undefined) this.missing.push(`namespaces.json has no C# name of the module ${module}`);
    return entry?.csharp ?? "";
  }

  number(where) {
    const cut = where.lastIndexOf(".");
    const entry = this.#take("numbers", where.slice(0, cut));
    const type = ["integer", "number"].find((kind) => entry?.[kind]?.includes(where.slice(cut + 1)));
    if (type === undefined) this.missing.push(`overrides.json does not say whether ${where} is an integer or a number`);
    return type ?? "number";
  }

  overlay(where, name) {
    const entry = this.#take("types", where);
    if (entry === undefined) this.missing.push(`overrides.json does not say what the C# type of ${where} is (${name} in TypeScript)`);
    return entry?.type ?? null;
  }

  /** The type to use instead of the one in the typings. */
  type(where) {
    return this.#take("types", where)?.type;
  }

  member(where, className, name) {
    const entry = this.#take("members", where);
    const mechanical = name[0].toUpperCase() + name.slice(1);
    if (entry === undefined && mechanical === className) this.missing.push(`overrides.json has no C# member name of ${where}, which cannot be that of its class`);
    return entry?.csharp === mechanical ? undefined : entry?.csharp;
  }

  unused() {
    const all = Object.entries(this.#overrides).flatMap(([section, entries]) => Object.keys(entries).map((where) => `${section}/${where}`));
    return all.filter((key) => !this.#used.has(key)).map((key) => `overrides.json: ${key} fits nothing`);
  }
}
