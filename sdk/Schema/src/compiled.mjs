// Reads the compiled constructor of a resource: its token, and what happens to each input on the way to the engine.
import { readFileSync } from "node:fs";
import ts from "typescript";

export function compiled(file, className) {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declaration = source.statements.find((s) => ts.isClassDeclaration(s) && s.name?.text === className);
  const constructor = declaration.members.find(ts.isConstructorDeclaration).getText(source);
  return {
    token: /static __pulumiType = ['"]([^'"]+)['"]/.exec(text)[1],
    inputs: new Map(assignments(constructor)),
    required: new Set([...constructor.matchAll(/Missing required property '([^']+)'/g)].map((match) => match[1])),
    secretOutputs: new Set(names(constructor, /additionalSecretOutputs: \[([^\]]*)\]/)),
    aliases: [...new Set([...constructor.matchAll(/\{ type: "([^"]+)" \}/g)].map((match) => match[1]))],
  };
}

function* assignments(constructor) {
  const pattern = /resourceInputs\["([^"]+)"\] = (.*);$/gm;
  for (const [, name, value] of constructor.matchAll(pattern)) {
    if (!value.includes("state?.") && !value.startsWith("undefined")) yield [name, treatment(value)];
  }
}

function treatment(value) {
  const facts = {};
  const text = /^"([^"]*)"$/.exec(value);
  if (text) facts.const = text[1];
  if (value.includes("pulumi.secret(")) facts.secret = true;
  if (value.includes("JSON.stringify")) facts.json = true;
  return { ...facts, ...fallback(value) };
}

/** `x ?? true` and `x ?? getEnv("A", "B")`. */
export function fallback(value) {
  const match = /\?\? (?:utilities\.(getEnv\w*)\(([^)]*)\)|("[^"]*"|true|false|\d+))/.exec(value);
  if (!match) return {};
  return match[1] ? { env: [...match[2].matchAll(/"([^"]+)"/g)].map((name) => name[1]) } : { default: JSON.parse(match[3]) };
}

/** What `somethingProvideDefaults` of types/input.js fills in, by type name and property. */
export function nestedDefaults(file) {
  const found = new Map();
  const pattern = /function (\w+)ProvideDefaults\(val\) \{\s*return \{\s*\.\.\.val,([^}]*)\}/g;
  for (const [, name, body] of readFileSync(file, "utf8").matchAll(pattern)) {
    const lines = [...body.matchAll(/(\w+): (.*),$/gm)].map(([, property, value]) => [property, fallback(value)]);
    found.set(name, new Map(lines));
  }
  return found;
}

const names = (text, pattern) => [...(pattern.exec(text)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map((match) => match[1]);
