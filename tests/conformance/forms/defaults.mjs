// Compares the defaults that bs fills in with those of react-jsonschema-form, with the settings of Backstage's scaffolder.
//   node defaults.mjs --oracle FOLDER --ours form_batch PAGES.jsonl
// FOLDER has @rjsf/utils and @rjsf/validator-ajv8 installed. PAGES.jsonl has a line {id, pages} for each template. Each is asked with
// no answers, and with each value of each choice and both of each yes or no.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const option = name => process.argv[process.argv.indexOf(name) + 1];
const load = createRequire(join(resolve(option('--oracle')), 'package.json'));
const { getDefaultFormState } = load('@rjsf/utils');
const validator = load('@rjsf/validator-ajv8').default;
const behaviour = { allOf: 'populateDefaults', mergeExtraDefaults: true };
console.warn = () => {};

/// The form is drawn anew with what it filled in until nothing changes.
function filled(pages, answers) {
  let data = structuredClone(answers);
  for (let round = 0; round < 20; ++round) {
    const before = JSON.stringify(data);
    for (const page of pages) data = getDefaultFormState(validator, page, data, page, false, behaviour);
    if (JSON.stringify(data) === before) break;
  }
  return data;
}

/// Answers that may open branches: every choice and every yes or no there is, wherever it stands.
function variants(pages) {
  const all = new Map([['{}', {}]]);
  const visit = node => {
    if (node === null || typeof node !== 'object') return;
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const values = property?.enum ?? (property?.type === 'boolean' ? [true, false] : []);
      for (const value of values) all.set(JSON.stringify({ [name]: value }), { [name]: value });
    }
    for (const child of Object.values(node)) visit(child);
  };
  pages.forEach(page => {
    const { properties, dependencies, allOf, ...rest } = page;
    visit({ properties, dependencies, allOf, ...rest });
  });
  return [...all.values()];
}

/// Keys in one order; a null stands for an empty field there.
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).filter(key => value[key] !== null && value[key] !== undefined).sort();
  return Object.fromEntries(keys.map(key => [key, plain(value[key])]));
}

const lines = readFileSync(process.argv.at(-1), 'utf8').trim().split('\n').map(line => JSON.parse(line));
const cases = lines.flatMap(({ id, pages }) => variants(pages).map(answers => ({ id, pages, answers })));
const file = join(mkdtempSync(join(tmpdir(), 'forms-')), 'cases.jsonl');
writeFileSync(file, cases.map(one => JSON.stringify(one)).join('\n') + '\n');
const ours = execFileSync(option('--ours'), [file], { maxBuffer: 1 << 30 }).toString().trim().split('\n').map(line => JSON.parse(line));
let agree = 0;
let differ = 0;
cases.forEach(({ id, pages, answers }, at) => {
  let theirs;
  try {
    theirs = JSON.stringify(plain(filled(pages, answers)));
  } catch (error) {
    theirs = `error ${error.message}`;
  }
  const found = ours[at].error ?? JSON.stringify(plain(ours[at].completed));
  if (found === theirs) return ++agree;
  ++differ;
  console.log(`${id} ${JSON.stringify(answers)}\n  theirs ${theirs}\n  ours   ${found}`);
});
console.log(`${lines.length} templates, ${cases.length} cases: ${agree} agree, ${differ} differ`);
