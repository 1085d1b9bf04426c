// One line a property, keys in ordinal order: a new release shows up as a readable diff.

const ordinal = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function leaf(value) {
  if (Array.isArray(value)) return `[${value.map(leaf).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${leaf(item)}`).join(", ")} }`;
}

function block(entries, indent, write) {
  const inner = `${indent}  `;
  const lines = Object.keys(entries).sort(ordinal).map((key) => `${inner}${JSON.stringify(key)}: ${write(entries[key], inner)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}

function fields(value, indent) {
  const nested = (key) => key === "inputs" || key === "outputs" || key === "values";
  const inner = `${indent}  `;
  const lines = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .map((key) => `${inner}"${key}": ${nested(key) ? block(value[key], inner, leaf) : leaf(value[key])}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

export function format(schema) {
  const section = (name) => `  "${name}": ${block(schema[name], "  ", fields)}`;
  const head = `  "package": "${schema.package}",\n  "version": "${schema.version}"`;
  return `{\n${head},\n${["resources", "types", "enums"].map(section).join(",\n")}\n}\n`;
}
