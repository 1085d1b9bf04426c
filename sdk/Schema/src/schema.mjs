// Puts one provider's schema together.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compiled, nestedDefaults } from "./compiled.mjs";
import { Facts } from "./facts.mjs";
import { providers, providerToken } from "./providers.mjs";
import { convert } from "./types.mjs";
import { argsOptional, enumerations, interfaces, parse, properties, resource } from "./typings.mjs";

export class Schema {
  #types = {};
  #enums = {};
  #pending = [];

  constructor(name, root) {
    this.name = name;
    this.provider = providers[name];
    this.root = root;
    this.facts = new Facts(name);
    this.inputs = interfaces(parse(join(root, "types/input.d.ts")));
    this.outputs = interfaces(parse(join(root, "types/output.d.ts")));
    this.defaults = nestedDefaults(join(root, "types/input.js"));
  }

  make(tokens) {
    const resources = Object.fromEntries(tokens.map((token) => [token, this.#resource(token)]));
    while (this.#pending.length > 0) this.#nested(this.#pending.pop());
    const { version } = JSON.parse(readFileSync(join(this.root, "package.json"), "utf8"));
    return { package: this.name, version, resources, types: this.#types, enums: this.#enums };
  }

  #resource(token) {
    const isProvider = token === providerToken(this.name);
    const className = token.split(":")[2].replace(/^aws$|^kubernetes$/, "Provider");
    const file = join(this.root, isProvider ? "provider" : this.provider.file(token));
    if (!existsSync(`${file}.d.ts`)) throw new Error(`${token}: no file ${file}.d.ts`);
    const typings = resource(parse(`${file}.d.ts`), className);
    const code = compiled(`${file}.js`, className);
    if (code.token !== (isProvider ? this.name : token)) throw new Error(`${token}: the package says ${code.token}`);
    const namespace = this.#namespace(isProvider ? undefined : this.provider.module(token));
    const inputs = this.#inputs(token, className, typings.args, code);
    return {
      class: `${namespace}.${className}`,
      args: `${isProvider ? namespace : this.provider.argsNamespace(namespace)}.${className}Args`,
      ...(argsOptional(typings.class) ? { argsOptional: true } : {}),
      ...(code.aliases.length > 0 ? { aliases: code.aliases } : {}),
      inputs,
      outputs: this.#outputs(token, className, typings.class, code, inputs),
    };
  }

  #namespace(module) {
    const part = module === undefined ? "" : this.facts.namespace(module);
    return part === "" ? this.provider.root : `${this.provider.root}.${part}`;
  }

  #inputs(token, className, declaration, code) {
    const result = {};
    for (const property of properties(declaration)) {
      const treatment = code.inputs.get(property.name);
      if (treatment === undefined) throw new Error(`${token}.${property.name} is in the typings and not in the compiled constructor`);
      if (!property.optional && !code.required.has(property.name)) throw new Error(`${token}.${property.name}: required in the typings only`);
      result[property.name] = this.#property(`${token}.${property.name}`, className, property, this.inputs, !property.optional, treatment);
    }
    return result;
  }

  #outputs(token, className, declaration, code, inputs) {
    const result = {};
    for (const property of properties(declaration)) {
      const { optional } = convert(property.node, `${token}.${property.name}`, this.#context(this.outputs));
      const required = this.provider.alwaysPresent({ ...property, optional }, inputs[property.name]);
      const secret = code.secretOutputs.has(property.name) ? { secret: true } : {};
      result[property.name] = this.#property(`${token}.${property.name}`, className, property, this.outputs, required, secret);
    }
    return result;
  }

  #property(where, className, property, side, required, facts) {
    const { type, literal } = convert(property.node, where, this.#context(side));
    const csharp = this.facts.member(where, className, property.name);
    return {
      type: this.facts.type(where) ?? type,
      ...(required ? { required: true } : {}),
      ...(literal === undefined ? {} : { const: literal }),
      ...(csharp === undefined ? {} : { csharp }),
      ...facts,
      ...(property.deprecated && side === this.inputs ? { deprecated: true } : {}),
    };
  }

  #context(side) {
    return {
      number: (where) => this.facts.number(where),
      overlay: (where, name) => this.facts.overlay(where, name),
      reference: (key) => this.#reference(key, side),
      enumeration: (key) => this.#enumeration(key),
    };
  }

  #reference(key, side) {
    const kind = side === this.inputs ? "inputs" : "outputs";
    const path = key.split(".");
    this.#types[key] ??= { class: path.at(-1), namespace: this.#namespace(path.slice(0, -1).join(".")), inputs: undefined, outputs: undefined };
    if (this.#types[key][kind] === undefined) {
      this.#types[key][kind] = {};
      this.#pending.push({ key, side, target: this.#types[key][kind] });
    }
    return { ref: key };
  }

  #nested({ key, side, target }) {
    if (!side.has(key)) throw new Error(`no interface ${key}`);
    const className = key.split(".").at(-1);
    const defaults = this.defaults.get(className[0].toLowerCase() + className.slice(1));
    for (const property of properties(side.get(key))) {
      const where = `${key}.${property.name}`;
      const { optional } = convert(property.node, where, this.#context(side));
      const facts = side === this.inputs ? (defaults?.get(property.name) ?? {}) : {};
      target[property.name] = this.#property(where, className, property, side, !property.optional && !optional, facts);
    }
  }

  #enumeration(key) {
    const path = key.split(".");
    const module = path.slice(0, -1);
    if (this.#enums[key] === undefined) {
      const values = enumerations(parse(join(this.root, "types/enums", ...module, "index.d.ts")), module.join(".")).get(key);
      if (values === undefined) throw new Error(`no enum ${key}`);
      this.#enums[key] = { class: path.at(-1), namespace: this.#namespace(module.join(".")), type: "string", values };
    }
    return { enum: key };
  }
}
