const OPENING = "([{<";
const CLOSING = ")]}>";

/**
 * The part of a function's name that says most: what stands after the last dot (or `::`) outside of brackets, so that type arguments
 * and parameter lists do not count. The whole name where there is none.
 */
export function shortName(name: string): string {
  const at = lastSeparator(name);
  return at < 0 || at + 1 >= name.length ? name : name.slice(at + 1);
}

/**
 * A function's name from long to short: whole, without its import path (`pricing.(*Pricer).Quote`), then what stands after the last dot;
 * each once, and with type arguments left out where it has some. Never empty.
 */
export function shorterNames(name: string): string[] {
  const local = withoutImportPath(name);
  const forms = [name, local, withoutArguments(local), shortName(local), withoutArguments(shortName(local))];
  return forms.filter((form, i) => form !== "" && forms.indexOf(form) === i);
}

/** `cart.(*Cart).Total` of `github.com/acme/shop/cart.(*Cart).Total`. */
export function withoutImportPath(name: string): string {
  const bracket = name.indexOf("[");
  const base = bracket < 0 ? name : name.slice(0, bracket);
  return name.slice(base.lastIndexOf("/") + 1);
}

/** `Map[…]` of `Map[go.shape.int,go.shape.string]`. */
function withoutArguments(name: string): string {
  return name.replace(/\[[^\]].*\]/u, "[…]");
}

/**
 * The package a function is in, as its language writes it: `net/http` of `net/http.(*conn).serve`, `com.acme.shop` of
 * `com.acme.shop.Cart.total`; the file's folder for languages whose names do not say.
 */
export function packageOf(name: string, file: string): string {
  const bare = name.replace(/\[.*$/su, "");
  if (/\.(?:java|kt|scala|groovy|clj)$/u.test(file)) return bare.split(".").slice(0, -2).join(".");
  if (file.endsWith(".go") || file === "" || file.endsWith(".s")) {
    const dot = bare.indexOf(".", bare.lastIndexOf("/") + 1);
    return dot < 0 ? bare : bare.slice(0, dot);
  }
  const slash = file.replaceAll("\\", "/").lastIndexOf("/");
  return slash < 0 ? file : file.slice(0, slash);
}

/** A hash that is the same on every visit, so that a function keeps its tint. FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function lastSeparator(name: string): number {
  let depth = 0;
  for (let i = name.length - 1; i > 0; i--) {
    const char = name[i]!;
    if (CLOSING.includes(char)) depth++;
    else if (OPENING.includes(char)) depth--;
    else if (depth === 0 && (char === "." || (char === ":" && name[i - 1] === ":"))) return i;
  }
  return -1;
}
