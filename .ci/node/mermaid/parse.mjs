// Parses the Mermaid texts in the files that are named, with the real parser. Fails at the first wrong one.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

// Mermaid cleans labels with a library that wants a browser.
const { window } = new JSDOM('');
for (const name of ['Element', 'HTMLElement', 'HTMLTemplateElement', 'HTMLFormElement', 'Node', 'NodeFilter',
  'NamedNodeMap', 'DocumentFragment', 'DOMParser']) {
  globalThis[name] = window[name];
}
globalThis.window = window;
globalThis.document = window.document;

const { default: mermaid } = await import('mermaid');
for (const file of process.argv.slice(2)) {
  try {
    await mermaid.parse(readFileSync(file, 'utf8'));
  } catch (failure) {
    console.error(`${file}: ${failure.message}`);
    process.exit(1);
  }
}
console.log(`${process.argv.length - 2} pictures parse`);
