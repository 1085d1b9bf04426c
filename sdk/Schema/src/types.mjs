// From a TypeScript type to the type grammar of the schema files.
import ts from "typescript";

const keywords = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.AnyKeyword, "any"],
]);

/**
 * @param node the TypeScript type
 * @param where the property, for messages and overrides
 * @param context { number(where), overlay(where, name), reference(key), enumeration(key) }
 * @returns { type, optional, literal }
 */
export function convert(node, where, context) {
  const parts = alternatives(node);
  const types = parts.filter((part) => !isUndefined(part));
  const optional = types.length < parts.length;
  const literals = types.filter((part) => ts.isLiteralTypeNode(part));
  if (literals.length === 1 && types.length === 1) {
    return { type: "string", optional, literal: literals[0].literal.text };
  }
  const converted = distinct(types.map((part) => single(part, where, context)).filter((type) => type !== null));
  return { type: converted.length === 1 ? converted[0] : { oneOf: converted }, optional };
}

function alternatives(node) {
  if (ts.isParenthesizedTypeNode(node)) return alternatives(node.type);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(alternatives);
  const name = ts.isTypeReferenceNode(node) ? dotted(node.typeName) : "";
  return name === "pulumi.Input" || name === "pulumi.Output" ? alternatives(node.typeArguments[0]) : [node];
}

function single(node, where, context) {
  const inner = (child) => convert(child, where, context).type;
  if (keywords.has(node.kind)) return keywords.get(node.kind);
  if (node.kind === ts.SyntaxKind.NumberKeyword) return context.number(where);
  if (ts.isArrayTypeNode(node)) return { list: inner(node.elementType) };
  if (ts.isTypeLiteralNode(node)) return { map: inner(node.members[0].type) };
  if (ts.isTypeReferenceNode(node)) return reference(dotted(node.typeName), where, context);
  throw new Error(`${where}: cannot read the type ${ts.SyntaxKind[node.kind]}`);
}

function reference(name, where, context) {
  if (/^pulumi\.asset\./.test(name)) return "asset";
  const [root, ...path] = name.split(".");
  const key = path.length === 1 ? `index.${path[0]}` : path.join(".");
  if (root === "inputs" || root === "outputs") return context.reference(key);
  if (root === "enums") return context.enumeration(key);
  return context.overlay(where, name);
}

const dotted = (name) => (ts.isIdentifier(name) ? name.text : `${dotted(name.left)}.${name.right.text}`);
const isUndefined = (node) => node.kind === ts.SyntaxKind.UndefinedKeyword;
const distinct = (types) => [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
