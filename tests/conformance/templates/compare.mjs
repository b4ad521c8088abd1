// Renders the files of template repositories with node's nunjucks and with ours, and compares.
//
//   node compare.mjs --oracle FOLDER --ours template_batch [--time] REPOSITORY...
//
// FOLDER holds render.js and, after `npm install`, nunjucks 3.2.4 (../shared/oracle/templates, copied to where it may be
// written). Each text file of HEAD becomes cases: the scaffolder's tags, and {{ }} where the file has it, each with several
// sets of generated values for every name that stands in its tags, with and without trimBlocks and lstripBlocks; each tag
// `${{ … }}` alone is a case also. --time renders 3,000 of the files' cases with both instead, in ms.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const TIMED_CASES = 3000;
const CASES_A_RUN = 500; // node's nunjucks runs out of memory where ours stops at a limit; the rest of a run is lost then
const LARGEST_FILE = 256 << 10;
const WORDS = new Set(('if elif elseif else endif for in endfor set endset macro endmacro call endcall filter endfilter raw ' +
  'endraw verbatim endverbatim switch case default endswitch block endblock is not and or true false none null loop include ' +
  'import from extends range cycler joiner caller defined undefined string number').split(' '));

function options(words) {
  const found = { repositories: [] };
  while (words.length > 0) {
    const word = words.shift();
    if (word === '--oracle') found.oracle = path.resolve(words.shift());
    else if (word === '--ours') found.ours = path.resolve(words.shift());
    else if (word === '--time') found.isTimed = true;
    else found.repositories.push(word);
  }
  if (!found.oracle || !found.ours || found.repositories.length === 0) {
    console.error('usage: node compare.mjs --oracle FOLDER --ours template_batch [--time] REPOSITORY...');
    process.exit(2);
  }
  return found;
}

function git(repository, ...words) {
  return execFileSync('git', ['-C', repository, ...words], { maxBuffer: 1 << 30 });
}

/** The contents of blobs, in the order of their ids. */
function blobs(repository, ids) {
  const out = execFileSync('git', ['-C', repository, 'cat-file', '--batch'], { input: ids.join('\n') + '\n', maxBuffer: 1 << 30 });
  const contents = [];
  for (let at = 0; contents.length < ids.length; ) {
    const end = out.indexOf(10, at);
    const header = out.subarray(at, end).toString().split(' ');
    const size = header[1] === 'blob' ? Number(header[2]) : 0;
    contents.push(header[1] === 'blob' ? out.subarray(end + 1, end + 1 + size) : undefined);
    at = end + 1 + (header[1] === 'blob' ? size + 1 : 0);
  }
  return contents;
}

/** The text files of HEAD: {name, text}. */
function files(repository) {
  const listed = git(repository, 'ls-tree', '-r', '-z', 'HEAD').toString().split('\0')
    .map(line => /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(line))
    .filter(entry => entry && entry[2] === 'blob' && entry[1] !== '120000');
  const contents = blobs(repository, listed.map(entry => entry[3]));
  const found = [];
  for (const [i, [, , , , name]] of listed.entries()) {
    const bytes = contents[i];
    if (bytes === undefined || bytes.length > LARGEST_FILE || bytes.includes(0)) continue;
    const text = bytes.toString();
    if (Buffer.from(text).equals(bytes)) found.push({ name: path.basename(path.dirname(repository)) + ':' + name, text });
  }
  return found;
}

/** What stands in the tags of a text, strings taken out. */
function tags(text) {
  return [...text.matchAll(/\{\{(.*?)\}\}|\{%(.*?)%\}/gs)].map(match => (match[1] ?? match[2]).replace(/"[^"]*"|'[^']*'/g, '""'));
}

function hasTags(file) {
  return /\$\{\{|\{%/.test(file.text);
}

/** Paths of names: [['values', 'port'], …]; names of filters and tests left out. */
function names(text) {
  const found = new Map();
  for (const tag of tags(text)) {
    const plain = tag.replace(/\|\s*[\w.]+/g, ' ');
    for (const [name] of plain.matchAll(/(?<![\w.$])[A-Za-z_]\w*(?:\s*\.\s*\w+|\[""\])*/g)) {
      const parts = name.replace(/\[""\]/g, '').split('.').map(part => part.trim());
      if (!WORDS.has(parts[0])) found.set(parts.join('.'), parts);
    }
  }
  return [...found.values()];
}

/** The same number for the same text in every run. */
function hash(text) {
  let value = 2166136261;
  for (const c of Buffer.from(text)) value = Math.imul(value ^ c, 16777619) >>> 0;
  return value;
}

const LIST = ['alpha', 'Beta two', 'gamma-3'];
const VALUES = [
  name => `${name}-value`,
  name => `${name} Value: "é" <1> & 😀`,
  () => '',
  () => true,
  () => false,
  () => 8080,
  () => 0.5,
  () => null,
  () => LIST,
  () => [],
  () => [{ name: 'first', value: 1 }, { name: 'second', value: [2, 3] }],
  () => ({ host: 'example.com', 10: 'ten', 2: 'two', owner: 'acme' }),
  () => 'github.com?owner=acme&repo=pay&organization=org',
  () => 'component:default/pay',
  () => undefined,
];
const SETS = ['text', 'mixed a', 'mixed b', 'mixed c', 'none'];

function value(set, parts) {
  const name = parts.at(-1);
  if (/repo_?url$/i.test(name) && set !== 'none') return VALUES[12]();
  if (set === 'none') return undefined;
  return set === 'text' ? VALUES[0](name) : VALUES[hash(set + parts.join('.')) % VALUES.length](name);
}

/** Values for all names; a name with members is an object. */
function context(set, paths) {
  const root = {};
  for (const parts of [...paths].sort((a, b) => b.length - a.length)) {
    let at = root;
    for (const part of parts.slice(0, -1)) {
      if (typeof at[part] !== 'object' || at[part] === null || Array.isArray(at[part])) at[part] = {};
      at = at[part];
    }
    if (!(parts.at(-1) in at)) at[parts.at(-1)] = value(set, parts);
  }
  return root;
}

function casesOf(file) {
  const paths = names(file.text);
  const cases = [];
  const add = (t, c, opt) => cases.push({ id: `${file.name} ${cases.length}`, t, c, opt });
  for (const [i, set] of SETS.entries()) {
    const c = context(set, paths);
    const opt = { trimBlocks: i % 2 === 1, lstripBlocks: i % 3 === 1 };
    add(file.text, c, opt);
    if (file.text.includes('{{')) add(file.text, c, { ...opt, compat: true });
  }
  for (const [tag] of file.text.matchAll(/\$\{\{.*?\}\}/gs)) {
    for (const set of SETS) add(tag, context(set, names(tag)), {});
  }
  return cases;
}

function write(folder, name, cases) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, cases.map(one => JSON.stringify(one) + '\n').join(''));
  return file;
}

function answers(command, words) {
  const out = (() => {
    try {
      return execFileSync(command, words, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
    } catch (error) {
      return error.stdout.toString();
    }
  })();
  return new Map(out.split('\n').filter(Boolean).map(line => JSON.parse(line)).map(answer => [answer.id, answer]));
}

/** Half a character is written as U+FFFD. */
function wellFormed(text) {
  return text.toWellFormed();
}

function verdict(node, ours) {
  if (node === undefined) return 'node died';
  if (ours === undefined) return 'ours died';
  if (node.err !== undefined) return ours.err !== undefined ? 'both refuse' : 'node refuses';
  if (ours.err !== undefined) return 'ours refuses';
  return wellFormed(node.out) === ours.out ? 'same text' : 'differs';
}

function* chunks(cases) {
  let part = [];
  for (const one of cases) {
    part.push(one);
    if (part.length < CASES_A_RUN) continue;
    yield part;
    part = [];
  }
  yield part;
}

function* casesOfAll(all) {
  for (const file of all) yield* casesOf(file);
}

function compare({ oracle, ours }, cases, folder) {
  const counts = {};
  const refusals = {};
  let total = 0;
  for (const part of chunks(cases)) {
    total += part.length;
    const file = write(folder, 'cases.jsonl', part);
    const expected = answers(process.execPath, [path.join(oracle, 'render.js'), file]);
    const found = answers(ours, [file]);
    for (const one of part) {
      const judged = verdict(expected.get(one.id), found.get(one.id));
      counts[judged] = (counts[judged] ?? 0) + 1;
      if (judged === 'both refuse') {
        const reason = /error: \S+ (.*)/.exec(found.get(one.id).err)?.[1].replace(/"[^"]*"/g, '"…"');
        refusals[reason] = (refusals[reason] ?? 0) + 1;
      }
      if (['same text', 'both refuse'].includes(judged)) continue;
      const { out, err } = found.get(one.id) ?? {};
      const { out: nodeOut, err: nodeErr } = expected.get(one.id) ?? {};
      console.log(`${judged}: ${one.id} ${JSON.stringify(one.opt)}\n  node ${JSON.stringify(nodeErr ?? nodeOut)?.slice(0, 300)}` +
        `\n  ours ${JSON.stringify(err ?? out)?.slice(0, 300)}`);
    }
  }
  const agree = (counts['same text'] ?? 0) + (counts['both refuse'] ?? 0);
  console.log(`refused by both: ${JSON.stringify(refusals, null, 1)}`);
  console.log(JSON.stringify(counts));
  console.log(`${agree} of ${total} agree, ${((100 * agree) / total).toFixed(2)} %`);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The files in turn, with other values each time round. */
function timedCases(all) {
  const cases = [];
  for (let i = 0; cases.length < TIMED_CASES; i++) {
    const file = all[i % all.length];
    const set = ['text', `mixed ${Math.floor(i / all.length)}`][i % 2];
    cases.push({ id: i, t: file.text, c: context(set, names(file.text)), opt: {} });
  }
  return cases;
}

/** Parsing and rendering alone, in one process each. */
function time({ oracle, ours }, cases, folder, what) {
  const file = write(folder, 'timed.jsonl', cases);
  const nunjucks = createRequire(path.join(oracle, 'render.js'))('nunjucks');
  const environment = new nunjucks.Environment([], { autoescape: false, tags: { variableStart: '${{', variableEnd: '}}' } });
  environment.addFilter('parseRepoUrl', url => ({ host: String(url) }));
  environment.addFilter('parseEntityRef', ref => ({ name: String(ref) }));
  environment.addFilter('pick', (object, key) => object?.[key]);
  environment.addFilter('projectSlug', url => String(url));
  const node = [];
  const mine = [];
  for (let round = 0; round < 5; round++) {
    const start = process.hrtime.bigint();
    for (const one of cases) {
      try {
        environment.renderString(one.t, one.c);
      } catch {
        continue;
      }
    }
    node.push(Number(process.hrtime.bigint() - start) / 1e6);
    mine.push(Number(execFileSync(ours, ['--time', file]).toString()));
  }
  console.log(`${what}: ${cases.length} renders, median of 5: node ${median(node).toFixed(1)} ms, ours ${median(mine).toFixed(1)} ms, ` +
    `${(median(node) / median(mine)).toFixed(1)} times as fast`);
}

const chosen = options(process.argv.slice(2));
const all = chosen.repositories.flatMap(files);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'templates-'));
try {
  if (chosen.isTimed) {
    time(chosen, timedCases(all), folder, 'all text files');
    time(chosen, timedCases(all.filter(hasTags)), folder, 'files with tags');
  } else {
    console.log(`${all.length} files, ${all.filter(hasTags).length} of them with tags of the scaffolder`);
    compare(chosen, casesOfAll(all), folder);
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}
