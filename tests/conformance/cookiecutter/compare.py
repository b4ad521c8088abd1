#!/usr/bin/env python3
"""Public cookiecutter templates: does bs make the same tree as cookiecutter does?

usage: compare.py RENDER [--templates FOLDER] [--cookiecutter PROGRAM] [--keep FOLDER]

RENDER is cookiecutter_render. FOLDER holds one template a folder (default: BS_COOKIECUTTERS); without it, or without
cookiecutter, the test is skipped. Each template is rendered several times: with its defaults; with the last of each list of
choices and each y and n turned round; with other names and the second of each list. Hooks run for neither side: they
are left out of the copy that both read. Compared are paths, bytes and the executable bit. What docs/conformance.md
explains is told and passes."""
import argparse
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

EXPLAINED = ('random', 'line ends', 'own variables', 'copied folder', 'extension')


def is_asked(key):
    return not key.startswith('_')


def answers_of(variables, turn):
    """The answers of one turn: 0 defaults, 1 last choices, 2 second choices and other names."""
    answers = {}
    for key, value in variables.items():
        if not is_asked(key) or turn == 0:
            continue
        if isinstance(value, list) and value:
            choice = value[-1] if turn == 1 else value[min(1, len(value) - 1)]
            if '{' not in str(choice):
                answers[key] = choice
        elif value in ('y', 'n', 'yes', 'no', 'Y', 'N'):
            if turn == 1:
                answers[key] = {'y': 'n', 'n': 'y', 'yes': 'no', 'no': 'yes', 'Y': 'N', 'N': 'Y'}[value]
        elif isinstance(value, str) and turn == 2 and '{' not in value:
            if key in ('full_name', 'author', 'author_name', 'maintainer'):
                answers[key] = 'Zoë "Z" O\'Néill & Söhne <z>'
            elif key in ('project_name', 'app_name', 'lib_name', 'plugin_name', 'repo_name', 'project_title'):
                answers[key] = 'other-thing2'
            elif 'description' in key:
                answers[key] = 'Makes it "so": 100 % & a # hash, {one}'
    return answers


def without_hooks(template, folder):
    shutil.copytree(template, folder, symlinks=True, ignore=shutil.ignore_patterns('.git'))
    shutil.rmtree(os.path.join(folder, 'hooks'), ignore_errors=True)


def tree_of(folder):
    tree = {}
    for root, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(root, name)
            mode = os.lstat(path).st_mode
            with open(path, 'rb') as file:
                tree[os.path.relpath(path, folder)] = (file.read(), bool(mode & stat.S_IXUSR))
    return tree


def run_cookiecutter(program, template, out, answers, home):
    os.makedirs(out)
    arguments = ['%s=%s' % item for item in answers.items()]
    environment = dict(os.environ, HOME=home)
    done = subprocess.run([*program.split(), '--no-input', '--default-config', '-o', out, template, *arguments],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, check=False)
    made = os.listdir(out)
    if done.returncode != 0 or len(made) != 1:
        lines = [line for line in (done.stderr + done.stdout).decode(errors='replace').split('\n') if line.strip()]
        return None, lines[-1] if lines else 'no reason given'
    return made[0], ''


def kind_of_difference(template_bytes, theirs, ours):
    """Why the bytes of one file differ: a reason that docs/conformance.md explains, or 'bytes'."""
    pairs = list(zip(theirs.split(b'\n'), ours.split(b'\n')))
    if re.search(rb'random_ascii_string|\| *random', template_bytes) and all(len(a) == len(b) for a, b in pairs):
        return 'random'
    if theirs == ours.replace(b'\r\n', b'\n'):
        return 'line ends'
    if b'"_extensions"' in template_bytes:
        return 'extension'
    own = re.compile(rb'^.*"_(output_dir|repo_dir|checkout)":.*\n', re.M)
    return 'own variables' if own.sub(b'', theirs) == own.sub(b'', ours) else 'bytes'


def differences(template, theirs, ours):
    """Lines 'KIND: PATH'."""
    missing, more = sorted(theirs.keys() - ours.keys()), sorted(ours.keys() - theirs.keys())
    # cookiecutter 1 renders no name of a folder that is copied.
    is_copied = len(missing) == len(more) and all('{{' in path for path in missing)
    found = ['%s: %s' % ('copied folder' if is_copied else 'missing', path) for path in missing]
    found += ['too much: ' + path for path in more if not is_copied]
    sources = b''
    if any(theirs[path][0] != ours[path][0] for path in theirs.keys() & ours.keys()):
        sources = {path: content for path, (content, _) in tree_of(template).items()}
    for path in sorted(theirs.keys() & ours.keys()):
        if theirs[path][0] != ours[path][0]:
            source = sources['cookiecutter.json'] + b''.join(
                text for name, text in sources.items() if name.endswith('/' + path.split('/')[-1]))
            found.append('%s: %s' % (kind_of_difference(source, theirs[path][0], ours[path][0]), path))
        if theirs[path][1] != ours[path][1]:
            found.append('mode: ' + path)
    return found


def compare(options, template, turn, work, count):
    """One line's verdict: (word, details); the number of files is added to `count`."""
    with open(os.path.join(template, 'cookiecutter.json'), encoding='utf-8') as file:
        variables = json.load(file)
    answers = answers_of(variables, turn)
    if turn > 0 and not answers:
        return None, []
    copy = os.path.join(work, 'template')
    without_hooks(template, copy)
    theirs = os.path.join(work, 'theirs')
    name, reason = run_cookiecutter(options.cookiecutter, copy, theirs, answers, work)
    given = os.path.join(work, 'answers.json')
    with open(given, 'w', encoding='utf-8') as file:
        json.dump(answers, file)
    ours = os.path.join(work, 'ours')
    done = subprocess.run([options.render, copy, ours, given], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    message = done.stderr.decode(errors='replace').strip()
    if name is None:
        return 'both fail' if done.returncode != 0 else 'cookiecutter fails', [reason] + message.split('\n')[:1]
    if done.returncode != 0:
        return 'refused' if 'the tag include is not available' in message else 'bs fails', message.split('\n')
    found = differences(copy, tree_of(os.path.join(theirs, name)), tree_of(ours))
    if ('project: %s\n' % name) not in done.stdout.decode():
        found.append('name of the project: ' + name)
    count.append(len(tree_of(ours)))
    is_explained = all(line.split(': ')[0] in EXPLAINED for line in found)
    return 'same' if not found else 'explained' if is_explained else 'differs', found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('render')
    parser.add_argument('--templates', default=os.environ.get('BS_COOKIECUTTERS', ''))
    parser.add_argument('--cookiecutter', default='cookiecutter')
    parser.add_argument('--only', default='')
    parser.add_argument('--keep', default='')
    options = parser.parse_args()
    if not os.path.isdir(options.templates) or shutil.which(options.cookiecutter.split()[0]) is None:
        print('skipped: needs BS_COOKIECUTTERS, a folder of templates, and cookiecutter')
        return 0
    totals = {}
    count = []
    for name in sorted(os.listdir(options.templates)):
        template = os.path.join(options.templates, name)
        if not os.path.isfile(os.path.join(template, 'cookiecutter.json')) or options.only not in name:
            continue
        for turn in range(3):
            work = os.path.join(options.keep, '%s-%d' % (name, turn)) if options.keep else None
            with tempfile.TemporaryDirectory() as temporary:
                if work:
                    shutil.rmtree(work, ignore_errors=True)
                    os.makedirs(work)
                word, details = compare(options, template, turn, work or temporary, count)
            if word is None:
                continue
            totals[word] = totals.get(word, 0) + 1
            print('%-20s %s, answers %d' % (word, name, turn))
            for line in details:
                print('    ' + line)
    print(', '.join('%d %s' % (n, word) for word, n in sorted(totals.items())), 'of', sum(totals.values()),
          'renderings;', sum(count), 'files')
    return 1 if totals.keys() & {'differs', 'bs fails'} else 0


if __name__ == '__main__':
    sys.exit(main())
