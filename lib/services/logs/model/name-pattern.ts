/** Decides whether a log group's name is wanted. */
export type NameTest = (name: string) => boolean;

/**
 * ListLogGroups' logGroupNamePattern: up to five texts between "|", each a prefix after "^", else a substring.
 * Case counts. The model has already checked the form.
 */
export function compileNamePattern(pattern: string): NameTest {
  const tests = pattern.split("|").map((part): NameTest => {
    const text = part.replace(/^\^/, "");
    return part.startsWith("^") ? (name) => name.startsWith(text) : (name) => name.includes(text);
  });
  return (name) => tests.some((test) => test(name));
}
