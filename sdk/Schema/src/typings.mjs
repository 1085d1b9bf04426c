// Reads the interfaces and classes of a .d.ts file.
import { readFileSync } from "node:fs";
import ts from "typescript";

export function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false);
}

/** Every interface of the file, by its dotted name ("eks.ClusterVpcConfig"); of the root: "index.ProviderEndpoint". */
export function interfaces(source) {
  const found = new Map();
  const visit = (node, path) => {
    if (ts.isModuleDeclaration(node)) {
      node.body?.statements?.forEach((child) => visit(child, [...path, node.name.text]));
    } else if (ts.isInterfaceDeclaration(node)) {
      found.set([...(path.length ? path : ["index"]), node.name.text].join("."), node);
    }
  };
  source.statements.forEach((statement) => visit(statement, []));
  return found;
}

/** The properties of an interface or the instance properties of a class. */
export function properties(declaration) {
  return declaration.members
    .filter((member) => (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) && !isStatic(member))
    .map((member) => ({
      name: member.name.text,
      optional: member.questionToken !== undefined,
      deprecated: isDeprecated(member),
      node: member.type,
    }));
}

const isDeprecated = (member) => member.jsDoc?.some((comment) => comment.tags?.some((tag) => tag.tagName.text === "deprecated")) ?? false;

const isStatic = (member) => member.modifiers?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword || m.kind === ts.SyntaxKind.PrivateKeyword) ?? false;

/** The class of the resource and its args interface. */
export function resource(source, className) {
  const named = (kind, name) => source.statements.find((s) => kind(s) && s.name?.text === name);
  return { class: named(ts.isClassDeclaration, className), args: named(ts.isInterfaceDeclaration, `${className}Args`) };
}

/** Whether the constructor can be called with a name alone. */
export function argsOptional(declaration) {
  const constructor = declaration.members.find(ts.isConstructorDeclaration);
  return constructor.parameters[1].questionToken !== undefined;
}

/** The values of `export declare const Name: { readonly Member: "value" }`, by dotted name. */
export function enumerations(source, module) {
  const found = new Map();
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const { name, type } of statement.declarationList.declarations) {
      if (type && ts.isTypeLiteralNode(type)) {
        found.set(`${module}.${name.text}`, Object.fromEntries(type.members.map((m) => [m.name.text, m.type.literal.text])));
      }
    }
  }
  return found;
}
